"""What the environment asks for: the log file, the day, the place hipbook runs in."""

from __future__ import annotations

import os
from datetime import date


def present_day(told: date | None = None) -> date:
    """The day that HIPBOOK_TODAY names ("2026-01-05"), else the one that was told, else the one this machine says."""
    named = os.environ.get("HIPBOOK_TODAY")
    return date.fromisoformat(named) if named else told or date.today()
