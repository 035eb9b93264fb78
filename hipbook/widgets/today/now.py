"""The one thing to do now: one picture, one sentence, one button, for each state that a day can be in."""

from __future__ import annotations

import ipywidgets as ipw

from ...app.today import done_today, eased, next_session, one_thing
from ...app.today_words import day_sentence, kind_words, leading_item, quiet_minutes
from ...history.pauses import flare_began, resting_until
from ...model.routine import WEEKDAYS, Day, Item
from ...model.safety import Gate
from ...planning.rounds import is_short, with_second_round
from ...wording import counted, weekday_words
from ..base.controls import button, card, details, esc, heading, hero, html, row, title, titled, words
from ..base.markup import minutes, nothing_fits, stage
from ..journal import Journal
from .experiment_line import experiment_line, to_experiment


def welcome(journal: Journal) -> list[ipw.Widget]:
    """The first visit: what this is, and three ways in."""
    begun = bool(journal.draft)
    says = "Set me up: go on where I was" if begun else "Set me up: a short check, then my week"
    setup = button("Go on" if begun else "Begin", journal.guarded(journal.go, "conversation"), "hb-setup", primary=True,
                   says=says)  # fmt: skip
    one = button("One gentle thing now", journal.guarded(_one_thing, journal), "hb-one-thing", "hb-plain",
                 says="One gentle exercise, two minutes")  # fmt: skip
    shown = hero(
        stage("hip_rot_feet_down", journal.library),
        html("<p class='hb-eyebrow'>A workbook for sore, stiff or unsteady hips</p>"),
        title("A few quiet minutes a day, made for your hip.", _lead(journal)),
        row(setup, one, _look(journal), classes=["hb-actions"]), classes=["hb-welcome"],
    )  # fmt: skip
    return [shown, html(PROMISE, "hb-promise")]


def _look(journal: Journal) -> ipw.Button:
    """What there is to see before a set-up: one's own diary, or the made-up person."""
    if _has_diary(journal):
        return button("Look at your diary", journal.guarded(journal.go, "progress"), "hb-plain")
    sample = journal.guarded(journal.try_sample)
    return button("Just look around", sample, "hb-sample", "hb-plain", says="Try with a sample person")


def _lead(journal: Journal) -> str:
    if journal.draft:
        return HALF_WAY
    return WITH_DIARY if _has_diary(journal) else FIRST


def _has_diary(journal: Journal) -> bool:
    """Was a diary brought in before anything was asked?"""
    history = journal.history
    return bool(history.sessions or history.mornings or history.psfs)


FIRST = "First some short questions, about three minutes. Then your week, and the first movement."
WITH_DIARY = "Your diary is here, and Progress draws it. For exercises that fit you, answer some short questions first."
HALF_WAY = "Your answers so far are kept. Go on with the questions where you left them."
PROMISE = "<ul>" + "".join(f"<li><strong>{head}</strong> {text}</li>" for head, text in (
    ("It checks first.", "If something should be seen by a doctor, it says so at once."),
    ("It stays with you.", "Your answers stay in a log of your own. The foot of this page says where."),
    ("It is not a doctor.", "It cannot examine you, and it says so when it does not know."),
)) + "</ul>"  # fmt: skip


def _one_thing(journal: Journal) -> None:
    journal.start([one_thing(journal.library)])


def session(journal: Journal, day: Day, below: bool = False) -> ipw.Widget:
    """Today's session, ready to start; ``below`` another question it stands small and without its picture."""
    items, library = day.items, journal.library
    start = button(
        "Start",
        journal.guarded(journal.start, items),
        "hb-start",
        "hb-icon-start",
        primary=True,
        says="Start today's session",
    )
    flare = flare_began(journal.history, journal.today)
    about = "Gentler today, because your hip is flaring." if flare else day_sentence(items, journal.history, library)
    sentence = f"{quiet_minutes(items)} {about}".strip()
    ways = row(
        start, *_ease(journal, items), *_second_round(journal, day), *to_experiment(journal), classes=["hb-actions"]
    )
    resting = map(words, [*_resting(journal), *experiment_line(journal)])
    if below:
        return card(
            html(_above(_dated(journal, kind_words(day.kind, journal.week, journal.library)))),
            heading(sentence),
            *resting,
            ways,
            classes=["hb-now"],
        )
    return _led(
        journal, items, _dated(journal, kind_words(day.kind, journal.week, journal.library)), sentence, *resting, ways
    )


def done(journal: Journal, items: tuple[Item, ...], count: int) -> ipw.Widget:
    """Practised today: that was all."""
    weekday, later = next_session(journal.week, journal.today)
    ahead = f"Tomorrow morning, one question. Next session: {weekday}." if later else "Tomorrow morning, one question."
    again = button("Practise again", journal.guarded(journal.start, items or later), "hb-start")
    look = button("See how it is going", journal.guarded(journal.go, "progress"), "hb-plain")
    logged = f"{counted(count, 'session')} logged today. {ahead}"
    return _led(journal, items or later, _dated(journal, "Done for today"), _enough(journal), words(logged),
                row(look, again, classes=["hb-actions"]))  # fmt: skip


