"""The people whose lives are lived: seven of old, and fourteen who bring what a clinician would look at."""

from __future__ import annotations

from answers import settled
from lives import LIBRARY, Person

import hipbook as hb

HOME = frozenset({"mat", "wall", "chair", "pillow", "towel", "counter", "bed"})
EVERY_MONTH = tuple(range(21 + 30 * n, 27 + 30 * n) for n in range(12))


def creeping(day: int) -> float:
    """From the fifth week on, five points in eight weeks."""
    return min(5.0, 5 * max(0, day - 28) / 56)


def better(day: int) -> float:
    """Three points lower in twelve weeks, and then for good."""
    return -min(3.0, 3 * day / 84)


def at_night(day: int) -> float:
    """Mornings alone become worse, from the fifth week on, by four points in eight weeks."""
    return min(4.0, 4 * max(0, day - 28) / 56)


def boom_and_bust(day: int) -> float:
    """Ten days of more and more, then as many of paying for it."""
    return 3.0 if day % 20 >= 10 else 0.0


def not_sure(*conditions: str) -> dict[str, dict[str, str]]:
    """These conditions with every follow-up answered by "not sure", where that is an answer."""
    return {
        id: {
            question.id: "not_sure" if any(o.answer == "not_sure" for o in question.options) else "2025-06-01"
            for question in LIBRARY.conditions[id].questions
        }
        for id in conditions
    }


SEVEN = (
    Person("steady", hb.Profile(age=46, feels={"tight"}, track="mix", minutes=15, days_per_week=4)),
    Person("flaring", hb.Profile(age=58, conditions=settled("hip_oa"), minutes=12, days_per_week=3), pain=3,
           flares=(range(30, 44), range(150, 156), range(260, 290))),
    Person("over-eager", hb.Profile(age=33, track="move", minutes=30, days_per_week=7, daily_piece=True), strains=2.4, comes=1),
    Person("absent", hb.Profile(age=51, track="mix", minutes=15), comes=0.5, answers=0.3,
           gone=(range(25, 36), range(90, 130)), away=(range(200, 221),)),
    Person("two conditions", hb.Profile(age=67, conditions=settled("hip_oa", "glut_tendinopathy"), feels={"sore"}, minutes=15), pain=3),
    Person("bed only", hb.Profile(age=74, floor=False, equipment={"bed", "pillow"}, minutes=8, track="ease",
           positions_excluded={"standing", "dynamic", "quadruped", "kneeling", "seated"})),
    Person("left and right", hb.Profile(age=40, sides={"right"}, track="steady", minutes=20), worse_side="right", strains=1.5),
)  # fmt: skip

FOURTEEN = (
    Person("steady improver", hb.Profile(age=61, feels={"sore"}, equipment=HOME, minutes=15, days_per_week=4,
           conditions=settled("hip_oa"), goals=["climb the stairs"]), pain=4, drifts=better, strains=0.6, by_form=True),
    Person("hidden night pain", hb.Profile(age=55, feels={"sore"}, equipment=HOME, minutes=15, days_per_week=4), pain=2,
           nights=at_night, strains=0.5, answers=0.9, by_form=True),
    Person("creeping worsening", hb.Profile(age=49, feels={"tight"}, equipment=HOME, minutes=15, days_per_week=4), pain=2,
           drifts=creeping, strains=0.5, by_form=True),
    Person("constant high pain", hb.Profile(age=63, feels={"sore"}, equipment=HOME, minutes=15, days_per_week=4,
           conditions=settled("hip_oa")), pain=6, strains=0.3, by_form=True),
    Person("boom and bust", hb.Profile(age=37, track="move", equipment=HOME, minutes=30, days_per_week=6), pain=2,
           drifts=boom_and_bust, strains=1.8, comes=1, by_form=True),
    Person("forgetful", hb.Profile(age=70, equipment=HOME, minutes=12, days_per_week=4), comes=0.4, answers=0.1, by_form=True),
    Person("over-doer", hb.Profile(age=29, track="move", equipment=HOME, minutes=45, days_per_week=7, daily_piece=True), pain=1,
           strains=2.2, comes=1, effort=7, by_form=True),
    Person("returns after six weeks", hb.Profile(age=44, equipment=HOME, minutes=15, days_per_week=4), pain=1, strains=0.5,
           gone=(range(60, 102), range(200, 242)), by_form=True),
    Person("a flare each month", hb.Profile(age=52, equipment=HOME, minutes=15, days_per_week=4, conditions=settled("hip_oa")),
           pain=2, strains=0.5, flares=EVERY_MONTH, by_form=True),
    Person("one side only", hb.Profile(age=40, sides={"right"}, equipment=HOME, track="steady", minutes=20, days_per_week=4), pain=2,
           worse_side="right", strains=0.9, by_form=True),
    Person("never in pain but unsteady", hb.Profile(age=72, feels={"unsteady"}, equipment=HOME, minutes=15, days_per_week=4,
           conditions={"steady_65": {"fallen": "no", "unsteady": "yes", "worried": "yes"}}), pain=0, steady=0.4,
           never_hurts=True, by_form=True),
    Person("effort always nine", hb.Profile(age=48, equipment=HOME, minutes=15, days_per_week=4), pain=1, strains=0.3, effort=9,
           by_form=True),
    Person("form never steady", hb.Profile(age=66, equipment=HOME, minutes=15, days_per_week=4), pain=1, strains=0.3, steady=0,
           by_form=True),
    Person("not sure of anything", hb.Profile(age=57, feels={"sore"}, equipment=HOME, minutes=15, days_per_week=4,
           conditions=not_sure("hip_oa", "glut_tendinopathy", "hypermobile")), pain=3, by_form=True),
)  # fmt: skip

PEOPLE = (*SEVEN, *FOURTEEN)
