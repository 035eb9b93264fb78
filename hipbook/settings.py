"""What the environment asks for: the log file, the day, the place hipbook runs in."""

from __future__ import annotations

import os
from datetime import date


def present_day() -> date:
    """The day it is, or the one that HIPBOOK_TODAY names ("2026-01-05")."""
    named = os.environ.get("HIPBOOK_TODAY")
    return date.fromisoformat(named) if named else date.today()
