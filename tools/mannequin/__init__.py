"""Draws the exercises: joint angles in ``data/figures/*.toml`` become settled bodies and moving SVGs.

Frames follow the ISB: X forward, Y up, Z to the right, in each segment and in the world, whose floor is y = 0. Lengths
are metres (millimetres in the SVG), angles degrees. Hip and shoulder turn in the order Z, X', Y'' (Grood and Suntay 1983;
Wu et al. 2002). We store abduction and external rotation as positive; the ISB has their opposites positive.

``pose`` reads the files, ``kinematics`` places the segments, ``settle`` rests them on floor, wall and props, ``motion``
goes from keyframe to keyframe, ``checks`` looks for what no body can do, ``scene`` decides what is in front,
``draw`` and ``animate`` write the SVG, ``build`` redraws what changed. README.md is for those who write poses.
"""
