"""hipbook: a hip-care workbook that plans, leads, logs and adapts.

The public face: ``import hipbook as hb``, then ``hb.library()``, ``hb.Profile``, ``hb.screen``, ``hb.plan``,
``hb.decide`` and ``hb.Log``. Importing it loads no chart and no widget.
"""

from .adaptation.progression import decide
from .content.loader import library
from .model.dose import Dose
from .model.profile import Profile
from .model.records import Flare, History, Morning, PlanChange, ProfileSaved, Psfs, SessionDone, SetDone, TestDone
from .model.safety import Gate
from .planning.planner import plan
from .screening.assessment import NotCleared, screen
from .screening.track import suggest_track

__all__ = [
    "Dose", "Flare", "Gate", "History", "Log", "Morning", "NotCleared", "PlanChange", "Profile", "ProfileSaved", "Psfs",
    "SessionDone", "SetDone", "TestDone", "decide", "library", "plan", "screen", "suggest_track",
]  # fmt: skip


def __getattr__(name: str):
    """The log is imported when it is first asked for."""
    if name != "Log":
        raise AttributeError(f"hipbook has no {name!r}; it has {', '.join(__all__)}")
    from .log.store import Log

    return Log
