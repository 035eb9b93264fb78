"""The library: what is found by which words, and what a reader sees of it."""

from __future__ import annotations

import html
import re
from datetime import date

import ipywidgets as ipw
import pytest
from answers import settled
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import expect
from visiting import visit

import hipbook as hb
from hipbook.content.search import NOTHING, find, muscles
from hipbook.widgets.journal import Journal
from hipbook.widgets.library import entry
from hipbook.widgets.library.for_you import ForYou
from hipbook.widgets.library.screen import AT_FIRST, Library
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

    def test_it_is_added_to_the_week_and_stays_or_says_why_not(self):
        shown = screen_of(minutes=30)
        new = next(
            id for id in EXERCISES if id in shown.journal.routine.left_out and id in shown.journal.screening.allowed
        )
        shown.journal.look_up(new)
        assert "Add to my week" in labels(shown) and "In your week" not in " ".join(told(shown))
        shown.journal.add_to_week(new)
        assert new in shown.journal.routine.exercises and new in shown.journal.routine.pinned
        assert "Add to my week" not in labels(shown) and "In your week" in " ".join(told(shown))

    def test_what_the_check_refuses_is_not_added_and_says_why(self):
        shown = screen_of(conditions=settled("osteoporosis"))
        shown.journal.look_up("pigeon")
        assert "Add to my week" not in labels(shown) and "Not for you now" in " ".join(told(shown))
        with pytest.raises(ValueError, match="is not open to you"):
            shown.journal.add_to_week("pigeon")

    @pytest.mark.parametrize("id", EXERCISES)
    def test_how_sure_it_is_is_told_in_words_for_readers(self, id):
        assert "verif" not in entry.how_we_know(id, LIBRARY) and EXERCISES[id].evidence[:9] in html.unescape(
            entry.how_we_know(id, LIBRARY)
        )


class TestTheList:
    def test_it_begins_with_a_few_and_shows_all_when_asked(self):
        shown = screen_of()
        first = shown.journal.routine.exercises
        at_first = " ".join(told(shown))
        assert at_first.count("hb-tile'") == AT_FIRST and all(f"#library/{id}'" in at_first for id in first)
        shown._show_all()
        assert " ".join(told(shown)).count("hb-tile'") == len(EXERCISES) + len(LIBRARY.series)

    def test_what_is_not_for_the_reader_stands_last_and_says_so(self):
        shown = screen_of(conditions=settled("osteoporosis"))
        shown._show_all()
        tiles = " ".join(told(shown)).split("hb-tile'")[1:]
        marked = ["not for you now" in tile for tile in tiles]
        assert any(marked) and marked == sorted(marked)

    def test_a_kind_is_chosen_by_one_press(self):
        shown = screen_of()
        shown._search_for["category"].value = "balance"
        shown._show_all()
        tiles = " ".join(told(shown)).split("hb-tile'")[1:]
        assert len(tiles) == sum(one.category == "balance" for one in EXERCISES.values())

    def test_an_answer_stands_before_the_figures(self):
        shown = screen_of()
        shown._search_for["words"].value = "my back arches"
        seen = " ".join(told(shown))
        assert seen.index("My low back arches") < seen.index("hb-tile'")

    def test_what_finds_nothing_says_what_to_try(self):
        shown = screen_of()
        shown._search_for["words"].value = "xyzzy"
        assert "Try one word" in " ".join(told(shown))


def test_a_reader_searches_opens_goes_back_and_follows_a_link(page, served):
    """The browser's way back leads through the list, where it was left, to the screen before."""
    visit(page, served)
    page.locator(".hb-sample").click()
    page.locator(".hb-leave-sample").wait_for()
    page.locator(".hb-nav .hb-to-library").click()
    page.get_by_label("Search").fill("clam")
    expect(page.get_by_role("status").filter(has_text="8 exercises and 1 answer")).to_be_visible()
    link = page.get_by_role("link", name="Clam with band")
    link.scroll_into_view_if_needed()
    left_at = page.evaluate("scrollY")
    link.click()
    expect(page.get_by_role("heading", name="Clam with band", exact=True)).to_be_focused()
    expect(page).to_have_url(re.compile("#library/clam_band$"))
    assert page.evaluate("scrollY") == 0
    page.get_by_role("link", name="Clam", exact=True).click()
    expect(page.get_by_role("heading", name="Clam", exact=True)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Clam with band", exact=True)).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Search")).to_have_value("clam")
    page.wait_for_function(f"scrollY === {left_at}")
    page.go_back()
    expect(page.locator(".hb-today h1")).to_be_visible()
    expect(page.locator(".hb-nav .hb-to-today")).to_have_attribute("aria-current", "page")
    address = page.url.split("#")[0]
    page.goto("about:blank")
    page.goto(address + "#library/somatic")
    expect(page.get_by_role("heading", name="Slow release series")).to_be_visible()


def test_the_first_link_leads_to_what_is_shown_and_the_header_is_outside_of_it(page, served):
    visit(page, served)
    page.locator(".hb-nav .hb-to-library").click()
    page.locator(".hb-tile svg").first.wait_for()
    page.locator(".hb-skip").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main").get_by_role("heading", name="Library")).to_be_focused()
    expect(page.get_by_role("main").get_by_role("navigation")).to_have_count(0)
    page.keyboard.press("Tab")
    expect(page.get_by_label("Search")).to_be_focused()


def test_a_figure_moves_while_it_is_pointed_at(page, served):
    visit(page, served)
    page.locator(".hb-nav .hb-to-library").click()
    tiles = page.locator(".hb-tile")
    still = page.locator(".hb-tile svg[data-show=still]")
    tiles.first.locator("svg").wait_for()
    tiles.first.hover()
    expect(tiles.first.locator("svg:not([data-show])")).to_have_count(1)
    tiles.nth(1).hover()
    expect(tiles.first.locator("svg[data-show=still]")).to_have_count(1)
    assert still.count() + 1 == page.locator(".hb-tile svg").count()


@pytest.mark.parametrize(("width", "scheme"), [(1400, "dark"), (768, "light"), (390, "light"), (320, "dark")])
def test_the_library_and_share_are_seen_and_reached_by_everyone(browser, served, width, scheme):
    """Nothing of any impact is found, nothing is wider than the window or under the bar."""
    with browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme) as context:
        page = context.new_page()
        visit(page, served)
        page.locator(".hb-sample").click()
        page.locator(".hb-leave-sample").wait_for()
        page.locator(".hb-nav .hb-to-library").click()
        page.locator(".hb-tile svg").first.wait_for()
        faultless(page, width)
        page.locator(".hb-tile a").first.click()
        page.locator(".hb-library .hb-stage svg").wait_for()
        faultless(page, width)
        page.locator(".hb-places .hb-to-share").click()
        expect(page.get_by_role("heading", name="Share and keep")).to_be_focused()
        assert page.evaluate("scrollY") == 0
        faultless(page, width)


def faultless(page, width) -> None:
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"][:100] for node in one["nodes"]][:3]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
