"""The conversation of setting up: what its screens say of answers, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import ipywidgets as ipw
import pytest

import hipbook as hb
from hipbook.app.conversation import LISTED, WHICH, Draft, Step, pages, steps
from hipbook.widgets.conversation.pages import MINUTES, Ways, sheet
from hipbook.widgets.conversation.screen import Conversation
from hipbook.widgets.journal import Journal

LIBRARY, TODAY = hb.library(), date(2026, 1, 5)
NOWHERE = Ways(on=lambda *_: None, open=lambda *_: None, stay=lambda *_: None)


def buttons(widget: ipw.Widget) -> Iterator[ipw.Button]:
    if isinstance(widget, ipw.Button):
        yield widget
    for child in getattr(widget, "children", ()):
        yield from buttons(child)


def labels(step: Step, draft: Draft) -> list[str]:
    return [one.description for part in sheet(step, draft, LIBRARY, NOWHERE).answers for one in buttons(part)]


def says_so(step: Step, draft: Draft) -> list[str]:
    return [label for label in labels(step, draft) if label.endswith((": yes", ": not sure"))]


class TestWhatIsSaidToBeSo:
    """A line says "yes" or "not sure" where that was answered to it, and nowhere else."""

    @pytest.mark.parametrize("subject", ["health", *LISTED])
    def test_nothing_where_nothing_was_answered(self, subject):
        draft = Draft(age=70, facts=frozenset())
        many = len(pages(subject, draft, LIBRARY)) if subject in LISTED else 1
        assert [said for page in range(many) for said in says_so(Step(subject=subject, page=page), draft)] == []

    @pytest.mark.parametrize("fact", LIBRARY.facts)
    def test_a_fact(self, fact):
        draft = Draft(age=70, facts=frozenset({fact}))
        assert says_so(Step(subject="health"), draft) == [f"{LIBRARY.facts[fact].name}: yes"]

    @pytest.mark.parametrize("answer", ["yes", "not_sure"])
    def test_of_a_sign_with_several_lines_the_one_that_was_pressed(self, answer):
        draft = Draft(age=70)
        for subject in LISTED:
            for page, ids in enumerate(pages(subject, draft, LIBRARY)):
                for id in ids:
                    for line, text in enumerate(LIBRARY.red_flags[id].signs):
                        said = Draft(age=70, signs={id: answer}, lines={id: line})
                        step = Step(subject=subject, page=page)
                        assert says_so(step, said) == [f"{text}: {answer.replace('_', ' ')}"]


def tick(widget: ipw.Widget, label: str) -> None:
    """Tick the box of this label, wherever it stands."""
    if isinstance(widget, ipw.Checkbox) and widget.description == label:
        widget.value = True
    for child in getattr(widget, "children", ()):
        tick(child, label)


def press(screen: Conversation, name: str) -> None:
    next(one for one in buttons(screen) if name in one._dom_classes).click()


def test_it_can_be_left_and_waits_where_it_was():
    journal = Journal(hb.Log.memory(), TODAY)
    journal.go("conversation")
    journal.draft = Draft(age=46, at=Step(subject="health")).model_dump(mode="json")
    screen = Conversation(journal)
    press(screen, "hb-leave-setup")
    assert journal.screen == "today" and journal.draft["at"]["subject"] == "health"


def test_the_minutes_that_were_chosen_are_those_of_the_week():
    draft = Draft(age=46, minutes=MINUTES[1])
    journal = Journal(hb.Log.memory(), TODAY)
    journal.draft = draft.model_copy(update={"at": Step(subject="clinician")}).model_dump(mode="json")
    screen = Conversation(journal)
    while journal.profile is None:
        press(screen, "hb-on")
    assert journal.profile.minutes == MINUTES[1]


def asked_about(journal: Journal) -> set[str]:
    return {step.about for step in steps(Draft.model_validate(journal.draft), LIBRARY, TODAY)}


@pytest.mark.parametrize("went_on", [False, True], ids=["at once", "after Next and Back"])
def test_none_of_them_after_all_takes_away_what_was_ticked_in_that_group(went_on):
    step, other = Step(subject="health", about="bone_thinning", question=WHICH), "hip_oa"
    draft = Draft(age=46, at=step, signs={step.about: "yes"}, conditions=frozenset({other}))
    journal = Journal(hb.Log.memory(), TODAY)
    journal.draft = draft.model_dump(mode="json")
    screen = Conversation(journal)
    tick(screen, LIBRARY.conditions["vertebral_fracture"].to_tick)
    if went_on:
        press(screen, "hb-on")
        assert "vertebral_fracture" in asked_about(journal), "the day of the break"
        press(screen, "hb-back")
    next(b for b in buttons(screen) if b.description == "None of them after all").click()
    assert journal.draft["conditions"] == [other] and not journal.draft["signs"]
    assert "vertebral_fracture" not in asked_about(journal)
