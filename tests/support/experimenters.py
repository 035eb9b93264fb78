"""Made-up readers who live through an experiment, as their log would hold it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

import numpy as np

from hipbook.content.loader import library
from hipbook.experiments.design import Design, begin
from hipbook.experiments.hints import Hint, hints
from hipbook.experiments.reading import Reading, read
from hipbook.model.experiment import DAYS_OF
from hipbook.model.records import ExperimentBegun, History, Morning, SessionDone, SetDone
from hipbook.progress.simulation import autoregressive

LIBRARY = library()
START = date(2026, 1, 5)
TYPICAL = {"likeness": 0.44, "spread": 1.5}
SIGN = {"a": 1, "b": -1}


@dataclass(frozen=True)
class Experimenter:
    """Somebody whose mornings are higher with arm a by ``effect``, of which ``carries_over`` lasts into the next block.

    ``forgets`` is the share of mornings without an answer, ``drift`` what changes a week whatever they do. ``after`` is how
    much a session itself adds to the mornings of both arms.
    """

    seed: int
    effect: float = 0
    blocks: int = 28
    unit: str = "day"
    wash_out_days: int = 0
    per_week: int = 4
    likeness: float = 0.4
    spread: float = 1.5
    level: float = 5
    forgets: float = 0
    drift: float = 0
    carries_over: float = 0
    after: float = 0

    @cached_property
    def begun(self) -> ExperimentBegun:
        question = LIBRARY.experiments["walk" if self.unit == "day" else "rest_day"]
        design = Design("morning", self.blocks, self.unit, self.wash_out_days, self.per_week)
        return begin(question, design, seed=self.seed, on=START).model_copy(update={"uid": f"experiment-{self.seed}"})

    @cached_property
    def days(self) -> list[int]:
        """The days of practice, as numbers from the start."""
        weeks = self.blocks if self.unit == "week" else -(-self.blocks // self.per_week)
        days = [7 * week + int(n * 7 / self.per_week) for week in range(weeks) for n in range(self.per_week)]
        return days if self.unit == "week" else days[: self.blocks]

    @cached_property
    def history(self) -> History:
        sessions, mornings = zip(*self._lived(), strict=True)
        return History(
            sessions=sessions, mornings=tuple(m for m in mornings if m is not None), experiments=(self.begun,)
        )

    def _lived(self) -> Iterator[tuple[SessionDone, Morning | None]]:
        draw = np.random.default_rng([self.seed, 5])
        noise = self.spread * autoregressive(draw, self.days[-1] + 1, self.likeness)
        answers = draw.random(len(self.days)) >= self.forgets
        for n, day in enumerate(self.days):
            on = START + timedelta(day)
            pain = self.level + noise[day] + self.drift * day / 7 + self.after * (n % 3 == 0) + self._of_arms(n, day)
            given = int(np.clip(np.round(pain), 0, 10))
            session = SessionDone(
                uid=f"session-{n:04}", on=on, pain_before=int(np.clip(round(self.level + noise[day]), 0, 10))
            )
            yield (
                session,
                Morning(uid=f"morning-{n:04}", on=on + timedelta(1), after=on, pain=given) if answers[n] else None,
            )

    def _of_arms(self, n: int, day: int) -> float:
        at = n if self.unit == "day" else day // 7
        before = SIGN[self.begun.blocks[at - 1]] if at else 0
        lingers = self.unit == "day" or day % 7 < 2
        return self.effect / 2 * (SIGN[self.begun.blocks[at]] + self.carries_over * before * lingers)

    @property
    def over(self) -> date:
        """A day on which all is over."""
        return START + timedelta(self.days[-1] + DAYS_OF[self.begun.unit] + 3)

    @cached_property
    def reading(self) -> Reading:
        return read(self.begun, self.history, LIBRARY, self.over)


@dataclass(frozen=True)
class Walker:
    """Somebody who experiments with nothing: they walk when they like, in streaks, and their mornings go up and down.

    ``helps`` is how much lower mornings are after a walk; ``chosen`` how much more a walk is left out on sore days.
    """

    seed: int
    sessions: int = 40
    likeness: float = 0.4
    streaks: float = 0.5
    drift: float = 0
    helps: float = 0
    chosen: float = 0

    @cached_property
    def history(self) -> History:
        draw = np.random.default_rng([self.seed, 11])
        length = 2 * self.sessions
        noise = 1.5 * autoregressive(draw, length, self.likeness)[::2]
        drifting = self.drift * np.arange(self.sessions) / self.sessions
        wish = autoregressive(draw, self.sessions, self.streaks) - self.chosen * noise - drifting
        walks, early = wish > np.median(wish), autoregressive(draw, self.sessions, self.streaks) > 0
        before = np.clip(np.round(5 + noise + drifting), 0, 10)
        after = np.clip(
            np.round(5 + noise + drifting - self.helps * walks + 0.7 * draw.normal(size=self.sessions)), 0, 10
        )
        on = [START + timedelta(2 * n) for n in range(self.sessions)]
        at = [
            datetime(day.year, day.month, day.day, 8 if e else 18, tzinfo=UTC) for day, e in zip(on, early, strict=True)
        ]
        rows = list(zip(on, at, before, after, walks, strict=True))
        return History(
            sessions=tuple(SessionDone(on=day, at=hour, pain_before=int(pain)) for day, hour, pain, _, _ in rows),
            mornings=tuple(Morning(on=day + timedelta(1), after=day, pain=int(pain)) for day, _, _, pain, _ in rows),
            sets=tuple(
                SetDone(on=day, exercise=id) for day, *_, walk in rows for id in ("bridge", "walking")[: 1 + walk]
            ),
        )

    @cached_property
    def hints(self) -> tuple[Hint, ...]:
        return hints(self.history, LIBRARY, START + timedelta(2 * self.sessions))
