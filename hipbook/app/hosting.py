"""Where this page runs, and so where the log is, who could read it and how long it lasts."""

from __future__ import annotations

from .. import settings
from ..log.store import Log


def whereabouts(log: Log) -> tuple[str, str]:
    """Where the log is, and who else could read it; a sentence each.

    >>> whereabouts(Log.memory())[0]
    'Your log is in memory only: it is gone when this page closes, so save a copy if you want to keep it.'
    """
    match settings.place():
        case settings.TEMPORARY:
            return ("Your log is on a temporary machine: it is gone when that stops, so save a copy.",
                    "Others run that machine. Nothing is sent on from there.")  # fmt: skip
        case settings.PUBLIC:
            return ("Your log is in the memory of a server, for this page alone: it is gone there when the page closes. "
                    "A copy stays in this browser, for as long as the browser keeps it.", "Others run that server. Nothing is sent on from there.")  # fmt: skip
        case settings.LAN if log.where:
            return ("Your log is kept in one file on the computer that serves this page.",
                    "Devices on this network that have the address with its key can open it.")  # fmt: skip
        case settings.HOME if log.where:
            return ("Your log is kept in a file of your own on a server.",
                    "Other users cannot open it; those who run the server could.")  # fmt: skip
        case settings.DEVICE if log.where:
            return ("Your log is kept in this browser, on this device.",
                    "Nothing leaves this device.")  # fmt: skip
    if log.where:
        return "Your log is kept in one file on this machine.", "Nothing leaves this machine."
    return ("Your log is in memory only: it is gone when this page closes, so save a copy if you want to keep it.",
            "Nothing leaves this machine.")  # fmt: skip
