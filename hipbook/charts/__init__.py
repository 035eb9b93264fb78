"""The charts of Progress as ordinary plotly figures, and their numbers as tables.

Every chart but that of an experiment takes a :class:`~hipbook.progress.analysis.LogAnalysis`; ``since`` is the first day to show. Plotly is imported when the
first figure is built, and never its ``io`` renderers or ``express``: they are slow to load. The widget that draws a
figure puts the colours of the page in place of the ones named here.
"""

from .experiment import experiment
from .figure import table
from .home_tests import home_test
from .in_short import daily_life_in_short, pain_in_short
from .plan_changes import ladder, plan_changes
from .practice import calendar, compass, consistency, load
from .symptoms import daily_life, flares, pain

__all__ = [
    "calendar", "compass", "consistency", "daily_life", "daily_life_in_short", "experiment", "flares", "home_test", "ladder", "load",
    "pain", "pain_in_short", "plan_changes", "table",
]  # fmt: skip
