"""hipbook: a hip-care workbook that plans, leads, logs and adapts.

The public face: ``import hipbook as hb``, then ``hb.library()``, ``hb.Profile``, ``hb.screen``, ``hb.plan``,
``hb.decide`` and ``hb.Log``. Importing it loads no chart and no widget.
"""

import logging
from typing import TYPE_CHECKING

from .adaptation.progression import decide
from .content.goal_matching import goals_in
from .content.loader import library
from .model.dose import Dose
from .model.profile import Profile
from .model.records import Flare, History, Morning, PlanChange, ProfileSaved, Psfs, SessionDone, SetDone, TestDone
from .model.safety import Gate
from .planning.planner import plan
from .screening.assessment import NotCleared, screen
from .screening.track import suggest_track

if TYPE_CHECKING:
    from .log.store import Log as Log

    __version__: str

__all__ = [
    "Dose", "Flare", "Gate", "History", "Log", "Morning", "NotCleared", "PlanChange", "Profile", "ProfileSaved", "Psfs",
    "SessionDone", "SetDone", "TestDone", "decide", "goals_in", "library", "plan", "screen", "suggest_track",
]  # fmt: skip

# Else Python writes our warnings to stderr, and a notebook shows them with their tracebacks.
# logging.basicConfig() brings them back for whoever looks for a fault.
logging.getLogger(__name__).addHandler(logging.NullHandler())


if not TYPE_CHECKING:  # a name that is not there is a fault

    def __getattr__(name: str) -> object:
        """The log and the version are looked up when they are first asked for."""
        if name == "__version__":
            from importlib.metadata import version

            return version("hipbook")
        if name != "Log":
            raise AttributeError(f"hipbook has no {name!r}; it has {', '.join(__all__)}")
        from .log.store import Log

        return Log
