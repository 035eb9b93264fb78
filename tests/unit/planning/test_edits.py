"""What a reader does to the week by hand, and the pauses: kept, undone, taken back, and carried forward by older logs."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta

import ipywidgets as ipw
import pytest

import hipbook as hb
from hipbook.adaptation.decision import Decision
from hipbook.adaptation.worth_showing import worth_showing
from hipbook.app.today import eased
from hipbook.history.pauses import away_until, dose_share, resting_until
from hipbook.history.plan_edits import Edits
from hipbook.log.connection import SCHEMA
from hipbook.model.records import Holiday
from hipbook.planning.what_if import relaxations
from hipbook.screening.person import Person
from hipbook.widgets.journal import Journal
from hipbook.widgets.routine.screen import Routine

LIBRARY = hb.library()
TODAY = date(2026, 3, 2)


@pytest.fixture
def journal() -> Journal:
    log = hb.Log.memory()
    log.add(hb.ProfileSaved(on=TODAY, profile=hb.Profile(age=46, track="mix", minutes=20)))
    return Journal(log, TODAY)


def press(screen, says: str) -> None:
    """Press the button with this long name, wherever it stands on the screen or in a menu of it."""
    if says not in shown(screen):
        for menu in [button for name, button in shown(screen).items() if name.startswith("More you can do")]:
            menu.click()
    assert says in shown(screen), f"no button says {says!r}"
    shown(screen)[says].click()


def shown(screen) -> dict[str, ipw.Button]:
    """The buttons of a screen by their long names; of two that are named alike the first."""
    waiting, found = [screen], {}
    while waiting:
        widget = waiting.pop(0)
        if isinstance(widget, ipw.Button):
            found.setdefault(widget.tooltip, widget)
        waiting += getattr(widget, "children", ())
    return found


def test_a_swap_changes_one_thing_and_undo_brings_it_back(journal):
    screen, before = Routine(journal), journal.routine
    item = next(item for day in before.days for item in day.items if item.swaps)
    press(screen, f"Swap {LIBRARY.item(item.exercise).name} for another")
    press(screen, f"Take {LIBRARY.item(item.swaps[0]).name}")
    gone, come = (
        set(before.exercises) - set(journal.routine.exercises),
        set(journal.routine.exercises) - set(before.exercises),
    )
    assert gone == {item.exercise} and item.swaps[0] in come and len(come) <= 2
    journal.undo()
    assert journal.routine.menus == before.menus


def test_what_was_swapped_out_can_be_added_beside_what_took_its_place(journal):
    """The question about it says who put what in its place, and the button under the answer does what it says."""
    longer = journal.profile.model_copy(update={"minutes": 45})
    journal.save(hb.ProfileSaved(on=journal.today, profile=longer), message="")
    item = next(item for day in journal.routine.days for item in day.items if item.swaps)
    old, new = item.exercise, item.swaps[0]
    swap = hb.PlanChange(on=journal.today, exercise=old, change="swap", instead=new, reason="You chose it.")
    journal.save(swap, message="")
    assert journal.routine.left_out[old] == f"You put {LIBRARY.item(new).name} in its place."
    journal.add_to_week(old)
    assert {old, new} <= {*journal.routine.exercises} and old in journal.routine.pinned
    journal.undo()
    assert old not in journal.routine.exercises and new in journal.routine.exercises


def test_a_second_edit_keeps_the_first(journal):
    journal.edit("pin", journal.routine.menus[0][0], message="")
    shown = journal.routine.menus
    journal.edit("pin", shown[0][1], message="")
    assert journal.routine.menus == shown and journal.routine.pinned == {shown[0][0], shown[0][1]}
    assert journal.routine.by_hand


def test_what_is_pinned_stays_when_minutes_shrink(journal):
    pinned = max(journal.routine.days[0].items, key=lambda item: item.minutes).exercise
    journal.edit("pin", pinned, message="")
    for minutes in (15, 12, 10):
        changed = journal.profile.model_copy(update={"minutes": minutes})
        journal.save(hb.ProfileSaved(on=TODAY, profile=changed, checked=False))
        assert pinned in journal.routine.menus[0]


def test_a_menu_keeps_the_readers_order_until_it_is_planned_afresh(journal):
    screen, before = Routine(journal), journal.routine
    first, second, third, *rest = before.menus[0]
    press(screen, f"Move {LIBRARY.item(second).name} down, strength days")
    assert journal.routine.menus[0] == (first, third, second, *rest)
    assert journal.routine.days[0].minutes <= 20
    press(screen, f"Move {LIBRARY.item(first).name} up, strength days")
    assert "already" in journal.notice.text
    press(screen, "Let the book plan the whole week afresh")
    assert journal.routine.menus == before.menus and not journal.routine.by_hand


def test_an_order_that_does_not_fit_is_told_and_changes_nothing(journal):
    """A walk between two exercises on the floor costs a way down and up."""
    before = journal.routine
    assert before.menus[0][0] == "walking"
    press(Routine(journal), "Move Walking down, strength days")
    assert "does not fit" in journal.notice.text and journal.routine == before


def test_never_is_remembered_listed_and_taken_back(journal):
    screen, id = Routine(journal), next(id for id in journal.routine.menus[0] if id in LIBRARY.exercises)
    press(screen, f"Never offer {LIBRARY.item(id).name} again")
    assert id not in journal.routine.exercises and id in journal.profile.never
    assert journal.routine.left_out[id] == "You asked never to be offered it."
    press(screen, f"Offer {LIBRARY.item(id).name} again")
    assert id not in journal.profile.never and id in journal.routine.exercises


def test_a_knob_plans_again_and_is_set_as_the_answers_are(journal):
    screen = Routine(journal)
    screen._knobs._days.value = 6
    assert journal.profile.days_per_week == 6
    screen._knobs._piece.value = True
    pieces = [day for day in journal.routine.days if day.kind == "piece"]
    low, high = LIBRARY.rule.plan.piece_min
    assert pieces and all(low - 0.1 <= day.minutes <= high for day in pieces)


def test_harder_is_not_offered_against_the_log(journal):
    id = next(id for id in journal.routine.menus[0] if id in LIBRARY.exercises and LIBRARY.exercises[id].harder)
    journal.log.add(hb.SessionDone(on=TODAY, pain_before=1, pain_worst=8))
    journal.log.add(hb.SetDone(on=TODAY, exercise=id, pain_during=8))
    journal.refresh()
    screen = Routine(journal)
    press(screen, f"Harder than {LIBRARY.item(id).name}")
    assert not any(c.change == "harder" for c in journal.history.plan_changes)


def test_what_to_relax_is_found_by_planning():
    wish = hb.Profile(age=46, minutes=2, track="mix", positions_excluded={"supine", "prone", "sidelying", "quadruped"})
    week = hb.plan(wish, LIBRARY, on=TODAY)
    found = relaxations(Person.of(wish, hb.History(), LIBRARY, TODAY))
    assert week.missing and found
    for one in found:
        then = hb.plan(one.profile, LIBRARY, on=TODAY)
        assert not set(one.buys) & set(then.missing) and len(then.missing) < len(week.missing)
        assert one.says in one.sentence


def test_an_easier_day_is_shorter_and_changes_nothing_else(journal):
    items, before = journal.routine.days[0].items, journal.history
    less = eased(items, journal.person)
    assert all(a.dose.seconds * a.share < b.dose.seconds * b.share for a, b in zip(less, items, strict=True))
    assert journal.history == before


def test_the_way_back_from_a_flare_goes_by_steps():
    flares = (hb.Flare(on=TODAY), hb.Flare(on=TODAY + timedelta(5), ended=TODAY + timedelta(5)))
    shares = [dose_share(hb.History(flares=flares), LIBRARY, TODAY + timedelta(n)) for n in (0, 4, 5, 7, 8, 11, 13, 14)]
    flare, (first, then, last) = LIBRARY.rule.flare.flare_share, LIBRARY.rule.flare.flare_back_shares
    assert shares == [flare, flare, first, first, then, last, last, 1]


def test_a_holiday_lasts_until_its_day_or_until_one_is_back():
    told = hb.History(holidays=(Holiday(on=TODAY, until=TODAY + timedelta(10)),))
    assert away_until(told, TODAY + timedelta(9)) and not away_until(told, TODAY + timedelta(10))
    back = told.model_copy(
        update={"holidays": (*told.holidays, Holiday(on=TODAY + timedelta(3), until=TODAY + timedelta(3)))}
    )
    assert not away_until(back, TODAY + timedelta(4))


def test_what_hurt_rests_for_two_days():
    red = hb.PlanChange(on=TODAY + timedelta(1), exercise="clam", change="regress", rule="red", instead="ball_squeeze")
    history = hb.History(plan_changes=(red,), sets=(hb.SetDone(on=TODAY, exercise="clam", pain_during=8),))
    for id in ("clam", "ball_squeeze"):
        assert resting_until(id, history, LIBRARY, TODAY + timedelta(1)) == TODAY + timedelta(2)
        assert resting_until(id, history, LIBRARY, TODAY + timedelta(2)) is None


def test_a_set_of_long_ago_does_not_shorten_the_rest():
    """A plan looks at practice only up to the start of its week: the set that hurt is then not among those it sees."""
    red = hb.PlanChange(on=TODAY, exercise="clam", change="stop", rule="red")
    old = hb.SetDone(on=TODAY - timedelta(9), exercise="clam", pain_during=1)
    seen = hb.History(plan_changes=(red,), sets=(old,))
    hurt = seen.model_copy(update={"sets": (old, hb.SetDone(on=TODAY, exercise="clam", pain_during=8))})
    for history in (seen, hurt):
        assert resting_until("clam", history, LIBRARY, TODAY + timedelta(1)) == TODAY + timedelta(2)


@pytest.mark.parametrize("stop_first", [True, False])
def test_the_ladder_never_leads_to_what_a_stop_keeps_out(stop_first):
    stop = hb.PlanChange(on=TODAY, exercise="heel_slide", change="stop", rule="red")
    step = hb.PlanChange(on=TODAY, exercise="windshield", change="regress", rule="red", instead="heel_slide")
    changes = (stop, step) if stop_first else (step, stop)

    def edits(on: date, *more: hb.PlanChange) -> Edits:
        saved = hb.ProfileSaved(on=TODAY, profile=hb.Profile(age=40))
        return Edits(hb.History(plan_changes=(*changes, *more), profiles=(saved,)), LIBRARY, on)

    held = edits(TODAY + timedelta(1))
    assert held.out.keys() == {"heel_slide", "windshield"} and not held.into
    chosen = hb.PlanChange(on=TODAY, exercise="clam", change="swap", instead="heel_slide")
    assert "heel_slide" in edits(TODAY + timedelta(1), chosen).into, "what a reader chooses by hand is theirs to choose"


def test_two_weeks_of_stepping_down_or_of_a_flare_suggest_a_clinician():
    down = lambda days: hb.PlanChange(on=TODAY - timedelta(days), exercise="clam", change="regress", rule="red")  # noqa: E731
    assert worth_showing(hb.History(plan_changes=(down(2),)), LIBRARY, TODAY) is None
    assert worth_showing(hb.History(plan_changes=(down(9), down(2))), LIBRARY, TODAY)
    assert worth_showing(hb.History(flares=(hb.Flare(on=TODAY - timedelta(14)),)), LIBRARY, TODAY)
    assert worth_showing(hb.History(flares=(hb.Flare(on=TODAY - timedelta(3)),)), LIBRARY, TODAY) is None


def test_both_sides_climb_together():
    top = LIBRARY.dose_classes["ACT"]
    dose = LIBRARY.dose("clam").model_copy(update={"reps": top.reps_max, "sets": top.sets_max})
    grew = tuple(
        hb.PlanChange(on=TODAY, exercise="clam", side=s, change="progress", dose=dose) for s in ("left", "right")
    )
    days = [TODAY + timedelta(2 * n) for n in range(8)]
    sets = tuple(hb.SetDone(on=d, exercise="clam", side=s, pain_during=1 if s == "left" else 4, dose=dose)
                 for d in days for s in ("left", "right"))  # fmt: skip
    history = hb.History(
        sessions=tuple(hb.SessionDone(on=d, pain_before=1) for d in days), sets=sets, plan_changes=grew,
        mornings=tuple(hb.Morning(on=d + timedelta(1), after=d, pain=1) for d in days),
    )  # fmt: skip

    def decide(known: hb.History, side: str) -> Decision:
        return hb.decide("clam", side, known, hb.Profile(age=46, track="mix"), LIBRARY, on=days[-1] + timedelta(1))

    assert decide(history, "left").rule == "other_side"
    calm = history.model_copy(update={"sets": tuple(s.model_copy(update={"pain_during": 1}) for s in sets)})
    assert decide(calm, "left").rule == "ladder"


def test_an_older_log_is_opened_and_keeps_what_it_holds(tmp_path):
    path = tmp_path / "log.sqlite"
    with hb.Log.open(path) if hasattr(hb.Log, "__enter__") else closing(hb.Log.open(path)) as log:
        log.add(hb.PlanChange(on=TODAY, exercise="clam", change="swap", instead="bridge"))
    with closing(sqlite3.connect(path)) as db:
        for kind, column in (("plan_changes", "menus"), ("mornings", "signs")):
            db.execute(f'alter table {kind} drop column "{column}"')
        db.execute("drop table holidays")
        db.execute("pragma user_version = 1")
        db.commit()
    history = hb.Log.open(path).history()
    assert history.plan_changes[0].instead == "bridge" and history.plan_changes[0].menus == ()
    assert history.holidays == ()
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("pragma user_version").fetchone() == (SCHEMA,)