def _enough(journal: Journal) -> str:
    """What is said of a day that has its session; of one that was broken off, not that it was all."""
    whole = any(one.whole for one in done_today(journal.history, journal.today))
    return "That was all for today." if whole else "That is enough for today."


def rest(journal: Journal) -> ipw.Widget:
    """A day without a session."""
    weekday, later = next_session(journal.week, journal.today)
    anyway = button(
        "Practise anyway", journal.guarded(journal.start, later), "hb-start", says=f"Do {weekday}'s session today"
    )
    ahead = f"Your next session is on {weekday}: {minutes(sum(item.minutes for item in later))}. You may practise now all the same."
    return _led(journal, later, _dated(journal, "Rest day"), "Nothing to do today. Rest is part of the plan.",
                words(ahead), *map(words, experiment_line(journal)), row(anyway, *to_experiment(journal), classes=["hb-actions"]))  # fmt: skip


def nothing(journal: Journal) -> ipw.Widget:
    """No exercise is left for a plan."""
    to_you = button("Look at your answers", journal.guarded(journal.go, "you"), primary=True)
    return hero(
        "",
        html(_above(_dated(journal))),
        title("Nothing is left to plan"),
        words(nothing_fits(journal.week)),
        row(to_you, classes=["hb-actions"]),
    )


def gate(journal: Journal) -> ipw.Widget:
    """The check lets no plan be made: what to do and why, the gravest alone, all else behind one line."""
    screening = journal.person.screening
    first, *others = screening.do
    because, *more = screening.reasons
    behind = [*(f"<p>{esc(line)}</p>" for line in others), *(f"<p>{esc(line)}</p>" for line in more)]
    folded = [html(details("All that was found, and what to do", "".join(behind)))] if behind else []
    to_check = button("Look at my answers", journal.guarded(journal.go, "check"))
    now = ["hb-urgent"] if screening.gate is Gate.emergency else []
    return hero("", html(_above(_dated(journal, "Please have this checked first"))), html(titled(first), "hb-do"), words(because),
                *folded, row(to_check, classes=["hb-actions"]), classes=["hb-gate", *now])  # fmt: skip


def check_first(journal: Journal) -> ipw.Widget:
    """An answer of the check is to be given anew before anything is led."""
    again = button("Open the safety check", journal.guarded(journal.go, "check"), primary=True)
    return hero("", html(_above(_dated(journal))), title("First the check again"), words(journal.recheck_because), row(again, classes=["hb-actions"]),
                classes=["hb-gate"])  # fmt: skip


def _led(journal: Journal, items: tuple[Item, ...], eyebrow: str, sentence: str, *below: ipw.Widget) -> ipw.Widget:
    item = leading_item(items, journal.history, journal.library)
    side = item.sides[0] if item and len(item.sides) == 1 else ""
    picture = stage(item.exercise, journal.library, side) if item else ""
    return hero(picture, html(_above(eyebrow)), title(sentence), *below, classes=["hb-now"])


def _above(words: str) -> str:
    return f"<p class='hb-eyebrow'>{esc(words)}</p>"


def _dated(journal: Journal, state: str = "") -> str:
    """The day, and the state it is in."""
    return " · ".join(filter(None, (weekday_words(journal.today), state)))


def _ease(journal: Journal, items: tuple[Item, ...]) -> list[ipw.Widget]:
    if flare_began(journal.history, journal.today):
        return []
    easier = journal.guarded(journal.start, eased(items, journal.person))
    return [button("Easier today", easier, "hb-ease", "hb-plain",
                   says="Start today's session with clearly less of everything, for today alone")]  # fmt: skip


def _second_round(journal: Journal, day: Day) -> list[ipw.Widget]:
    """The way to a longer session, where today's leaves much of the minutes given unused.

    Not in an experiment: it would be taken on the shorter days more often, and so with one arm more than with the other.
    """
    experiment = journal.workspace.experiment
    if experiment and experiment.arm:
        return []
    if journal.context.is_less or not is_short(day, journal.person.profile, journal.library):
        return []
    twice = with_second_round(day, journal.person.profile, journal.library)
    longer = minutes(sum(item.minutes for item in twice))
    start = journal.guarded(journal.start, twice)
    return [button(f"With a second round: {longer}", start, "hb-second-round", "hb-plain")] if twice else []


def _resting(journal: Journal) -> list[str]:
    """What hurt and rests today."""
    until = {id: resting_until(id, journal.history, journal.library, journal.today) for id in journal.week.exercises}
    return [
        f"{journal.library.item(id).name} rests until {WEEKDAYS[day.weekday()]}, because it hurt."
        for id, day in until.items() if day
    ]  # fmt: skip
