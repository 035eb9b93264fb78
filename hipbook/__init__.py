"""hipbook: a hip-care workbook that plans, leads, logs and adapts.

The public face: ``import hipbook as hb``, then ``hb.library()``, ``hb.Profile``, ``hb.screen``, ``hb.plan``,
``hb.decide`` and ``hb.Log``. A name is imported when it is first asked for.
"""

import logging
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .adaptation.progression import decide as decide
    from .content.goal_matching import goals_in as goals_in
    from .content.loader import library as library
    from .log.store import Log as Log
    from .model.dose import Dose as Dose
    from .model.profile import Profile as Profile
    from .model.records import Flare as Flare
    from .model.records import History as History
    from .model.records import Morning as Morning
    from .model.records import PlanChange as PlanChange
    from .model.records import ProfileSaved as ProfileSaved
    from .model.records import Psfs as Psfs
    from .model.records import SessionDone as SessionDone
    from .model.records import SetDone as SetDone
    from .model.records import TestDone as TestDone
    from .model.safety import Gate as Gate
    from .planning.planner import plan as plan
    from .screening.assessment import NotCleared as NotCleared
    from .screening.assessment import screen as screen
    from .screening.track import suggest_track as suggest_track

    __version__: str

NAMES = {
    "decide": "adaptation.progression",
    "goals_in": "content.goal_matching",
    "library": "content.loader",
    "Log": "log.store",
    "Dose": "model.dose",
    "Profile": "model.profile",
    "Flare": "model.records",
    "History": "model.records",
    "Morning": "model.records",
    "PlanChange": "model.records",
    "ProfileSaved": "model.records",
    "Psfs": "model.records",
    "SessionDone": "model.records",
    "SetDone": "model.records",
    "TestDone": "model.records",
    "Gate": "model.safety",
    "plan": "planning.planner",
    "NotCleared": "screening.assessment",
    "screen": "screening.assessment",
    "suggest_track": "screening.track",
}
__all__ = list(NAMES)

# Else Python writes our warnings to stderr, and a notebook shows them with their tracebacks.
# logging.basicConfig() brings them back for whoever looks for a fault.
logging.getLogger(__name__).addHandler(logging.NullHandler())


if not TYPE_CHECKING:  # a name that is not there is a fault

    def __getattr__(name: str) -> object:
        """Import a public name when it is first asked for; the version is read from the installed package."""
        if name == "__version__":
            from importlib.metadata import version

            return version("hipbook")
        if name not in NAMES:
            raise AttributeError(f"hipbook has no {name!r}; it has {', '.join(NAMES)}")
        return getattr(import_module(f".{NAMES[name]}", __name__), name)


def __dir__() -> list[str]:
    """The names that a notebook completes after ``hb.``."""
    return [*NAMES, "__version__"]
