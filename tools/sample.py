"""Makes data/samples/twelve-weeks.json: Robin, an imaginary person, and twelve weeks of their log.

Run it with ``python tools/sample.py``. The same seed gives the same bytes: the file changes only when this script does.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from hipbook.content.loader import library
from hipbook.experiments.design import Design, begin, own
from hipbook.log.export import Contents, write_json
from hipbook.model.dose import Dose
from hipbook.model.experiment import Arm, Experiment
from hipbook.model.profile import Profile
from hipbook.model.records import (
    KINDS,
    ExperimentBegun,
    ExperimentEnded,
    Flare,
    Holiday,
    LifeEvent,
    Morning,
    PlanChange,
    ProfileSaved,
    Psfs,
    Record,
    SessionDone,
    SetDone,
    TestDone,
    kind_of,
)

TARGET = Path(__file__).parents[1] / "data" / "samples" / "twelve-weeks.json"
SEED = 52
PILLOW = "Are my mornings better with a pillow between my knees?"
FIRST = date(2026, 1, 5)
DAYS = 84
PRACTICE_WEEKDAYS = (0, 2, 4, 6)
HOLIDAY = range(56, 66)
NEW_SHOES = 40
FLARE = range(30, 37)
FINISHED, STOPPED = 5, (47, 54)
PAIN_FIRST, PAIN_FALL, PAIN_NOISE, PAIN_MEMORY, PAIN_FLARE = 4.8, 3.0, 0.55, 0.6, 2.6

ROBIN = Profile(
    age=52,
    sides={"right"},
    where={"groin", "side"},
    feels={"tight", "sore"},
    conditions={"hip_oa": {"night_rest": "no", "injection": "no", "surgery_listed": "no"}},
    track="mix",
    goals=("tie my laces", "climb the stairs", "walk for half an hour"),
    minutes=15,
    days_per_week=4,
)

ACT = Dose(reps=10, tempo="2-1-2", breath="easy", effort="light")
STR = Dose(sets=2, reps=8, tempo="2-1-3", rest_s=45, breath="out as you lift", effort="somewhat hard, 5 to 7 of 10")
DOSES = {
    "arch_flatten": Dose(reps=5, tempo="2-0-4", lower_s=4, breath="lift as you breathe out", effort="gentle"),
    "ball_squeeze": Dose(reps=4, hold_s=5, rest_s=30, breath="keep breathing", effort="light"),
    "bridge": STR,
    "clam": ACT,
    "heel_slide": ACT,
    "knee_to_chest_level": Dose(work_s=60, breath="easy", effort="a mild pull"),
    "seated_ir": ACT,
    "side_leg_lift": STR,
    "single_leg_balance": Dose(sets=3, work_s=10, rest_s=10, breath="easy", effort="steady, with support near"),
    "sit_to_stand": STR.model_copy(update={"reps": 6, "breath": "out as you rise"}),
    "standing_abd": STR,
}
ON_BOTH_SIDES_AT_ONCE = {"arch_flatten", "ball_squeeze", "bridge", "sit_to_stand"}
ROUTINES = {
    0: ("arch_flatten", "heel_slide", "ball_squeeze", "seated_ir"),
    14: ("arch_flatten", "clam", "bridge", "heel_slide"),
    FLARE.start: ("arch_flatten", "heel_slide", "ball_squeeze"),
    FLARE.stop: ("arch_flatten", "clam", "bridge", "sit_to_stand"),
    HOLIDAY.stop: ("bridge", "side_leg_lift", "sit_to_stand", "single_leg_balance", "knee_to_chest_level"),
    73: ("bridge", "side_leg_lift", "standing_abd", "sit_to_stand", "single_leg_balance"),
}
CHANGES = (
    (
        21,
        "bridge",
        None,
        "progress",
        "green",
        10,
        "It went well twice, with quiet mornings after: a little more of the same.",
    ),
    (30, "clam", "right", "reduce", "amber_late", 6, "The next morning was worse than usual, so do less next time."),
    (
        47,
        "bridge",
        None,
        "progress",
        "green",
        12,
        "It went well twice, with quiet mornings after: a little more of the same.",
    ),
    (67, "bridge", None, "reduce", "gap", 8, "You were away for 12 days, so it restarts a little smaller."),
    (
        78,
        "side_leg_lift",
        "right",
        "progress",
        "green",
        10,
        "It went well twice, with quiet mornings after: a little more of the same.",
    ),
)
ACTIVITIES = {"tie my laces": (3, 7), "climb the stairs": (4, 7), "walk for half an hour": (5, 8)}
PSFS_DAYS = (0, 14, 28, 42, 55, 70, 84)
TEST_DAYS = (0, 7, 28, 55, 84)
NOTES = {
    0: "First one. Slower than I thought.",
    18: "Stairs at work felt easier today.",
    30: "Carried boxes on Saturday. Paying for it.",
    67: "Back from the coast; walked a lot, did nothing of this.",
    83: "Laces without holding my breath!",
}


class Robin:
    """The imaginary person: how the hip is on each day, and what they write down."""

    def __init__(self) -> None:
        self.random = Random(SEED)
        self.pain = list(self._pain())

    def _pain(self) -> Iterator[float]:
        """Pain day by day: falling, and each day's noise remembers the day before."""
        noise = 0.0
        for day in range(DAYS + 1):
            noise = PAIN_MEMORY * noise + self.random.gauss(0, PAIN_NOISE)
            yield PAIN_FIRST - PAIN_FALL * day / DAYS + noise + (PAIN_FLARE if day in FLARE else 0)

    def score(self, value: float) -> int:
        """A number from 0 to 10 as a person gives it."""
        return max(0, min(10, round(value + self.random.gauss(0, 0.3))))

    def made(self, kind: type[Record], day: int, hour: int, **fields: Any) -> Record:
        """A record of that day, written down at some minute of that hour."""
        moment = datetime.combine(FIRST + timedelta(day), time(hour, self.random.randrange(60)), UTC)
        return kind(uid=f"{self.random.getrandbits(128):032x}", on=moment.date(), at=moment, **fields)

    def records(self) -> Iterator[Record]:
        """Twelve weeks, day by day."""
        yield self.made(ProfileSaved, 0, 9, profile=ROBIN)
        yield self.made(PlanChange, PRACTICE_WEEKDAYS[2], 9, exercise="arch_flatten", change="repeat", rule="kept")
        for day in range(DAYS + 1):
            yield from self._scores(day)
            yield from self._flare(day)
            if self._practises(day):
                yield from self._session(day)
        yield self.made(TestDone, TEST_DAYS[0], 10, measure="four_stage_balance", value=4, tries=(4,))
        yield self.made(Holiday, HOLIDAY.start, 8, until=FIRST + timedelta(HOLIDAY.stop))
        yield self.made(LifeEvent, NEW_SHOES, 19, what="new shoes")
        yield from self._experiments()

    def _experiments(self) -> Iterator[Record]:
        """One that came to its end, about something that no plan knows of; one given up for the holiday."""
        questions = library().experiments
        pillow = own(PILLOW, Arm(name="a pillow"), Arm(name="no pillow"), questions["morning_or_evening"])
        yield self._begun(FINISHED, pillow)
        first, last = STOPPED
        begun = self._begun(first, questions["morning_or_evening"])
        yield begun
        yield self.made(ExperimentEnded, last, 20, experiment=begun.uid, why="no_time")

    def _begun(self, day: int, question: Experiment) -> Record:
        design = Design("morning", blocks=16, per_week=ROBIN.days_per_week)
        drawn = begin(question, design, SEED, FIRST + timedelta(day))
        fields = {name: getattr(drawn, name) for name in type(drawn).model_fields if name not in ("uid", "on", "at")}
        return self.made(ExperimentBegun, day, 8, **fields)

    def _practises(self, day: int) -> bool:
        skipped = self.random.random() < 0.06 and day not in NOTES
        return day < DAYS and day % 7 in PRACTICE_WEEKDAYS and day not in HOLIDAY and not skipped

    def _scores(self, day: int) -> Iterator[Record]:
        if day in PSFS_DAYS:
            for activity, (first, last) in ACTIVITIES.items():
                score = self.score(first + (last - first) * day / DAYS - (1 if day in FLARE else 0))
                yield self.made(Psfs, day, 10, activity=activity, score=score)
        if day in TEST_DAYS:
            stands = round(11 + 3 * day / DAYS + self.random.gauss(0, 0.5))
            yield self.made(TestDone, day, 11, measure="chair_stand_30s", value=stands, tries=(stands,))
            yield from (self._balance(day, side, at_first) for side, at_first in (("left", 24), ("right", 14)))

    def _balance(self, day: int, side: str, at_first: float) -> Record:
        steadier = at_first + 10 * day / DAYS
        tries = tuple(round(min(45.0, max(2.0, steadier + self.random.gauss(0, 2.5))), 1) for _ in range(3))
        return self.made(TestDone, day, 11, measure="one_leg_stance", side=side, value=max(tries), tries=tries)

    def _flare(self, day: int) -> Iterator[Record]:
        if day == FLARE.start:
            yield self.made(Flare, day, 8, note="Woke with it. Boxes.")
        if day == FLARE.stop:
            yield self.made(Flare, day, 8, ended=FIRST + timedelta(day))
        for when, exercise, side, change, rule, reps, reason in CHANGES:
            if when == day:
                dose = DOSES[exercise] = DOSES[exercise].model_copy(update={"reps": reps})
                fields = {"exercise": exercise, "side": side, "change": change, "rule": rule}
                yield self.made(PlanChange, day, 12, **fields, reason=reason, dose=dose)

    def _session(self, day: int) -> Iterator[Record]:
        routine = ROUTINES[max(start for start in ROUTINES if start <= day)]
        before, worst = self.score(self.pain[day]), self.score(self.pain[day] + 0.7)
        whole = self.random.random() > 0.08
        session = self.made(
            SessionDone, day, 18, pain_before=before, pain_worst=worst, pain_after=self.score(self.pain[day] - 0.3),
            rpe=min(8, self.score(3.5 + day / 40)), minutes=round(self.random.gauss(15, 1.5), 1),
            planned=len(routine), done=len(routine) - (not whole), whole=whole,
            scan=self.random.choice(["", "same", "left_easier", "left_easier", "right_easier"]),
            note=NOTES.get(day, ""),
        )  # fmt: skip
        for exercise in routine[: session.done]:
            yield from self._sets(day, session, exercise)
        yield session
        if self.random.random() < 0.72 and day + 1 < DAYS:
            yield self._morning(day)

    def _sets(self, day: int, session: SessionDone, exercise: str) -> Iterator[Record]:
        for side in (None,) if exercise in ON_BOTH_SIDES_AT_ONCE else ("left", "right"):
            hurt = max(0, session.pain_worst - self.random.choice([0, 1, 1, 2])) if side != "left" else 0
            stopped = "too_much" if hurt > 5 and self.random.random() < 0.5 else None
            dose = DOSES[exercise]
            yield self.made(
                SetDone, day, 18, session=session.uid, exercise=exercise, side=side, dose=dose, seconds=dose.seconds,
                reps_extra=self.random.choice([0, 0, 0, 2]) if dose.reps else 0, pain_during=hurt, stopped=stopped,
                felt="groin" if hurt > 2 else "side" if exercise in ("clam", "side_leg_lift", "standing_abd") else None,
                form=self.random.random() < 0.85,
            )  # fmt: skip

    def _morning(self, day: int) -> Record:
        pain = self.score(self.pain[day + 1] - 0.2)
        fields = {"stiffer": self.random.random() < 0.1 or day in FLARE, "still_up": day in FLARE and pain > 5}
        return self.made(Morning, day + 1, 7, pain=pain, after=FIRST + timedelta(day), side="right", **fields)


def twelve_weeks() -> Contents:
    """Robin's records by kind, in the order in which a log would give them."""
    made = sorted(Robin().records(), key=lambda record: (record.on, record.at))
    return Contents({kind: tuple(record for record in made if kind_of(record) == kind) for kind in KINDS})


if __name__ == "__main__":
    made = twelve_weeks()
    with open(sys.argv[1] if sys.argv[1:] else TARGET, "wb") as file:
        write_json(made, file)
