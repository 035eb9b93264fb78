"""The screens of hipbook, for notebooks and for the dashboard: the very same classes."""

from importlib import import_module

SCREENS = {
    "Dashboard": "dashboard", "Journal": "journal", "Today": "today", "Check": "check", "You": "you",
    "Routine": "routine", "Practise": "practise", "Progress": "progress", "Share": "share", "Player": "player",
    "Chart": "chart", "Library": "library", "Sieve": "sieve", "WhichText": "beliefs", "HipOrSpine": "explorer",
    "WhereFelt": "felt",
}  # fmt: skip
__all__ = list(SCREENS)


def __getattr__(name: str):
    """Import a screen when it is first asked for, so that the page need not wait for those not yet shown."""
    if name not in SCREENS:
        raise AttributeError(f"hipbook.widgets has no {name!r}; it has {', '.join(SCREENS)}")
    return getattr(import_module(f".{SCREENS[name]}", __name__), name)
