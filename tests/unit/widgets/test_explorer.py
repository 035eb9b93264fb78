"""Hip or spine: the parts add up and stay within what the studies found, and the slider moves all of it without a kernel."""

from __future__ import annotations

from datetime import date

import pytest
from answers import settled
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

import hipbook as hb
from hipbook.content.drawings import figure
from hipbook.content.hip_spine import InTurns, Steadily, UpTo, motions, shared, turn_seen
from hipbook.content.lessons import facts, situations
from hipbook.content.loader import library
from hipbook.content.readability import is_hard, sentences
from hipbook.widgets.journal import Journal
from hipbook.widgets.lessons.hip_or_spine import Explorer, practised_by
from hipbook.widgets.lessons.where_felt import WhereFelt
from hipbook.widgets.library.screen import Library
from tools.mannequin import reading
from tools.mannequin.angles import PLACE
from tools.mannequin.animate import ease_piece
from tools.mannequin.motion import move

TODAY = date(2026, 3, 2)
LIBRARY = library()
EXPLORED = ("knee_to_chest", "leg_back", "forward_bend", "march", "straight_leg")
ids = st.sampled_from(sorted(motions()))


class TestParts:
    @given(ids, st.integers(-10, 200))
    def test_hip_and_pelvis_make_up_the_whole(self, id, whole):
        part = shared(id, whole)
        counted = min(max(whole, 0), motions()[id].most_deg)
        assert part.pelvis_deg[0] + part.hip_deg[1] == part.pelvis_deg[1] + part.hip_deg[0] == counted
        assert 0 <= part.pelvis_deg[0] <= part.pelvis_deg[1] and 0 <= part.hip_deg[0] <= part.hip_deg[1]

    @given(ids, st.integers(0, 179))
    def test_going_further_takes_nothing_back(self, id, whole):
        here, further = shared(id, whole), shared(id, whole + 1)
        for n in (0, 1):
            assert further.pelvis_deg[n] >= here.pelvis_deg[n] and further.hip_deg[n] >= here.hip_deg[n]

    @given(ids, st.integers(1, 180))
    def test_they_stay_within_what_the_studies_found(self, id, whole):
        known, part = motions()[id], shared(id, whole)
        whole = min(whole, known.most_deg)
        match known.split:
            case Steadily(pelvis_share=(low, high)):
                assert low * whole - 0.5 <= part.pelvis_deg[0] <= part.pelvis_deg[1] <= high * whole + 0.5
            case UpTo(hip_most_deg=(_, high)):
                assert part.hip_deg[1] <= high
            case InTurns():
                assert part.pelvis_deg[0] == part.pelvis_deg[1] <= facts()["back_of_bend_deg"].value

    def test_a_full_bend_is_shared_as_it_was_measured(self):
        """The ratios on the way and the sums at the end are told by the same study: they must agree."""
        end = shared("forward_bend", motions()["forward_bend"].most_deg)
        measured = (facts()["back_of_bend_deg"].value, facts()["hips_of_bend_deg"].value)
        assert (end.pelvis_deg[0], end.hip_deg[0]) == measured

    def test_a_full_leg_back_ends_where_hips_end(self):
        known = motions()["leg_back"]
        assert shared("leg_back", known.most_deg).hip_deg == known.split.hip_most_deg

    @given(ids, st.integers(1, 30))
    def test_the_turn_shows_where_the_parts_reach_it(self, id, seen_deg):
        first, last = turn_seen(id, seen_deg)
        most_deg = motions()[id].most_deg
        assert 0 < first <= last <= most_deg
        assert shared(id, first).pelvis_deg[1] >= seen_deg or first == most_deg
        assert shared(id, first - 1).pelvis_deg[1] < seen_deg and shared(id, last - 1).pelvis_deg[0] < seen_deg

    def test_a_split_that_does_not_fit_is_told(self):
        with pytest.raises(ValueError, match="each larger than the one before"):
            InTurns(back_to_hip=(1.9, 0.9), until_deg=(60, 30))


