"""The screens of hipbook, for notebooks and for the dashboard: the very same classes."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .base.chart import Chart as Chart
    from .check.screen import Check as Check
    from .conversation.screen import Conversation as Conversation
    from .dashboard import Dashboard as Dashboard
    from .journal import Journal as Journal
    from .lessons.bet import Bet as Bet
    from .lessons.chance import FooledByNoise as FooledByNoise
    from .lessons.chance import SpotTheChange as SpotTheChange
    from .lessons.chance import WorstWeek as WorstWeek
    from .lessons.coins import Coins as Coins
    from .lessons.crowd import Again as Again
    from .lessons.crowd import WhereMineStands as WhereMineStands
    from .lessons.envelope import Envelope as Envelope
    from .lessons.exercise_map import ExerciseMap as ExerciseMap
    from .lessons.feel_right import FeelRight as FeelRight
    from .lessons.guess import Guess as Guess
    from .lessons.hip_or_spine import HipOrSpine as HipOrSpine
    from .lessons.hip_today import HipToday as HipToday
    from .lessons.holds_up import HoldsUp as HoldsUp
    from .lessons.levers import Levers as Levers
    from .lessons.my_chart import MyChart as MyChart
    from .lessons.my_chart import MyTests as MyTests
    from .lessons.my_chart import OwnChart as OwnChart
    from .lessons.my_knee import MyKnee as MyKnee
    from .lessons.my_muscles import MyMuscles as MyMuscles
    from .lessons.my_week import MyWeek as MyWeek
    from .lessons.odds import Odds as Odds
    from .lessons.pacing import Pacing as Pacing
    from .lessons.pain_tells import PainTells as PainTells
    from .lessons.shared_out import SharedOut as SharedOut
    from .lessons.the_morning import TheMorning as TheMorning
    from .lessons.three_weeks import whose as whose
    from .lessons.turn import Turn as Turn
    from .lessons.where_felt import WhereFelt as WhereFelt
    from .lessons.where_it_turns import WhereItTurns as WhereItTurns
    from .lessons.which_text import WhichText as WhichText
    from .library.screen import Library as Library
    from .practise.player import Player as Player
    from .practise.screen import Practise as Practise
    from .practise.short import ShortSession as ShortSession
    from .progress.in_short import InShort as InShort
    from .progress.screen import Progress as Progress
    from .progress.tests_at_home import TestsAtHome as TestsAtHome
    from .progress.what_helps import WhatHelps as WhatHelps
    from .read.screen import Read as Read
    from .routine.screen import Routine as Routine
    from .share.screen import Share as Share
    from .today.screen import Today as Today
    from .you.screen import You as You

SCREENS = {
    "Dashboard": "dashboard", "Journal": "journal", "Today": "today.screen", "Check": "check.screen",
    "Conversation": "conversation.screen",
    "You": "you.screen", "Routine": "routine.screen", "Practise": "practise.screen", "Progress": "progress.screen",
    "Library": "library.screen", "Read": "read.screen", "Share": "share.screen", "Player": "practise.player", "Chart": "base.chart",
    "WhichText": "lessons.which_text", "HipOrSpine": "lessons.hip_or_spine",
    "WhereFelt": "lessons.where_felt",
    "ExerciseMap": "lessons.exercise_map", "Turn": "lessons.turn", "MyWeek": "lessons.my_week",
    "Guess": "lessons.guess",
    "HipToday": "lessons.hip_today", "TheMorning": "lessons.the_morning", "HoldsUp": "lessons.holds_up", "Bet": "lessons.bet",
    "WhereItTurns": "lessons.where_it_turns", "MyKnee": "lessons.my_knee",
    "Levers": "lessons.levers", "MyMuscles": "lessons.my_muscles", "Again": "lessons.crowd",
    "WhereMineStands": "lessons.crowd", "TestsAtHome": "progress.tests_at_home",
    "PainTells": "lessons.pain_tells", "Pacing": "lessons.pacing", "FeelRight": "lessons.feel_right",
    "ShortSession": "practise.short", "Coins": "lessons.coins", "SharedOut": "lessons.shared_out",
    "Odds": "lessons.odds", "WhatHelps": "progress.what_helps",
    "SpotTheChange": "lessons.chance", "FooledByNoise": "lessons.chance", "WorstWeek": "lessons.chance",
    "MyChart": "lessons.my_chart", "MyTests": "lessons.my_chart", "OwnChart": "lessons.my_chart",
    "InShort": "progress.in_short", "Envelope": "lessons.envelope", "whose": "lessons.three_weeks",
}  # fmt: skip
__all__ = list(SCREENS)


if not TYPE_CHECKING:  # a name that is not there is a fault

    def __getattr__(name: str) -> object:
        """Import a screen when it is first asked for, so that the page need not wait for those not yet shown."""
        if name not in SCREENS:
            raise AttributeError(f"hipbook.widgets has no {name!r}; it has {', '.join(SCREENS)}")
        return getattr(import_module(f".{SCREENS[name]}", __name__), name)
