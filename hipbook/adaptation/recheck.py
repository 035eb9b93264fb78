"""Why the check must be answered again before the next session: something was logged, or time has passed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ..content.loader import Library
from ..history.pain_zones import reference_pain, usual_pain
from ..history.pauses import flare_began
from ..history.rising import is_high, risen_since
from ..history.weeks import WEEK
from ..model.profile import Profile
from ..model.records import Flare, History, Morning, ProfileSaved, SessionDone, SetDone, TestDone
from ..screening.conditions import effects_of
from ..wording import lower_first

Noted = SessionDone | SetDone | Morning | Flare | TestDone
Felt = SessionDone | SetDone | Morning


def why_recheck(history: History, library: Library, on: date) -> str:
    """One sentence: why the check is open again; empty where it need not be answered.

    >>> from datetime import date
    >>> from hipbook.content.loader import library
    >>> why_recheck(History(mornings=[Morning(on="2026-01-06", signs=["giving_way"])]), library(), on=date(2026, 1, 7))
    'You noted: the hip or leg gave way. Please answer the check again before the next session.'
    """
    return next(_reasons(history.own, library, on), "")


def _reasons(history: History, library: Library, on: date) -> Iterator[str]:
    yield from _noted(history, library)
    yield from _spikes(history, library)
    yield from _crept_up(history, library, on)
    yield from _stays_high(history, library, on)
    checked = [saved for saved in history.profiles if saved.checked] or list(history.profiles[:1])
    if checked:
        yield from _time(max(checked, key=lambda saved: saved.on), history, library, on)


def _noted(history: History, library: Library) -> Iterator[str]:
    """Stop signs met in a session, and signs noted with a morning, a flare or a home test."""
    noted: tuple[Noted, ...] = (*history.sessions, *history.sets, *history.mornings, *history.flares, *history.tests)
    for record in noted:
        signs = {**library.stop_signs, **({} if isinstance(record, SessionDone | SetDone) else library.new_signs)}
        met = [sign for sign in _signs_of(record) if sign in signs]
        if met and not history.rechecked_since(record):
            names = ", ".join(lower_first(signs[sign].name) for sign in met)
            urgent = "".join(f" {signs[sign].says}" for sign in met if signs[sign].says)
            yield f"You noted: {names}.{urgent} Please answer the check again before the next session."


def _signs_of(record: Noted) -> tuple[str | None, ...]:
    match record:
        case SetDone():
            return (record.stopped,)
        case SessionDone():
            return record.stopped
    return record.signs


def _spikes(history: History, library: Library) -> Iterator[str]:
    """Pain far above this reader's usual or, while that is not known, very strong pain."""
    felt: tuple[Felt, ...] = (*history.sessions, *history.sets, *history.mornings)
    for record in felt:
        worst = max(_pains_of(record), default=0)
        if worst > library.rule.pain.nprs_red_above and not history.rechecked_since(record):
            usual = _usual_for(record, history, library)
            rule = library.rule.pain
            if worst < rule.spike_nprs and _knows_of_flare(record, history):
                continue
            high = rule.spike_nprs if usual is None else usual + rule.spike_rise
            if worst >= high or (worst >= rule.spike_nprs and not _answered_lately(record, history)):
                yield f"You noted pain of {worst} out of 10. Please answer the check again before the next session."


def _knows_of_flare(record: Felt, history: History) -> bool:
    """Was a flare going on, and the check answered in it before? Then this much pain is nothing new."""
    began = flare_began(history, record.on)
    return began is not None and any(saved.checked and began <= saved.on <= record.on for saved in history.profiles)


def _answered_lately(record: Felt, history: History) -> bool:
    """Was the check answered in the week before? Then pain that is always so strong need not open it each day."""
    return any(saved.checked and timedelta(0) <= record.on - saved.on < WEEK for saved in history.profiles)


def _usual_for(record: Felt, history: History, library: Library) -> float | None:
    """What this reader's pain usually is at such a moment; None while that is not known."""
    usual = usual_pain(history, library, before=record.on)
    is_morning = isinstance(record, Morning) and usual is not None
    return reference_pain(history, library, record.on) if is_morning else usual


def _crept_up(history: History, library: Library, on: date) -> Iterator[str]:
    """Pain has clearly risen, and the check was answered neither since nor in the fortnight that shows it."""
    since, answered = risen_since(history, library, on), _answered(history)
    if since and answered < since and on - answered >= 2 * WEEK:
        yield "Your pain has gone up over the last weeks. Please answer the check again before the next session."


def _stays_high(history: History, library: Library, on: date) -> Iterator[str]:
    """Pain is very strong all week, or usually strong, and the check was not answered for some weeks."""
    usual, long_ago = usual_pain(history, library), timedelta(library.rule.rising.recheck_days)
    if on - _answered(history) < long_ago:
        return
    if is_high(history, library, on):
        yield "Your pain was very strong all week. Please answer the check again before the next session."
    elif usual is not None and usual > library.rule.pain.nprs_red_above and on - _answered(history) >= 2 * long_ago:
        yield "Your usual pain is strong. Please answer the check again before the next session."


def _answered(history: History) -> date:
    """The day the check was answered last."""
    return max((saved.on for saved in history.profiles if saved.checked), default=date.min)


def _pains_of(record: Felt) -> tuple[int, ...]:
    given: tuple[int | None, ...]
    match record:
        case SessionDone():
            given = (record.pain_before, record.pain_worst, record.pain_after)
        case SetDone():
            given = (record.pain_during,)
        case Morning():
            given = (record.pain,)
    return tuple(pain for pain in given if pain is not None)


def _time(saved: ProfileSaved, history: History, library: Library, on: date) -> Iterator[str]:
    """A year has passed, or a date that was given has come to where its answers may have changed."""
    if (on - saved.on).days > library.rule.screening.rescreen_days:
        yield "It is a year since you answered the check. Please go through it again: bodies change."
    for name in passed(history.profile or saved.profile, library, saved.on, on):
        yield f"Time has passed for: {name}. Please look at your answers in the check again."


def passed(profile: Profile, library: Library, since: date, on: date) -> Iterator[str]:
    """The conditions whose date has crossed a boundary between two days, by name."""
    for id, answers in profile.conditions.items():
        condition = library.conditions.get(id)
        dated = [question for question in condition.questions if question.kind == "date"] if condition else []
        crossed = any(list(effects_of(q, answers, since)) != list(effects_of(q, answers, on)) for q in dated)
        if condition and crossed:
            yield condition.name
