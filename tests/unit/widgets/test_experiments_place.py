"""The place of experiments in Progress, and the line of Today: asked, begun, lived, stopped, undone, read, and hinted at."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import date, timedelta

import ipywidgets as ipw
import pytest
from experimenters import START as FIRST
from experimenters import Experimenter, Walker
from journals import book

import hipbook as hb
from hipbook.content.readability import is_hard
from hipbook.content.readability import sentences as sentences_of
from hipbook.model.records import ExperimentBegun, ExperimentEnded, Flare, ProfileSaved, Record, SessionDone
from hipbook.widgets.base.chart import Chart
from hipbook.widgets.journal import Journal
from hipbook.widgets.places import EXPERIMENTS
from hipbook.widgets.progress.screen import Progress
from hipbook.widgets.today.screen import Today

TODAY = date(2026, 6, 1)
DONE = SessionDone(on=TODAY - timedelta(2), pain_before=2, pain_worst=2)


def parts(widget: ipw.Widget) -> Iterator[ipw.Widget]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from parts(child)


def text(widget: ipw.Widget) -> str:
    return " ".join(part.value for part in parts(widget) if isinstance(part, ipw.HTML))


def press(screen: ipw.Widget, name: str, number: int = 0) -> None:
    [one for one in parts(screen) if name in getattr(one, "_dom_classes", ())][number].click()


def choose(screen: ipw.Widget, name: str, value: object) -> None:
    next(one for one in parts(screen) if name in getattr(one, "_dom_classes", ())).value = value


def has(screen: ipw.Widget, name: str) -> bool:
    return any(name in getattr(one, "_dom_classes", ()) for one in parts(screen))


def opened(journal: Journal) -> Progress:
    screen = Progress(journal)
    press(screen, "hb-fold-experiments")
    return screen


def asked(question: str, *records: Record, days: int = 4) -> tuple[Journal, Progress]:
    journal = book(TODAY, DONE, *records, minutes=15, days_per_week=days)
    screen = opened(journal)
    choose(screen, "hb-questions-of", question)
    return journal, screen


def begun_in(journal: Journal) -> ExperimentBegun:
    (begun,) = journal.history.experiments
    return begun


def test_a_question_says_what_is_compared_how_long_how_safe_and_how_surely() -> None:
    journal, screen = asked("walk")
    says, one = text(screen), journal.library.experiments["walk"]
    assert one.why in says and one.safety in says and "Two ways: a walk, or no walk." in says
    assert "of 10 people like you would find it" in says and "those of most people" in says
    assert journal.history.experiments == (), "nothing is begun yet"


def test_the_odds_come_while_one_waits_for_nothing() -> None:
    """They are worked out on the press: no more than a fraction of a second, the longest and poorest too."""
    for question in ("rest_day", "release_or_strength"):
        journal = book(TODAY, DONE, minutes=15, days_per_week=4)
        screen, before = opened(journal), time.perf_counter()
        choose(screen, "hb-questions-of", question)
        assert time.perf_counter() - before < 3 and has(screen, "hb-begin-experiment")


def test_a_poor_chance_is_said_and_the_surer_way_is_one_press() -> None:
    journal, screen = asked("walk", days=3)
    assert "That is a poor chance" in text(screen)
    press(screen, "hb-take-surer")
    assert "That is a poor chance" not in text(screen) and not has(screen, "hb-take-surer")
    press(screen, "hb-begin-experiment")
    assert len(begun_in(journal).blocks) > journal.library.experiments["walk"].blocks[0]


def test_begin_shows_the_arm_of_today_and_undo_takes_it_back() -> None:
    journal, screen = asked("walk")
    press(screen, "hb-begin-experiment")
    begun = begun_in(journal)
    assert (begun.question, begun.outcome, begun.start) == ("walk", "morning", TODAY)
    assert f"Today: {begun.arm(begun.blocks[0]).name}. It is day 1 of 16 of your experiment." in text(screen)
    assert "hb-blocks" in text(screen) and not has(screen, "hb-questions-of"), "one at a time"
    press(screen, "hb-undo-experiment")
    assert journal.history.experiments == () and has(screen, "hb-questions-of")


@pytest.mark.parametrize("stops", [False, True], ids=["begun", "stopped"])
def test_undo_keeps_the_place_in_view(stops: bool) -> None:
    journal, screen = asked("walk")
    press(screen, "hb-begin-experiment")
    if stops:
        press(screen, "hb-stop-experiment")
        press(screen, "hb-stop-confirm")
    pointed: list[str] = []
    journal.observe(lambda change: pointed.append(change.new), "pointed")
    press(screen, "hb-undo-experiment")
    assert pointed[-1:] == [EXPERIMENTS] and has(screen, EXPERIMENTS), "and its fold is open"


def test_one_just_begun_does_not_note_what_was_changed_before_it_on_that_day() -> None:
    journal = book(TODAY, DONE, minutes=15, days_per_week=4)
    journal.edit("never", next(iter(journal.week.exercises)), message="")
    screen = opened(journal)
    choose(screen, "hb-questions-of", "walk")
    press(screen, "hb-begin-experiment")
    assert has(screen, "hb-stop-experiment")
    assert "You changed your plan" not in text(screen)
    journal.edit("never", next(iter(journal.week.exercises)), message="")
    assert "You changed your plan 1 time meanwhile." in text(opened(journal))


def test_what_was_practised_before_the_coin_was_tossed_counts_for_neither() -> None:
    journal, screen = asked("walk", SessionDone(on=TODAY, pain_before=2, pain_worst=2))
    press(screen, "hb-begin-experiment")
    assert begun_in(journal).start == TODAY + timedelta(1) and journal.workspace.experiment.arm is None
    assert "Your experiment begins on Tuesday, 2 June, as you have practised today." in text(screen)


def test_while_it_goes_on_no_number_is_shown() -> None:
    who = Experimenter(3, effect=-2)
    journal = lived(who, FIRST + timedelta(30))
    screen = opened(journal)
    assert "The answer comes at the end" in text(screen) and "lower than" not in text(screen)
    assert not any(isinstance(one, Chart) for fold in screen._folds if fold.is_open for one in parts(fold))


def test_stop_is_asked_again_and_undone() -> None:
    journal, screen = asked("walk")
    press(screen, "hb-begin-experiment")
    press(screen, "hb-stop-experiment")
    assert journal.history.experiment_ends == (), "one press stops nothing"
    choose(screen, "hb-why-stop", "sore")
    press(screen, "hb-stop-confirm")
    (end,) = journal.history.experiment_ends
    assert end.why == "sore" and "That is too early for an answer." in text(screen)
    press(screen, "hb-undo-experiment")
    assert journal.history.experiment_ends == () and "hb-blocks" in text(screen)


def test_two_exercises_of_ones_own_choice() -> None:
    journal, screen = asked("this_or_that")
    assert not has(screen, "hb-begin-experiment")
    first, second = (one for one in parts(screen) if "hb-pick" in getattr(one, "_dom_classes", ()))
    first.value = second.value = "clam"
    assert not has(screen, "hb-begin-experiment"), "two are needed"
    second.value = "side_leg_lift"
    press(screen, "hb-begin-experiment")
    assert (begun_in(journal).a.does, begun_in(journal).b.does) == (("clam",), ("side_leg_lift",))


def test_what_is_refused_cannot_be_chosen() -> None:
    journal, screen = asked("this_or_that")
    options = {
        id for one in parts(screen) if "hb-pick" in getattr(one, "_dom_classes", ()) for _, id in one._list.options
    }
    assert options - {""} <= journal.screening.allowed.keys()


@pytest.mark.parametrize("differs", ["else", "walk"])
def test_a_question_in_ones_own_words(differs: str) -> None:
    journal, screen = asked("own")
    lines = {one._field.placeholder: one for one in parts(screen) if "hb-line" in getattr(one, "_dom_classes", ())}
    choose(screen, "hb-differs", differs)
    lines["Is a pillow between my knees better?"].value = "<b>Mine?</b>"
    assert has(screen, "hb-begin-experiment") == (differs == "walk")
    lines["a pillow"].value, lines["no pillow"].value = "<i>soft</i>", "hard"
    press(screen, "hb-begin-experiment")
    begun = begun_in(journal)
    assert begun.asks == "<b>Mine?</b>" and begun.question == "" and "<b>Mine" not in text(screen)
    assert begun.a.varies == ("own" if differs == "else" else "exercise") and "<i>soft" not in text(screen)


def test_a_plan_that_cannot_go_both_ways_says_why_and_begins_nothing() -> None:
    journal = book(TODAY, DONE, minutes=15, never=frozenset({"walking", "walk_brisk"}))
    screen = opened(journal)
    choose(screen, "hb-questions-of", "walk")
    assert "You asked never to be offered it." in text(screen) and not has(screen, "hb-begin-experiment")


def test_in_a_flare_none_begins() -> None:
    screen = opened(book(TODAY, DONE, Flare(on=TODAY), minutes=15))
    assert "Let the flare or the time away pass first" in text(screen) and not has(screen, "hb-questions-of")


def lived(who: Experimenter, on: date) -> Journal:
    log = hb.Log.memory()
    log.add(ProfileSaved(on=FIRST, profile=hb.Profile(age=46)))
    log.add_all([*who.history.experiments, *who.history.sessions, *who.history.mornings])
    return Journal(log, on)


@pytest.mark.parametrize(("effect", "says"), [(-2, "lower than with no walk"), (0, "No clear difference was found")])
def test_what_is_over_says_its_answer_with_a_chart_and_in_short(effect: float, says: str) -> None:
    who = Experimenter(3, effect=effect)
    journal = lived(who, who.over)
    screen = opened(journal)
    (over,) = (one for one in parts(screen) if "hb-experiment-over" in getattr(one, "_dom_classes", ()))
    (chart,) = (one for one in parts(over) if isinstance(one, Chart))
    assert says in text(over) and says in chart.title and len(chart.table["rows"]) == 28
    assert "Your experiment is over." in text(screen) and has(screen, "hb-questions-of"), "and another may be asked"


def test_pointing_at_the_place_opens_its_fold() -> None:
    screen = Progress(lived(Experimenter(3), FIRST + timedelta(30)))
    press(screen, "hb-see-experiment")
    assert has(screen, "hb-stop-experiment")


def test_today_says_the_arm_in_one_line_and_leads_to_it() -> None:
    journal, screen = asked("walk", days=7)
    press(screen, "hb-begin-experiment")
    today = Today(journal)
    arm = begun_in(journal).arm(begun_in(journal).blocks[0])
    assert text(today).count(f"Today: {arm.name}. It is day 1 of 16 of your experiment.") == 1
    press(today, "hb-to-experiment")
    assert (journal.screen, journal.pointed) == ("progress", "hb-experiments")
    journal.save(ExperimentEnded(on=TODAY, experiment=begun_in(journal).uid))
    assert not has(today, "hb-to-experiment") and "experiment" not in text(today)


def test_no_second_round_lengthens_the_days_of_one_arm() -> None:
    journal = book(TODAY, DONE, minutes=40, days_per_week=7)
    assert has(Today(journal), "hb-second-round")
    journal.save(Experimenter(3).begun.model_copy(update={"on": TODAY, "start": TODAY}))
    assert journal.workspace.experiment.arm and not has(Today(journal), "hb-second-round")


def test_a_day_that_cannot_go_both_ways_says_so_on_today_and_in_the_place() -> None:
    """On some days of this week there is no strength: on those, and only on those."""
    seen = set()
    for n in range(7):
        journal = book(TODAY, DONE, minutes=15, days_per_week=7, track="move")
        journal.look(TODAY + timedelta(n))
        release, today = journal.library.experiments["release_or_strength"], journal.today
        ways = {"a": release.a, "b": release.b, "question": release.id, "on": today, "start": today}
        journal.save(Experimenter(3).begun.model_copy(update=ways))
        off = journal.workspace.experiment.is_off
        for screen in (Today(journal), opened(journal)):
            assert ("today does not count" in text(screen)) == off
        seen.add(off)
    assert True in seen


def hinting() -> Journal:
    who = next(one for one in (Walker(seed, helps=2) for seed in range(20)) if one.hints)
    log = hb.Log.memory()
    log.add(ProfileSaved(on=FIRST, profile=hb.Profile(age=46, minutes=15)))
    log.add_all([*who.history.sessions, *who.history.sets, *who.history.mornings])
    return Journal(log, FIRST + timedelta(80))


def test_a_hint_is_no_proof_and_becomes_an_experiment() -> None:
    journal = hinting()
    screen = opened(journal)
    assert "A hint, no proof" in text(screen) and "you may do other things on good days" in text(screen)
    press(screen, "hb-try-it")
    press(screen, "hb-begin-experiment")
    assert begun_in(journal).question == "walk"
    assert not has(opened(journal), "hb-try-it"), "one at a time"


def test_before_twenty_sessions_there_is_no_hint() -> None:
    assert "From 20 sessions on" in text(opened(book(TODAY, DONE, minutes=15)))


def test_what_is_said_is_easy_to_read() -> None:
    _, screen = asked("release_or_strength")
    shown = [text(screen)]
    press(screen, "hb-begin-experiment")
    press(screen, "hb-stop-experiment")
    shown += [text(screen)]
    who = Experimenter(3, effect=-2)
    shown += [text(opened(lived(who, who.over))), text(opened(hinting()))]
    lines = [line for page in shown for line in _lines(page)]
    assert len(lines) > 60 and [line for line in lines if is_hard(line)] == []


def _lines(markup: str) -> list[str]:
    blocks = re.split(
        r"</?(?:p|li|h\d|ul|ol|summary|details|span)[^>]*>", markup.partition("What helps me?")[2] or markup
    )
    return [line for block in blocks for line in sentences_of(re.sub(r"<[^>]+>", "", block).strip()) if line]
