"""The screens of hipbook, for notebooks and for the dashboard: the very same classes."""

from importlib import import_module

SCREENS = {
    "Dashboard": "dashboard", "Journal": "journal", "Today": "today.screen", "Check": "check.screen",
    "You": "you.screen", "Routine": "routine.screen", "Practise": "practise.screen", "Progress": "progress.screen",
    "Library": "library.screen", "Share": "share.screen", "Player": "practise.player", "Chart": "base.chart",
    "Sieve": "lessons.sieve", "WhichText": "lessons.which_text", "HipOrSpine": "lessons.hip_or_spine",
    "WhereFelt": "lessons.where_felt",
}  # fmt: skip
__all__ = list(SCREENS)


def __getattr__(name: str):
    """Import a screen when it is first asked for, so that the page need not wait for those not yet shown."""
    if name not in SCREENS:
        raise AttributeError(f"hipbook.widgets has no {name!r}; it has {', '.join(SCREENS)}")
    return getattr(import_module(f".{SCREENS[name]}", __name__), name)
