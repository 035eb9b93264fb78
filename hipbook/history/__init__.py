"""What the log says today: days and weeks, pain zones, pauses, the current dose and the plan's edits."""
