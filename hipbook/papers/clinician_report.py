"""A report for a clinician: what the reader answered, does now, logged, and what the plan changed and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from typing import Any

from ..adaptation.worth_showing import worth_showing
from ..content.known_ids import as_known
from ..content.loader import Library
from ..experiments.living import is_over
from ..experiments.reading import read
from ..experiments.sentences import two_lines
from ..history.weeks import begun
from ..model.profile import Profile
from ..model.records import Flare, History, Morning, SessionDone
from ..model.reference import Place, Word
from ..model.routine import WEEKDAYS, Routine
from ..model.safety import Condition, Gate, Question
from ..progress.analysis import LogAnalysis, pain_change, psfs_change
from ..progress.findings.symptoms import is_mild
from ..progress.plan_chapters import RECENT, last_weeks
from ..screening.assessment import screen
from ..screening.conditions import RELEASED_BY, RELEASED_FOR, RELEASED_ON
from ..screening.effects import as_date
from ..wording import brief_day, lower_first
from .last_weeks import drawn, mean, weeks_of
from .render import page
from .stops import name_of, stops
from .week_sheet import rows

SHOWN = {"story": 9, "stopped": 5, "notes": 3, "not_known": 3, "experiments": 2}
GATES = {
    Gate.ok: "nothing speaks against exercise.", Gate.modify: "exercise with changes.",
    Gate.see_clinician: "see a clinician before exercise; no plan is made.",
    Gate.same_day: "to be seen the same day; no plan is made.", Gate.emergency: "needs help at once; no plan is made.",
}  # fmt: skip
CHANGE_GRADES = {
    "": "no more than this person’s own ups and downs",
    "hint": "a hint of a {}",
    "real": "probably a real {}",
}
ASK = "What would you change in this plan, and is there anything that should be looked at?"
ANSWERS = {"yes": "Yes", "not_sure": "Not sure"}


def report(
    history: History,
    library: Library,
    today: date,
    routine: Routine | None = None,
    sample: bool = False,
    large: bool = False,
) -> str:
    """The report as a page of HTML to print.

    >>> from hipbook.content.loader import library
    >>> "No session was logged" in report(History(), library(), date(2026, 1, 5))
    True
    """
    history = as_known(history, library, today)
    weeks = list(weeks_of(history, today))
    return page(
        "report.html.j2", sample=sample, large=large, today=today, weeks=weeks, practised=any(week.sessions for week in weeks),
        line=drawn(history, library, today), **_head(history, library, today), scores=list(_scores(history, library)), told=list(_changes_logged(history, library, today)),
        rates=(library.rule.change.rate_of_hints, library.rule.change.rate_of_real),
        routine=_routine(routine, library), **_check(history, library, today),
        **_plan_story(history, library, today), **_newest("stopped", stops(history, library)),
        **_newest("experiments", _experiments(history, library, today)),
        **_newest("notes", _notes(history)), **_newest("not_known", ((met.on, met.words) for met in history.not_known)),
    )  # fmt: skip


def _head(history: History, library: Library, today: date) -> dict[str, Any]:
    """What a clinician reads first: since when, and what is asked of them. Who it is they write by hand."""
    showing, began = worth_showing(history, library, today), begun(history)
    return {
        "began": began,
        "days": (today - began).days + 1 if began else 0,
        "question": f"{showing.why} {ASK}" if showing else ASK,
    }


def _newest(name: str, lines: Iterable[tuple[date, Any]]) -> dict[str, Any]:
    """The newest few lines, newest first, and how many more there are."""
    newest = [line for _, line in sorted(lines, key=lambda line: line[0], reverse=True)]
    return {name: newest[: SHOWN[name]], f"{name}_more": max(0, len(newest) - SHOWN[name])}


def _check(history: History, library: Library, today: date) -> dict[str, Any]:
    profile = history.profile
    if profile is None:
        return {"profile": None, "hip": [], "answered": None}
    screening = screen(profile, library, today)
    return {
        "profile": profile, "hip": list(_hip(profile, library)), "answered": history.profiles[-1].on,
        "gate": GATES[screening.gate], "cleared": screening.cleared, "pain_cap": screening.pain_cap,
        "flags": list(_flags(profile, library)),
        "conditions": [_condition(library.conditions[id], given, library) for id, given in profile.conditions.items()],
    }  # fmt: skip


def _hip(profile: Profile, library: Library) -> Iterator[tuple[str, str]]:
    def names_of(words: Mapping[str, Word | Place], ids: Set[str]) -> str:
        return ", ".join(lower_first(word.name) for id, word in words.items() if id in ids)

    yield "Side", " and ".join(sorted(profile.sides)) or "not said"
    yield "Felt at", names_of(library.places, profile.where) or "not said"
    yield "Feels", names_of(library.feelings, profile.feels) or "not said"
    yield "Hurts at rest or at night", lower_first(library.at_rest[profile.irritability].name)
    if profile.bendy:
        yield "Joints", "bend further than most, or slip out"
    if profile.stretched_without_relief:
        yield "Stretching", "months of it without lasting relief"
    if profile.goals:
        yield "Hard in daily life", ", ".join(profile.goals)


def _flags(profile: Profile, library: Library) -> Iterator[dict[str, Any]]:
    flags = {**library.red_flags, **library.readiness}
    for id, answer in profile.red_flags.items():
        released = profile.releases.get(id)
        yield {
            "ask": flags[id].ask,
            "answer": ANSWERS[answer],
            "released": released and _word(released.on, released.by),
        }


def _condition(condition: Condition, given: Mapping[str, Any], library: Library) -> dict[str, Any]:
    answered = [question for question in condition.questions if question.id in given]
    answers = [f"{question.ask} {_answer(question, given[question.id])}." for question in answered]
    return {"name": condition.name, "answers": answers + list(_released(given, library))}


def _released(given: Mapping[str, Any], library: Library) -> Iterator[str]:
    day, exercises = as_date(given.get(RELEASED_ON)), given.get(RELEASED_FOR)
    if day:
        names = [name_of(id, library) for id in ([exercises] if isinstance(exercises, str) else exercises or [])]
        yield _word(day, given.get(RELEASED_BY, ""), names)


def _word(day: date, who: str, names: Iterable[str] = ()) -> str:
    """A clinician's word: the day, who said so, and for which exercises where they named some."""
    by, which = f" by {who}" if who else "", ", ".join(names)
    return f"A clinician's word given on {brief_day(day)}{by}{which and f', for: {which}'}."


