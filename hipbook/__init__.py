"""hipbook: a hip-care workbook that plans, leads, logs and adapts.

The public face: ``import hipbook as hb``, then ``hb.library()``, ``hb.Profile``, ``hb.screen``, ``hb.plan``,
``hb.decide`` and ``hb.Log``. Importing it loads no chart and no widget.
"""

from .content import library
from .goals import goals_in
from .model import Dose
from .planner import plan
from .profile import Profile
from .progression import decide
from .records import Flare, History, Morning, PlanChange, ProfileSaved, Psfs, SessionDone, SetDone, TestDone
from .safety import Gate
from .screening import NotCleared, screen, suggest_track

__all__ = [
    "Dose", "Flare", "Gate", "History", "Log", "Morning", "NotCleared", "PlanChange", "Profile", "ProfileSaved", "Psfs",
    "SessionDone", "SetDone", "TestDone", "decide", "goals_in", "library", "plan", "screen", "suggest_track",
]  # fmt: skip


def __getattr__(name: str):
    """The log is imported when it is first asked for."""
    if name != "Log":
        raise AttributeError(f"hipbook has no {name!r}; it has {', '.join(__all__)}")
    from .store import Log

    return Log
