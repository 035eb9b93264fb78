"""What helps me? The place of experiments: the one that goes on, else a new one; hints; and those that are over."""

from __future__ import annotations

from collections.abc import Iterator

import ipywidgets as ipw

from ... import charts
from ...app.experiment import day_lines
from ...experiments import hints
from ...experiments.living import changes_by_hand, ended, running
from ...experiments.reading import Reading, read
from ...experiments.sentences import answer, in_short
from ...model.records import ExperimentBegun, ExperimentEnded
from ...settings import present_zone
from ...wording import counted
from ..base.boxes import fill
from ..base.chart import Chart
from ..base.controls import Choice, bullets, button, card, column, details, esc, html, row, words
from ..base.saved import saved_row
from ..journal import Journal
from ..places import EXPERIMENTS
from .asking import Asking
from .bet import your_bet
from .blocks import blocks

JOINED = "Each mark is a {}, and a line joins the two of one pair. The broken lines are the averages."
NAME = "What helps me?"
LEAD = (
    "The texts do not agree, and nobody can tell which way suits your hip. You can try two ways and let your own numbers "
    "say. A coin is tossed for you each time, so that good and bad days are shared out fairly."
)
PLAN_FIRST = "It needs a plan: see what Today says first."
BEGUN, STOPPED = "Your experiment has begun.", "Your experiment is stopped."
WHY = (("I know enough", "enough"), ("It made me sore", "sore"), ("No time for it", "no_time"),
       ("My plan has changed", "plan_changed"), ("Something else", "other"))  # fmt: skip


def what_is_inside(journal: Journal) -> str:
    """What is inside, for the fold."""
    if begun := running(journal.history, journal.today):
        return f"It goes on: {begun.asks}"
    if past := journal.history.experiments:
        answered = [one for one in past if not ended(one, journal.history)]
        return f"Your last one: {(answered or past)[-1].asks}"
    return "Try two ways, and let your own numbers say which is better"


def newest_in_short(journal: Journal) -> tuple[str, str] | None:
    """The newest experiment in a line, while it goes on and once it has an answer; none that was stopped."""
    begun = next((one for one in reversed(journal.history.experiments) if not ended(one, journal.history)), None)
    return in_short(reading(journal, begun), journal.history, journal.library, journal.today) if begun else None


def reading(journal: Journal, begun: ExperimentBegun) -> Reading:
    """What an experiment says today."""
    return read(begun, journal.history, journal.library, journal.today, present_zone())


def experiments(journal: Journal, bet: str = "") -> Iterator[ipw.Widget]:
    """All of the place: what goes on, or the newest answer and the way to a new one; hints; and what is older.

    ``bet`` is the text that the reader bet on in the book.
    """
    now = running(journal.history, journal.today)
    past = sorted(
        (one for one in reversed(journal.history.experiments) if one != now),
        key=lambda one: bool(ended(one, journal.history)),  # what has an answer before what was stopped
    )
    newest, older = (past[:1], past[1:]) if now is None else ([], past)
    first = _running(journal, now) if now else [_over(journal, one) for one in newest]
    asking = Asking(journal, lambda begun: _begin(journal, begun)) if journal.routine and not now else None
    ways = [] if now else [words(LEAD), *your_bet(journal, asking, bet), asking or words(PLAN_FIRST)]
    yield column(*_undo(journal), *first, *ways, classes=[EXPERIMENTS])
    yield from _hints(journal, asking)
    yield from (_over(journal, one) for one in older)


def _begin(journal: Journal, begun: ExperimentBegun) -> None:
    journal.save(begun, message=BEGUN)
    journal.point_at(EXPERIMENTS)


def _undo(journal: Journal) -> list[ipw.Widget]:
    """Right after it was begun or stopped, the way back."""
    saved = journal.saved
    is_of_it = saved.text in (BEGUN, STOPPED)
    return saved_row(journal, f"Undo: {saved.text}", "hb-undo-experiment", EXPERIMENTS) if is_of_it else []


def _running(journal: Journal, begun: ExperimentBegun) -> list[ipw.Widget]:
    """The arm of today and why, all blocks, and whether they were followed. No outcome is shown before the end."""
    now = reading(journal, begun)
    return [card(
        html(_titled(begun)), *map(words, _state(journal)), html(blocks(begun, journal)),
        *map(words, (*_followed(now), *answer(now, journal.library), *_changed(journal, begun))),
        html(details("What is compared, and how", bullets(_about(begun, journal)))), *_stop(journal, begun),
    )]  # fmt: skip


