"""hipbook: a hip-care workbook that plans, leads, logs and adapts.

The public face: ``import hipbook as hb``, then ``hb.library()``, ``hb.Profile``, ``hb.screen``, ``hb.plan``,
``hb.decide`` and ``hb.Log``. Importing it loads no chart and no widget.
"""

import logging

from .content import library
from .model import Dose
from .planner import plan
from .profile import Profile
from .progression import decide
from .records import Flare, History, Morning, PlanChange, ProfileSaved, Psfs, SessionDone, SetDone, TestDone
from .safety import Gate
from .screening import NotCleared, screen, suggest_track

__all__ = [
    "Dose", "Flare", "Gate", "History", "Log", "Morning", "NotCleared", "PlanChange", "Profile", "ProfileSaved", "Psfs",
    "SessionDone", "SetDone", "TestDone", "decide", "library", "plan", "screen", "suggest_track",
]  # fmt: skip

# Else Python writes our warnings to stderr, and a notebook shows them with their tracebacks.
# logging.basicConfig() brings them back for whoever looks for a fault.
logging.getLogger(__name__).addHandler(logging.NullHandler())


def __getattr__(name: str):
    """The log is imported when it is first asked for."""
    if name != "Log":
        raise AttributeError(f"hipbook has no {name!r}; it has {', '.join(__all__)}")
    from .store import Log

    return Log
