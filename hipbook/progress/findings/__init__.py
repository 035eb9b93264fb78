"""The one honest sentence under each chart: what the log shows, or what is still missing before it shows anything.

A sentence names no cause and promises nothing. Where something fell or rose to the good, it says that some of that
may have happened anyway (regression to the mean and the natural course; evidence handbook 5.3 and 5.4).
"""

from .home_tests import home_test, norm_words
from .phrases import ANYWAY, POINTS, Finding, how_sure, missing
from .plan_changes import plan_reasons
from .practice import calendar, compass, consistency, ladder, load, plan_changes
from .summary import UNKNOWN, Sentence, first_score, summary
from .symptoms import daily_life, flares, pain, pain_waits

__all__ = [
    "ANYWAY",
    "POINTS",
    "UNKNOWN",
    "Finding",
    "Sentence",
    "calendar",
    "compass",
    "consistency",
    "daily_life",
    "first_score",
    "flares",
    "home_test",
    "how_sure",
    "ladder",
    "load",
    "missing",
    "norm_words",
    "pain",
    "pain_waits",
    "plan_changes",
    "plan_reasons",
    "summary",
]  # fmt: skip