def _titled(begun: ExperimentBegun) -> str:
    return f"<h2 tabindex='-1'>{esc(begun.asks)}</h2>"


def _state(journal: Journal) -> tuple[str, ...]:
    now = journal.workspace.experiment
    lines = day_lines(now, journal.history, journal.today) if now else ()
    return lines or ("All of its days are done. The answer comes once the last morning is over.",)


def _followed(now: Reading) -> list[str]:
    of = now.adherence
    return [f"You followed the coin on {of.obeyed} of {counted(of.days, 'day')}."] if of.days else []


def _changed(journal: Journal, begun: ExperimentBegun) -> list[str]:
    number = len(changes_by_hand(begun, journal.history, journal.today))
    return (
        [f"You changed your plan {counted(number, 'time')} meanwhile. That is allowed, and it is noted."]
        if number
        else []
    )


def _about(begun: ExperimentBegun, journal: Journal) -> Iterator[str]:
    looks = journal.library.outcomes[begun.outcome]
    yield f"One way: {begun.a.name}. The other: {begun.b.name}."
    yield f"What is looked at: {looks.name}. {looks.says}"
    yield (
        "A coin was tossed for each pair of days."
        if begun.unit == "day"
        else "A coin was tossed for each pair of weeks."
    )
    if begun.wash_out_days:
        yield f"The first {counted(begun.wash_out_days, 'day')} of a week do not count, as the week before may still be felt."
    if question := journal.library.experiments.get(begun.question):
        yield question.safety
    yield "Your check, your pain and a flare stand above it: nothing is added that is not open to you, and no dose grows."


def _stop(journal: Journal, begun: ExperimentBegun) -> list[ipw.Widget]:
    room = column()

    def ask() -> None:
        why = Choice("Why do you stop?", WHY, classes=["hb-why-stop"])
        stop = button("Stop it for good", journal.guarded(_end, journal, begun, why), "hb-stop-confirm", primary=True)
        go_on = button("Go on with it", journal.guarded(fill, room), "hb-plain")
        early = words("It will have no answer: what is stopped early is not read. Your sessions stay in your log.")
        fill(room, card(early, why, row(stop, go_on)))
        journal.point_at("hb-why-stop")

    return [button("Stop this experiment", journal.guarded(ask), "hb-stop-experiment", "hb-plain"), room]


def _end(journal: Journal, begun: ExperimentBegun, why: Choice) -> None:
    record = ExperimentEnded(on=journal.today, experiment=begun.uid, why=why.value or "other")
    journal.save(record, message=STOPPED)
    journal.point_at(EXPERIMENTS)


def _over(journal: Journal, begun: ExperimentBegun) -> ipw.Widget:
    """One that is over: its answer first, and every block with its number. Of one that was stopped nothing is read."""
    now = reading(journal, begun)
    says, *more = answer(now, journal.library)
    shown = [html(_titled(begun)), words(says, "hb-lead")]
    if now.answer != "stopped":
        figure = charts.experiment(now, journal.library)
        shown += [
            words(JOINED.format(begun.unit), "hb-quiet"),
            Chart(figure, f"{begun.asks} {says}", charts.table(figure)),
        ]
    return card(*shown, *map(words, more), classes=["hb-experiment-over"])


def _hints(journal: Journal, asking: Asking | None) -> Iterator[ipw.Widget]:
    """What went together in the log, each with the way to ask it fairly."""
    if early := hints.none_yet(journal.history, journal.library):
        yield words(early, "hb-quiet")
        return
    seen = hints.hints(journal.history, journal.library, journal.today, present_zone())
    answered = {one.question for one in journal.history.experiments if not ended(one, journal.history)}
    seen = tuple(hint for hint in seen if hint.experiment not in answered)
    if not seen:
        yield words("Hints: so far, nothing in your log goes together more than by chance.", "hb-quiet")
    yield from (_hint(journal, hint, asking) for hint in seen)


def _hint(journal: Journal, hint: hints.Hint, asking: Asking | None) -> ipw.Widget:
    first, *more = hints.sentences(hint, journal.library)
    lines = "".join(f"<p>{esc(line)}</p>" for line in more)
    ways = [button("Try it", journal.guarded(asking.ask, hint.experiment), "hb-try-it")] if asking else []
    return card(
        html(f"<p class='hb-eyebrow'>A hint, no proof</p><h2>{esc(first)}</h2>{lines}"), *ways, classes=["hb-hint"]
    )
