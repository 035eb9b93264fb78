"""One figure as an SVG: everything in its order, what moves, what works, what keeps still, and the words for it."""

from __future__ import annotations

from html import escape

import numpy as np

from . import anatomy as body
from . import scene
from .animate import STILL, Timeline, animate, number, path, reach, steps, timeline, track, when
from .camera import around, outline
from .look import style
from .motion import Motion
from .picture import Drawn, Picture, in_order, picture
from .shapes import (
    Disc,
    Shape,
    Stage,
)

MARGIN, WORD = 45, 110
WIDEST, TALLEST = 2.0, 0.8


def svg(motion: Motion, name: str, works: str, made: str) -> str:
    """The whole SVG. ``made`` is the mark by which a change of pose or code is known."""
    drawn, time = picture(motion), timeline(motion)
    figure = motion.figure
    total, one = len(motion.frames), len(drawn.clips) == 1
    body_parts = []
    for clip in drawn.clips:
        shapes = in_order(drawn, clip)
        if one:
            body_parts += [both(shape, time) for shape in shapes]
            continue
        shown, times = when(time, clip.first, clip.last)
        inner = "".join(moving(_cut(shape, clip, total), time, clip.first) for shape in shapes)
        body_parts.append(f'<g class="m">{steps("visibility", time, shown, times)}{inner}</g>')
    if not one:
        last = in_order(drawn, drawn.clips[-1])
        body_parts.append(f'<g class="s">{"".join(at_end(shape) for shape in last)}</g>')
    box, texts = _frame(drawn), _words(drawn, time)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="hbf" viewBox="{" ".join(str(round(v)) for v in box)}" role="img" '
        f'data-side="{figure.side}" data-cycle-s="{number(time.seconds)}" data-reps="3" data-end-s="{number(time.end_s + 0.01)}" '
        f'data-made="{made}"><title>{escape(name)}</title><desc>{escape(describe(motion, works))}</desc><style>{style()}</style>',
        *(both(shape, time) for shape in drawn.under),
        f'<g class="shade">{"".join(both(shape, time) for shape in drawn.shade)}</g>',
        _ghost(drawn.stage), *body_parts, *(both(shape, time) for shape in drawn.over), texts, "</svg>\n",
    ]  # fmt: skip
    return "\n".join(part for part in parts if part)


def _cut(shape: Drawn, clip: scene.Clip, total: int) -> Drawn:
    if len(shape.rows) == 1:
        return shape
    rows = shape.rows[clip.first : min(clip.last + 2, total)]
    return Shape(shape.css, rows, shape.closed) if isinstance(shape, Shape) else Disc(shape.css, rows, shape.r)


def describe(motion: Motion, works: str) -> str:
    """The same in words: how it starts, where it goes, what works and what keeps still."""
    figure = motion.figure
    says = [key.says for key in figure.keys if key.says]
    then = [f"Then: {words}" for words in says[1:]]
    where = f"It works or pulls at {works}." if works else ""
    quiet = f"The {figure.keeps_still.split('.')[0]} keeps still." if figure.keeps_still else ""
    return " ".join(part for part in (f"Start: {says[0]}", *then, where, quiet) if part)


def moves(shape: Drawn) -> bool:
    if len(shape.rows) == 1:
        return False
    if isinstance(shape, Disc) or not shape.closed:
        return bool(np.abs(shape.rows - shape.rows[0]).max() > STILL)
    return bool(np.abs(reach(shape.rows) - reach(shape.rows[:1])).max() > STILL)


def element(shape: Drawn, row: int, inner: str = "", more: str = "") -> str:
    """A shape as it is in one frame."""
    words = [word for word in (shape.css, "o" if isinstance(shape, Disc) else "", more) if word]
    css = f'class="{" ".join(words)}" ' if words else ""
    wide = f'stroke-width="{number(2 * shape.r, 1)}" ' if isinstance(shape, Disc) else ""
    told = f'{css}{wide}d="{_data(shape, row)}"'
    return f"<path {told}>{inner}</path>" if inner else f"<path {told}/>"


def _data(shape: Drawn, row: int) -> str:
    """Path data; a disc is a round dot, so that one attribute moves it."""
    if isinstance(shape, Disc):
        x, y = np.rint(shape.rows[row]).astype(int)
        return f"M{x} {y}h0"
    return path(shape.rows[row], shape.closed)


def moving(shape: Drawn, time: Timeline, first: int = 0, more: str = "") -> str:
    """A shape with its movement."""
    if not moves(shape):
        return element(shape, 0)
    rows = shape.rows[:, None] if isinstance(shape, Disc) else shape.rows
    frames, times, curves = track(time, rows, first)
    inner = animate("d", time, [_data(shape, frame) for frame in frames], times, curves)
    return element(shape, frames[0], inner, more)


def at_end(shape: Drawn) -> str:
    return element(shape, -1)


def both(shape: Drawn, time: Timeline) -> str:
    """The moving shape and its still, or the one that serves as both."""
    if not moves(shape):
        return element(shape, 0)
    return moving(shape, time, more="m") + element(shape, -1, more="s")


def _ghost(stage: Stage) -> str:
    """Where it started: one dashed outline round all that moves, under the body."""
    hulls = []
    for name in body.PARTS:
        balls = stage.part(name)
        if np.abs(balls - balls[0]).max() > 0.05 and not name.startswith(("nose", "fringe", "shorts")):
            hulls.append(outline(stage.seen, balls[:1], points=16)[0])
    lines = around(hulls)
    return f'<path class="ghost" d="{"".join(path(line, closed=False) for line in lines)}"/>' if lines else ""


def _frame(drawn: Picture) -> np.ndarray:
    """The view box: around everything, or the parts in focus, never too wide or too tall, and a strip above for its words."""
    focus = drawn.stage.motion.figure.focus
    if focus:
        boxes = [Shape("", outline(drawn.stage.seen, drawn.stage.part(part))).box for part in focus]
    else:
        shapes = [*drawn.under, *drawn.over, *(shape for unit in drawn.units.values() for shape in unit)]
        boxes = [shape.box for shape in shapes if isinstance(shape, Shape)]
    low = np.min([box[0] for box in boxes], axis=0) - MARGIN
    high = np.max([box[1] for box in boxes], axis=0) + MARGIN
    low[1] -= WORD * any(key.word for key in drawn.stage.motion.figure.keys)
    size = high - low
    wanted = np.array([max(size[0], TALLEST * size[1]), max(size[1], size[0] / WIDEST)])
    return np.concatenate([(low + high) / 2 - wanted / 2, wanted])


def _words(drawn: Picture, time: Timeline) -> str:
    """A keyframe's word, shown while it is reached; it is turned back where the figure is mirrored."""
    motion, box = drawn.stage.motion, _frame(drawn)
    at = f'x="{round(box[0] + box[2] / 2)}" y="{round(box[1] + 95)}"'
    found = []
    for i, key in enumerate(motion.figure.keys):
        if not key.word:
            continue
        first, last = (
            (motion.keys[max(i + step, 0)] if i + step < len(motion.keys) else motion.keys[-1]) for step in (-1, 1)
        )
        shown, times = when(time, (first + motion.keys[i] + 1) // 2, (motion.keys[i] + last + 1) // 2 - 1)
        found.append(f'<text class="m" {at}>{steps("visibility", time, shown, times)}{escape(key.word)}</text>')
        if i == len(motion.figure.keys) - 1:
            found.append(f'<text class="s" {at}>{escape(key.word)}</text>')
    return "".join(found)
