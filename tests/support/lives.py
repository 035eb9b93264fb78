"""Made-up people who live with the book for weeks: they practise, hurt, answer or forget, and the plan answers them.

``python tests/support/lives.py`` lives a whole year of each of them and writes one picture a life into a folder, and a text
with a line a day, to be read as a clinician would.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

import hipbook as hb
from hipbook.adaptation.mornings import awaited_morning, morning_answer
from hipbook.adaptation.worth_showing import worth_showing
from hipbook.app.how_to_begin import Way, ways_in
from hipbook.app.today import eased
from hipbook.app.workspace import Workspace
from hipbook.content.dosage import dose_words
from hipbook.history.pauses import flare_began
from hipbook.model.records import Holiday
from hipbook.model.routine import Routine
from hipbook.model.sequence import parts
from hipbook.session.draft import Answers, Draft, key
from hipbook.session.run import SessionRun

LIBRARY = hb.library()
FIRST = date(2026, 1, 5)
ORDINARY = 4
"""Effort (RPE) of somebody who says nothing special."""


def level(_: int) -> float:
    """Pain that neither rises nor falls."""
    return 0


@dataclass(frozen=True)
class Person:
    """Who they are, how sore, how faithful, and what happens to them on which days."""

    name: str
    profile: hb.Profile
    pain: float = 2
    comes: float = 0.9
    answers: float = 0.8
    strains: float = 1
    """How much practice hurts them; 1 is usual."""
    flares: tuple[range, ...] = ()
    away: tuple[range, ...] = ()
    gone: tuple[range, ...] = ()
    """Away without having said so."""
    worse_side: str | None = None
    by_form: bool = False
    """Do they answer the form at the end of a session, as the page has it, rather than give each set its own number?"""
    drifts: Callable[[int], float] = level
    """What is added to their pain on a day, by its number."""
    nights: Callable[[int], float] = level
    """What is added in the mornings alone."""
    effort: float = ORDINARY
    steady: float = 0.9
    """The share of exercises whose form is steady."""
    never_hurts: bool = False


@dataclass
class Life:
    """A person who opens their book every day; the book is the same workspace that the page has."""

    person: Person
    seed: int = 7
    plans: dict[date, Routine] = field(default_factory=dict)
    gates: dict[date, str] = field(default_factory=dict)
    rechecks: dict[date, str] = field(default_factory=dict)
    shown: set[date] = field(default_factory=set)
    """The days on which what is worth showing was told already, and need not be told again in a text."""

    def __post_init__(self) -> None:
        self.random = Random(f"{self.person.name} {self.seed}")
        self.work = Workspace(hb.Log.memory(), FIRST)

    @property
    def history(self) -> hb.History:
        return self.work.history

    @property
    def routine(self) -> Routine:
        return self.work.routine

    def days(self, weeks: int) -> Iterator[date]:
        """Live; each day is given when its plan stands and before anything is practised."""
        for number in range(weeks * 7):
            day = FIRST + timedelta(number)
            self.work.opened(day)
            self._wake(day, number)
            if self.routine is None:
                self.gates[day] = self.work.screening.gate
                continue
            self.plans[day] = self.routine
            yield day
            self._practise(day, number)

    def _wake(self, day: date, number: int) -> None:
        if self.work.recheck:
            self.rechecks[day] = self.work.recheck
        if number == 0 or self.work.recheck:
            self.work.save(hb.ProfileSaved(on=day, profile=self.person.profile))
        for flare in self.person.flares:
            if number == flare.start:
                self.work.save(hb.Flare(on=day))
            if number == flare.stop:
                self._flare_over(day)
        self._settles(day, number)
        for away in self.person.away:
            if number == away.start:
                self.work.save(Holiday(on=day, until=day + timedelta(len(away))))
        done = awaited_morning(self.history, LIBRARY, day)
        if done and self.random.random() < self.person.answers:
            worst = 0 if self.person.by_form else max(0, (done.pain_worst or 0) - 4)
            pain = self._pain(number) + self.person.nights(number) + worst * self.random.random()
            self.work.save(morning_answer(done, _nprs(pain), False, (), self.history, LIBRARY, day))

    def _settles(self, day: date, number: int) -> None:
        """A flare that the person tapped on a sore day is over when the pain is back to what is theirs."""
        began = flare_began(self.history, day)
        own = any(number in span for span in self.person.flares)
        if began and not own and day > began and self._pain(number) <= self.person.pain + 1:
            self._flare_over(day)

    def _flare_over(self, day: date) -> None:
        if flare_began(self.history, day):
            self.work.save(hb.Flare(on=day, ended=day))

    def _practise(self, day: date, number: int) -> None:
        person, items = self.person, self.routine.days[day.weekday()].items
        missing = any(number in span for span in (*person.gone, *person.away))
        if missing or not items or self.random.random() > person.comes or self.work.recheck:
            return
        (self._led if person.by_form else self._numbered)(items, day, number)

    def _numbered(self, items, day: date, number: int) -> None:
        """A session in which every set has its own number, as a table of one's own may."""
        sets = [one for item in items for one in self._sets(item, day, number)]
        worst = max(one.pain_during for one in sets)
        minutes = sum(item.minutes for item in items)
        before = _nprs(self._pain(number))
        self.work.save(
            *sets, hb.SessionDone(on=day, pain_before=before, pain_worst=worst, rpe=ORDINARY, minutes=minutes)
        )

    def _sets(self, item, day: date, number: int) -> Iterator[hb.SetDone]:
        names = parts(LIBRARY.series[item.exercise]) if item.exercise in LIBRARY.series else (item.exercise,)
        for name in names:
            for side in item.sides or (None,):
                exercise = LIBRARY.exercises[name]
                strain = self.person.strains * (1.6 if side and side == self.person.worse_side else 1)
                hurt = self._pain(number) / 2 + strain * self.random.expovariate(1.1) * (0.4 + exercise.difficulty / 5)
                yield hb.SetDone(
                    on=day, exercise=name, series=item.exercise if name != item.exercise else "", side=side, dose=item.dose,
                    pain_during=_nprs(hurt), reps_extra=self.random.choice([0, 2, 2, 2]), form=self.random.random() < 0.9,
                    stopped="too_much" if hurt > 8 else None,
                )  # fmt: skip

    def _led(self, items, day: date, number: int) -> None:
        """A session as the page leads it: pain before, the ways on where that is much, and the form at the end."""
        before = _nprs(self._pain(number))
        way = ways_in(before, self.work.person)[0]
        if way is Way.FLARE:
            self.work.save(hb.Flare(on=day))
        if way in (Way.FLARE, Way.CHECK):
            return
        chosen = eased(items, self.work.person) if way is Way.EASIER else items
        run = SessionRun.of(f"{self.seed}-{day}-session", day, chosen, LIBRARY)
        sets = tuple(run.record(work, LIBRARY) for work in run.as_planned(LIBRARY))
        hurts = {key(one): self._hurt(one, before) for one in sets}
        sets = tuple(one.model_copy(update={"stopped": "too_much"}) if hurts[key(one)] > 8 else one for one in sets)
        worst = max(hurts.values())
        minutes = sum(item.minutes for item in chosen)
        draft = Draft(hb.SessionDone(uid=run.uid, on=day, pain_before=before, minutes=minutes, planned=len(sets)), sets)
        self.work.save(*_logged(draft.completed(self._answers(draft, hurts, worst, before), LIBRARY, day)))

    def _hurt(self, one: hb.SetDone, before: int) -> int:
        """What a set hurts: the pain that is there and, now and then, more by how hard it is."""
        if self.person.never_hurts:
            return before
        exercise = LIBRARY.exercises[one.exercise]
        strain = self.person.strains * (1.6 if one.side and one.side == self.person.worse_side else 1)
        risen = strain * (self.random.expovariate(1.1) - 1) * (0.4 + exercise.difficulty / 5)
        return _nprs(before + max(0, risen))

    def _answers(self, draft: Draft, hurts: dict[str, int], worst: int, before: int) -> Answers:
        named = frozenset(id for id, hurt in hurts.items() if hurt == worst and hurt > before)
        old = not named and draft.was_there_before(worst, before, LIBRARY)
        form = {id: self.random.random() < self.person.steady for id in draft.exercises(LIBRARY)}
        return Answers(
            pain_worst=worst, pain_before=before, pain_after=before, effort=self.person.effort,
            had_more=self.random.random() < 0.75, form=form, hurting=named, there_before=old,
        )  # fmt: skip

    def _pain(self, number: int) -> float:
        flare = 3 if any(number in span for span in self.person.flares) else 0
        noise = 0 if self.person.never_hurts else self.random.gauss(0, 0.4)
        return max(0, self.person.pain + self.person.drifts(number) + flare + noise)


