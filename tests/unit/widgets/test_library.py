"""The library: what is found by which words, and what a reader sees of it."""

from __future__ import annotations

import re
from datetime import date

import ipywidgets as ipw
import pytest
from answers import settled
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import expect

import hipbook as hb
from hipbook.content.search import NOTHING, find, muscles
from hipbook.widgets.journal import Journal
from hipbook.widgets.library.for_you import ForYou
from hipbook.widgets.library.screen import Library
from hipbook.widgets.practise.screen import Practise

TODAY = date(2026, 3, 2)
LIBRARY = hb.library()
EXERCISES = LIBRARY.exercises


class TestFinding:
    @pytest.mark.parametrize("id", EXERCISES)
    def test_its_own_name_leads_to_every_exercise(self, id):
        assert id in find(LIBRARY, EXERCISES[id].name).exercises[:3]

    @pytest.mark.parametrize(
        ("words", "first"),
        [
            ("clamshell", "clam"),
            ("gluteus medius side lift", "side_leg_lift"),
            ("pige", "pigeon"),
            ("SIT to STAND", "sit_to_stand"),
        ],
    )
    def test_other_names_muscles_and_beginnings_of_words_lead_there_too(self, words, first):
        assert first in find(LIBRARY, words).exercises[:4]

    @pytest.mark.parametrize(
        ("words", "answer"), [("shorter leg", "leg_length"), ("bursitis", "bursitis"), ("both hips replaced", "safe_hip_replacement"), ("normal sore", "soreness")]
    )  # fmt: skip
    def test_questions_are_searched_in_the_same_place(self, words, answer):
        assert answer in find(LIBRARY, words).answers

    def test_nothing_asked_lists_every_exercise_and_sequence(self):
        assert (len(find(LIBRARY).exercises), len(find(LIBRARY).series)) == (len(EXERCISES), len(LIBRARY.series))

    def test_nonsense_finds_nothing(self):
        assert find(LIBRARY, "xyzzy") == find(LIBRARY, "clam xyzzy")
        assert not find(LIBRARY, "xyzzy").exercises

    @given(
        st.sampled_from(["", *LIBRARY.positions]), st.sampled_from(["", "FLEX", "IR", "BAL"]),
        st.sampled_from(["", NOTHING, *LIBRARY.equipment]), st.sampled_from(["", *muscles(LIBRARY)]),
    )  # fmt: skip
    def test_filters_together_find_what_each_of_them_finds(self, position, direction, equipment, muscle):
        asked = {"position": position, "direction": direction, "equipment": equipment, "muscle": muscle}
        alone = [set(find(LIBRARY, **{name: value}).exercises) for name, value in asked.items()]
        assert set(find(LIBRARY, **asked).exercises) == set.intersection(*alone)


def screen_of(**told) -> Library:
    log = hb.Log.memory()
    log.add(hb.ProfileSaved(on=TODAY, profile=hb.Profile(age=46, **told)))
    return Library(Journal(log, TODAY))


def labels(widget) -> set[str]:
    own = {widget.description} if getattr(widget, "description", "") else set()
    return own.union(*(labels(child) for child in getattr(widget, "children", ())))


def told(widget) -> list[str]:
    own = [str(widget.value)] if isinstance(widget, ipw.HTML) else []
    return own + [line for child in getattr(widget, "children", ()) for line in told(child)]


class TestAnEntry:
    def test_what_the_check_refuses_can_be_read_but_not_started(self):
        shown = screen_of(conditions=settled("osteoporosis"))
        shown.journal.look_up("pigeon")
        assert shown.value == "pigeon"
        assert "Practise it now" not in labels(shown) and "I like it" not in labels(shown)
        shown.journal.look_up("clam")
        assert "Practise it now" in labels(shown)

    def test_it_is_practised_at_the_dose_that_holds_now(self):
        """What the ladder made of it, each side its own, not what it once began with; with the notes of the check."""
        shown = screen_of(conditions=settled("glut_tendinopathy"))
        less, before = hb.Dose(reps=6), LIBRARY.dose("clam")
        shown.journal.log.add(hb.PlanChange(on=TODAY, exercise="clam", side="left", change="reduce", dose=less))
        shown.journal.refresh()
        ForYou(shown.journal, "clam").practise()
        assert [(item.sides, item.dose) for item in shown.journal.session] == [(("left",), less), (("right",), before)]
        assert all("Sore side up" in item.notes[0] for item in shown.journal.session)

    def test_in_a_flare_it_is_less(self):
        shown = screen_of()
        shown.journal.log.add(hb.Flare(on=TODAY))
        shown.journal.refresh()
        ForYou(shown.journal, "glute_set").practise()
        (item,) = shown.journal.session
        assert item.dose.seconds < LIBRARY.dose(item.exercise).seconds

    def test_before_it_begins_the_accepted_pain_is_told(self):
        shown = screen_of(conditions=settled("hip_oa"))
        ForYou(shown.journal, "clam").practise()
        before = " ".join(told(Practise(shown.journal)))
        assert f"Up to {shown.journal.screening.pain_cap} while you practise" in before

    def test_what_hurt_says_until_when_it_rests(self):
        shown = screen_of()
        shown.journal.log.add(
            hb.PlanChange(on=TODAY, exercise="clam", change="reduce", rule="red", dose=hb.Dose(reps=6))
        )
        shown.journal.refresh()
        shown.journal.look_up("clam")
        assert "because it hurt" in " ".join(told(shown))

    def test_each_can_be_opened(self):
        shown = screen_of()
        for id in (*EXERCISES, *LIBRARY.series):
            shown.journal.look_up(id)
            assert shown.value == id

    def test_a_wish_is_kept_and_can_be_taken_back(self):
        shown = screen_of()
        ForYou(shown.journal, "clam").prefer(never=True)
        assert "clam" in shown.journal.profile.never
        assert "clam" not in shown.journal.routine.exercises
        shown.journal.undo()
        assert "clam" not in shown.journal.profile.never
        ForYou(shown.journal, "clam").prefer(liked=True)
        assert "clam" in shown.journal.profile.liked

    def test_an_unknown_name_says_what_to_do(self):
        with pytest.raises(ValueError, match="The library lists all there are"):
            screen_of().journal.look_up("clamm")


def test_a_reader_searches_opens_goes_back_and_follows_a_link(page, served):
    page.goto(served.url)
    page.locator(".hb-to-library").click()
    page.get_by_label("Search").fill("clam")
    expect(page.get_by_role("status").filter(has_text="8 exercises and 1 answer")).to_be_visible()
    page.get_by_role("link", name="Clam", exact=True).click()
    expect(page.get_by_role("heading", name="Clam", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile("#library/clam$"))
    page.get_by_role("link", name="Clam with band").click()
    expect(page.get_by_role("heading", name="Clam with band", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile("#library/(?!clam$)"))  # before that there is nothing to go back from
    page.go_back()
    expect(page.get_by_role("heading", name="Clam", exact=True)).to_be_visible()
    page.get_by_role("button", name="Back to the list").click()
    expect(page.get_by_label("Search")).to_have_value("clam")
    address = page.url.split("#")[0]
    page.goto("about:blank")
    page.goto(address + "#library/somatic")
    expect(page.get_by_role("heading", name="Slow release series")).to_be_visible()
