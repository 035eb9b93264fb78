"""What the environment asks for: the log file, the day, the place hipbook runs in, and whether that is a browser."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime, tzinfo

LOG, TODAY, PLACE, BOOK = "HIPBOOK_LOG", "HIPBOOK_TODAY", "HIPBOOK_PLACE", "HIPBOOK_BOOK"
MEMORY = ":memory:"
IN_BROWSER = sys.platform == "emscripten"
"""Does Python itself run in a browser, as WebAssembly?"""
OWN, LAN, TEMPORARY, PUBLIC, HOME, DEVICE = "own", "lan", "temporary", "public", "home", "device"


def log_file() -> str | None:
    """The file that HIPBOOK_LOG names, or ``:memory:``; None where it names none."""
    return os.environ.get(LOG) or None


def present_day(given: date | None = None) -> date:
    """The day that HIPBOOK_TODAY names ("2026-01-05"), else the given one, else the one this machine says."""
    setting = os.environ.get(TODAY)
    return date.fromisoformat(setting) if setting else given or date.today()


def present_zone() -> tzinfo:
    """The time zone of this machine: whether a session was in the morning or in the evening depends on it."""
    return datetime.now(UTC).astimezone().tzinfo or UTC


def place() -> str:
    """What HIPBOOK_PLACE says: ``own`` (this computer), ``lan`` (this computer, for devices on its network),
    ``temporary``, ``public``, ``home`` (a person's own on a shared server) or ``device`` (a browser alone, without a
    server). Anything else counts as own.
    """
    setting = os.environ.get(PLACE, OWN)
    return setting if setting in (LAN, TEMPORARY, PUBLIC, HOME, DEVICE) else OWN


def forgets() -> bool:
    """Is this a browser alone that keeps no files, so that the log is gone with the page?"""
    return place() == DEVICE and log_file() == MEMORY


def book() -> str:
    """Where HIPBOOK_BOOK says that a site with a page for each notebook begins; empty where the notebooks lie side by side."""
    return os.environ.get(BOOK, "")


def run_at(reach: str) -> None:
    """From here on this process and the kernels it starts run at this place; in public every log is in memory."""
    os.environ[PLACE] = reach
    if reach == PUBLIC:
        os.environ[LOG] = MEMORY