def _logged(completed) -> tuple:
    session, sets = completed
    return (*sets, session)


def _nprs(value: float) -> int:
    return max(0, min(10, round(value)))


def day_words(life: Life, day: date) -> str:
    """What a day held, in a line: what was asked and answered, what was planned and done, and what the plan answered."""
    h, on = life.history, lambda records: [one for one in records if one.on == day]
    said = [f"morning {one.pain}" for one in on(h.mornings)]
    said += [f"CHECK AGAIN ({life.rechecks.get(day)})"] * (day in life.rechecks)
    said += ["flare over" if one.ended else "FLARE begins" for one in on(h.flares)]
    showing = worth_showing(h, LIBRARY, day)
    said += [f"TODAY SAYS: {showing.why} {showing.do}"] if showing and day not in life.shown else []
    planned = life.plans[day].days[day.weekday()].items
    said += ["plan: " + "; ".join(f"{LIBRARY.item(i.exercise).name} {dose_words(i, LIBRARY)}" for i in planned)] * bool(
        planned
    )
    said += [
        f"did it: pain before {one.pain_before}, worst {one.pain_worst}, effort {one.rpe:g}" for one in on(h.sessions)
    ]
    changes = [c for c in h.plan_changes if c.on == day and c.reason]
    lines = dict.fromkeys(f"{LIBRARY.item(c.exercise).name}: {c.reason}" for c in changes)
    if showing and day not in life.shown:
        life.shown |= {day + timedelta(n) for n in range(14)}
    return f"{day:%a %d %b}: " + " | ".join(said) + (" => " + " / ".join(lines) if lines else "")