def _answer(question: Question, answer: object) -> str:
    if question.kind == "date":
        day = as_date(answer)
        return brief_day(day) if day else str(answer)
    labels = {option.answer: option.label for option in question.options} | {"not_sure": "Not sure"}
    return labels.get(str(answer), str(answer))


def _routine(routine: Routine | None, library: Library) -> dict[str, Any] | None:
    if routine is None:
        return None
    lines = [
        {"name": row.name, "dose": row.dose, "days": ", ".join(WEEKDAYS[n][:3] for n in range(7) if row.days[n])}
        for row in rows(routine, library)
    ]
    return {"track": library.tracks[routine.track].name, "week": routine.week, "lines": lines}


def _scores(history: History, library: Library) -> Iterator[dict[str, Any]]:
    """The first and the latest of each daily-life activity, of their average, and of each home test."""
    activities: dict[str, list[tuple[date, float]]] = {}
    for score in history.psfs:
        activities.setdefault(score.activity, []).append((score.on, score.score))
    yield from (_score(name, scores) for name, scores in activities.items())
    again = [scores for scores in activities.values() if scores[1:]]
    if again:
        ends = [(max(f[n][0] for f in again), mean(f[n][1] for f in again)) for n in (0, -1)]
        yield _score("Average of these", ends, library.measures["psfs"].noise)
    tests: dict[tuple[str, str | None], list[tuple[date, float]]] = {}
    for test in history.tests:
        tests.setdefault((test.measure, test.side), []).append((test.on, test.value))
    for (id, side), scores in tests.items():
        measure = library.measures.get(id)
        name = f"{measure.name}, {measure.unit}" if measure else id
        yield _score(name + (f", {side}" if side else ""), scores, measure.noise if measure else None)


def _changes_logged(history: History, library: Library, today: date) -> Iterator[dict[str, str]]:
    """Better or worse, by how much and how sure: what Progress tells of pain and daily life, in a report's words."""
    analysis = LogAnalysis(history, library, today)
    for name, good, change in (
        ("pain at rest", "fall", pain_change(analysis)),
        ("daily life", "rise", psfs_change(analysis)),
    ):
        if change is None:
            yield {"verdict": "Too early to say", "what": f"{name}: there are too few answers to compare."}
            continue
        then = (
            brief_day(change.then)
            if change.then == change.until
            else f"{brief_day(change.then)} to {brief_day(change.until)}"
        )
        verdict = "No clear change" if not change.grade else "Better" if change.way == good else "Worse"
        grade = CHANGE_GRADES[change.grade].format(change.way)
        low = (
            " (a pain this low has little room to fall)" if name == "pain at rest" and is_mild(change, analysis) else ""
        )
        yield {
            "verdict": verdict, "what": f"{name}: {change.first:.1f} of 10 on average ({then}), {change.last:.1f} lately: {grade}{low}.",
        }  # fmt: skip


def _score(name: str, scores: Sequence[tuple[date, float | None]], noise: float | None = None) -> dict[str, Any]:
    (began, first), (ended, latest) = scores[0], scores[-1]
    return {
        "name": name, "first": first, "began": began, "latest": latest, "ended": ended,
        "times": len(scores), "noise": noise,
    }  # fmt: skip


def _plan_story(history: History, library: Library, today: date) -> dict[str, Any]:
    """What the plan did in the last weeks and whether it held, the newest first, and how many lines are left out."""
    lines = last_weeks(LogAnalysis(history, library, today))
    shown = lines[: SHOWN["story"]]
    return {"story": shown, "story_since": today - RECENT, "story_more": len(lines) - len(shown)}


def _experiments(history: History, library: Library, today: date) -> Iterator[tuple[date, tuple[str, str]]]:
    """Those that have come to their end: what was compared, and the answer. What was stopped early has none."""
    over = (read(begun, history, library, today) for begun in history.experiments if is_over(begun, history, today))
    yield from ((one.begun.start, two_lines(one, library)) for one in over)


def _notes(history: History) -> Iterator[tuple[date, tuple[date, str]]]:
    with_notes: tuple[SessionDone | Morning | Flare, ...] = (*history.sessions, *history.mornings, *history.flares)
    yield from ((record.on, (record.on, record.note)) for record in with_notes if record.note)