class TestWhatIsShown:
    def test_each_movement_with_a_drawing_and_no_other(self):
        shown = [one["id"] for one in Explorer().movements]
        assert tuple(shown) == EXPLORED == tuple(id for id in motions() if figure(id))
        practised = [id for id in shown if motions()[id].exercise]
        assert [practised_by(motions()[id].exercise) for id in practised] == [(id,) for id in practised]
        assert practised_by("") == ()

    def test_every_degree_has_its_words(self):
        for one in Explorer().movements:
            parts = one["parts"]
            assert len(parts) == motions()[one["id"]].most_deg + 1
            assert parts[0]["says"].startswith("Of 0 degrees") and "too small to see" in parts[0]["says"]
            assert "shows by now" in parts[-1]["says"] and one["sources"] and one["sure"]

    @pytest.mark.parametrize("id", situations())
    def test_the_quiz_is_whole_and_rests_on_sources(self, id):
        one = situations()[id]
        assert one.exercise in LIBRARY.exercises and len({felt.where for felt in one.answers}) == len(one.answers) >= 3
        assert {felt.exercise for felt in one.answers if felt.exercise} <= set(LIBRARY.exercises) - {one.exercise}
        assert set(one.sources) <= set(LIBRARY.sources)
        said = [one.asks, *(text for felt in one.answers for text in (felt.says, felt.next))]
        assert [line for text in said for line in sentences(text) if is_hard(line)] == []

    def test_a_notebook_names_the_exercise_that_may_suit_better(self):
        _, shown = WhereFelt().children
        assert "<a " not in shown.children[0].value and "Heel slide" in shown.children[0].value

    def test_the_library_links_it_and_says_where_it_does_not_suit(self):
        log = hb.Log.memory()
        log.add(hb.ProfileSaved(on=TODAY, profile=hb.Profile(age=46, conditions=settled("fusion_recent"))))
        shown = Library(Journal(log, TODAY))
        assert "bridge" in shown.journal.screening.refused
        shown.journal.look_up("leg_lift_back")
        told = [
            child.value
            for card in shown.children
            for child in getattr(card, "children", ())
            if "hb-felt" in child._dom_classes
        ]
        assert len(told) == 1 and "data-hb-look-up='bridge'>Bridge</a> <span class='hb-not-now'>" in told[0]


@pytest.mark.parametrize("id", EXPLORED)
def test_the_drawing_turns_as_much_as_the_words_say(id):
    """Its frames stand at even steps of the movement; 3 degrees for how a body comes to rest on the mat."""
    frames = move(reading.figure(id)).frames
    joints = [PLACE["lumbar.flexion"], PLACE[f"hip.{reading.figure(id).side or 'left'}.flexion"]]
    for n, frame in enumerate(frames):
        back, hip = frame.q[joints] - frames[0].q[joints]
        part = shared(id, round(motions()[id].most_deg * n / (len(frames) - 1)))
        assert part.pelvis_deg[0] - 3 <= abs(back) <= part.pelvis_deg[1] + 3
        assert part.hip_deg[0] - 3 <= abs(hip) <= part.hip_deg[1] + 3


AT = "document.querySelector('.hb-explorer svg').getCurrentTime()"
MOVE = "(slider, to) => { slider.value = to; slider.dispatchEvent(new Event('input', {bubbles: true})); }"
HELD = "document.querySelector('.hb-explorer svg').animationsPaused()"


class Moved:
    """The explorer in an entry of the library, and what the page sent to the kernel but for other pictures coming into view."""

    def __init__(self, page: Page, address: str, id: str):
        self.sent = []
        page.on("websocket", lambda socket: socket.on("framesent", lambda frame: self.sent.append(str(frame))))
        page.goto(address)
        page.locator(".hb-dashboard[data-ready=yes]").wait_for()
        page.evaluate(f"location.hash = 'library/{id}'")
        self.slider = page.locator(".hb-explorer input")
        self.slider.wait_for()
        self.page, self.most = page, int(self.slider.get_attribute("max"))
        self.end_s = float(page.locator(".hb-explorer svg").get_attribute("data-end-s"))
        page.wait_for_function(HELD)

    def to(self, whole: int) -> float:
        """Moved so far, how far the drawing stands in time."""
        self.slider.evaluate(MOVE, whole)
        return self.page.evaluate(AT)


def test_the_slider_moves_the_drawing_and_the_words_without_the_kernel(page, served):
    explorer = Moved(page, served.url, "knee_to_chest_level")
    page.locator(".hb-explorer svg").scroll_into_view_if_needed()
    explorer.sent.clear()
    third = explorer.most // 3
    assert explorer.to(0) == 0 and explorer.to(explorer.most) == pytest.approx(explorer.end_s)
    assert explorer.to(third) == pytest.approx(ease_piece(0, 1 / 3)[1] * explorer.end_s, abs=0.01)
    words = page.locator(".hb-says")
    expect(words).to_have_text(
        "Of 40 degrees the hip gives 25 to 35, pelvis and low back 5 to 15. The curl may show by now."
    )
    explorer.slider.press("ArrowRight")
    expect(words).to_contain_text("Of 41 degrees")
    expect(explorer.slider).to_have_attribute("aria-valuetext", words.text_content())
    page.locator(".hb-felt summary", has_text="In the groin").click()
    expect(page.get_by_text("A pinch in front asks for less.")).to_be_visible()
    assert [frame for frame in explorer.sent if '"event":"figures"' not in frame] == []


def test_it_moves_by_hand_where_motion_is_reduced(page, served):
    page.emulate_media(reduced_motion="reduce")
    explorer = Moved(page, served.url, "hip_hinge")
    high = "Math.min(...[...document.querySelectorAll('.hb-explorer .m.hair')].map(e => e.getBoundingClientRect().top))"
    explorer.to(0)
    standing = page.evaluate(high)
    explorer.to(explorer.most)
    assert page.evaluate(high) > standing + 50
    expect(page.locator(".hb-explorer .s").first).to_be_hidden()