def drawn(life: Life):
    """A life as a picture: pain and mornings, what the week holds, the dose of each exercise, the changes."""
    from plotly.subplots import make_subplots

    figure = make_subplots(rows=3, cols=1, shared_xaxes=True, row_heights=[0.25, 0.45, 0.3], vertical_spacing=0.03)
    h = life.history
    figure.add_scatter(
        x=[s.on for s in h.sessions], y=[s.pain_worst for s in h.sessions], name="worst", mode="markers", row=1, col=1
    )
    figure.add_scatter(
        x=[m.on for m in h.mornings], y=[m.pain for m in h.mornings], name="morning", mode="lines", row=1, col=1
    )
    spots = sorted({(d, id) for d, r in life.plans.items() for id in r.exercises})
    figure.add_scatter(x=[d for d, _ in spots], y=[id for _, id in spots], name="in the week", mode="markers",
                       marker={"size": 3}, row=2, col=1)  # fmt: skip
    colours = {"progress": "green", "reduce": "orange", "regress": "red", "stop": "black"}
    for change, colour in colours.items():
        made = [c for c in h.plan_changes if c.change == change]
        figure.add_scatter(x=[c.on for c in made], y=[c.exercise for c in made], name=change, mode="markers",
                           marker={"size": 7, "color": colour, "symbol": "triangle-up"}, row=2, col=1)  # fmt: skip
    load = [(d, sum(item.minutes for item in r.days[d.weekday()].items)) for d, r in life.plans.items()]
    figure.add_bar(x=[d for d, _ in load], y=[m for _, m in load], name="planned min", row=3, col=1)
    return figure.update_layout(title=life.person.name, height=1000, width=1500)


if __name__ == "__main__":
    from pathlib import Path

    from people import PEOPLE
    from promises import lived

    folder = Path(sys.argv[1] if sys.argv[1:] else "lives")
    folder.mkdir(exist_ok=True)
    chosen = [p for p in PEOPLE if not sys.argv[3:] or p.name in sys.argv[3:]]
    for someone in chosen:
        told = Life(someone)
        lines = [f"{someone.name}; {someone.profile.age}; {someone.profile.conditions or 'no condition'}"]
        for day in told.days(int(sys.argv[2]) if sys.argv[2:] else 52):
            yesterday = day - timedelta(1)
            lines += [day_words(told, yesterday)] if yesterday in told.plans else []
        (folder / f"{someone.name}.txt").write_text("\n".join(lines), "utf-8")
        one, faults = lived(someone, int(sys.argv[2]) if sys.argv[2:] else 52)
        print(
            someone.name,
            len(one.history.sessions),
            "sessions",
            len(one.history.plan_changes),
            "changes",
            len(faults),
            "broken",
            *faults[:12],
            sep="\n  ",
        )
        drawn(one).write_html(folder / f"{someone.name}.html")
