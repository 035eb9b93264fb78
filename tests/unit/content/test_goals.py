"""What a person names as hard in daily life: understood in their words, counted in their week, never against safety."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from answers import settled
from hypothesis import given, settings
from hypothesis import strategies as st

import hipbook as hb
from hipbook.content.goal_matching import named_goals, serves
from hipbook.model.records import History, ProfileSaved
from hipbook.model.sequence import parts
from hipbook.planning.candidates import CandidatePool
from hipbook.planning.planner import Planner
from hipbook.planning.solver import best_menu
from hipbook.screening.assessment import screen
from hipbook.screening.person import Person
from hipbook.widgets.journal import Journal
from hipbook.widgets.you.screen import You

TODAY = date(2026, 3, 2)
LIBRARY = hb.library()
GOALS = LIBRARY.goals
PEOPLE = (
    hb.Profile(age=46, minutes=15, equipment=frozenset(LIBRARY.equipment)),
    hb.Profile(age=63, minutes=10, conditions=settled("hip_oa"), feels={"sore"}, days_per_week=3),
)


def share(id: str, goal) -> float:
    """How much of an exercise or sequence serves a goal, from 0 to 1."""
    names = parts(LIBRARY.series[id]) if id in LIBRARY.series else (id,)
    return sum(serves(LIBRARY.exercises[name], goal) for name in names) / len(names)


def naming(person: hb.Profile, *said: str) -> hb.Profile:
    return person.model_copy(update={"goals": said})


class TestWhatPeopleSay:
    @pytest.mark.parametrize(
        ("said", "ids"),
        [
            ("tie my laces", ["socks_and_laces"]),
            ("Climb the STAIRS!", ["stairs"]),
            ("get out of a chair", ["chair"]),
            ("sleep on my side", ["sleep_on_side"]),
            ("walk the dog", ["walking"]),
            ("garden on my knees", ["garden"]),
            ("get into the car", ["car"]),
            ("carry the car seat", ["carry"]),
            ("standing in the kitchen, then climbing the stairs", ["stairs", "standing"]),
            ("reaching my feet in the bath", ["socks_and_laces"]),
        ],
    )
    def test_is_understood(self, said, ids):
        assert list(named_goals(said, GOALS)) == ids

    @pytest.mark.parametrize("said", ["play the cello", "fall asleep", "put on a skirt", "", "…", "登山", "<b>&</b>"])
    def test_what_is_not_known_is_no_goal_and_no_error(self, said):
        assert named_goals(said, GOALS) == ()

    @given(st.text(max_size=80), st.sampled_from(sorted(GOALS)))
    def test_more_words_never_take_a_goal_away(self, more, id):
        assert id in named_goals(f"{more} {GOALS[id].name} {more}", GOALS)


class TestTheWeek:
    def test_naming_a_goal_never_brings_less_of_it_and_often_more(self):
        more = 0
        for person in PEOPLE:
            before = hb.plan(person, LIBRARY, on=TODAY)
            for goal in GOALS.values():
                after = hb.plan(naming(person, goal.name), LIBRARY, on=TODAY)
                had, has = (sum(share(id, goal) for id in week.exercises) for week in (before, after))
                assert has >= had, goal.id
                more += has > had
        assert more > len(GOALS) / 2

    @settings(max_examples=25, deadline=None)
    @given(st.sampled_from(sorted(GOALS)), st.integers(5, 40), st.sampled_from(sorted(LIBRARY.tracks)), st.booleans())
    def test_a_menu_for_the_same_task_never_serves_a_named_goal_less(self, id, minutes, track, tight):
        """The law behind it: the same number of points for all that serves a goal."""
        goal = GOALS[id]
        person = hb.Profile(age=46, minutes=minutes, track=track, feels={"tight"} if tight else (),
                            equipment=frozenset(LIBRARY.equipment))  # fmt: skip
        without, named = (
            Planner(CandidatePool(Person.of(p, History(), LIBRARY, TODAY))) for p in (person, naming(person, goal.name))
        )
        task = without.problems["main"]
        asked = {c.id: c for c in named.pool.candidates}
        menus = (best_menu(t) for t in (task, replace(task, candidates=tuple(asked[c.id] for c in task.candidates))))
        less, most = (sum(share(c.id, goal) for c in menu) for menu in menus)
        assert most >= less - 1e-9

    def test_the_reason_says_so_in_the_readers_words_where_it_was_what_counted(self):
        said = "climb the stairs"
        person = hb.Profile(age=63, feels={"tight", "sore"}, minutes=20, conditions=settled("hip_oa"), goals=[said])
        week = hb.plan(person, LIBRARY, on=TODAY)
        told = {i.exercise for d in week.days for i in d.items if f"It helps with what you named: {said}." in i.reason}
        assert told and all(share(id, GOALS["stairs"]) for id in told)

    def test_words_the_book_does_not_know_change_nothing(self):
        person = PEOPLE[0]
        assert hb.plan(naming(person, "play the cello"), LIBRARY, on=TODAY) == hb.plan(person, LIBRARY, on=TODAY)

    @pytest.mark.parametrize("condition", ["hip_oa", "kneel_intolerant", "no_floor", "hypermobile", "osteoporosis"])
    def test_what_is_refused_stays_refused_for_the_same_cause(self, condition):
        person = naming(
            hb.Profile(age=60, minutes=30, conditions=settled(condition)), *(g.name for g in GOALS.values())
        )
        seen, week = screen(person, LIBRARY, TODAY), hb.plan(person, LIBRARY, on=TODAY)
        assert seen.refused and {id: week.left_out[id] for id in seen.refused if id in LIBRARY.exercises} == {
            id: why[0] for id, why in seen.refused.items() if id in LIBRARY.exercises
        }


class TestTheScreen:
    def test_it_offers_the_known_goals_and_keeps_own_words(self):
        log = hb.Log.memory()
        log.add_all([ProfileSaved(on=TODAY, profile=hb.Profile(age=61, goals=["Stairs", "play the cello"]))])
        goals = You(Journal(log, today=TODAY))._goals
        assert set(goals._picked._boxes) == {goal.name for goal in GOALS.values()}
        goals._picked._boxes["Walking"].value = True
        assert goals.value == ("Walking", "Stairs", "play the cello")

    def you(self, *goals: str) -> You:
        log = hb.Log.memory()
        log.add_all([ProfileSaved(on=TODAY, profile=hb.Profile(age=61, goals=goals))])
        return You(Journal(log, today=TODAY))

    def test_the_less_common_ones_are_shown_on_request_and_where_they_were_chosen(self):
        goals = self.you("Running")._goals
        later = {name for name, box in goals._picked._boxes.items() if "hb-later" in box._dom_classes}
        assert later == {goal.name for goal in GOALS.values() if not goal.offered} - {"Running"}
        goals._more.click()
        assert not any("hb-later" in box._dom_classes for box in goals._picked._boxes.values())

    def test_what_is_not_understood_is_told_and_the_nearest_are_offered(self):
        you = self.you()
        you._goals._own.value = "climb the stairs, gardning"
        told, nearest = you._goals._heard.children
        assert "I do not know" in told.value and "gardning" in told.value and "stairs" not in told.value
        assert GOALS["garden"].name in [button.description for button in nearest.children]
        nearest.children[0].click()
        assert nearest.children[0].description in you._goals.value
        you._goals._own.value = "climb the stairs"
        assert you._goals._heard.children == ()

    def test_what_is_told_here_may_bring_questions_in_the_check(self):
        you = self.you()
        you._where._boxes["below_knee"].value = True
        you._build()
        assert you.journal.screen == "check" and "5 more questions" in you.journal.notice.text
        assert you.journal.routine is None
        plain = self.you()
        plain._build()
        assert plain.journal.screen == "routine" and plain.journal.routine


@pytest.mark.parametrize(
    "said",
    ["squat", "cupboard", "crouch", "get up from a squat", "planting", "plant", "soccer", "ballet", "climb", "climbing", "lift weights", "lift", "sleep", "sex", "intimacy", "\n    swim", "yoga", "work shift", "pray", "kneel to pray", "put on shoes", "socks", "car", "driving", "garden", "stairs", "bath", "toilet", "bed", "grandchildren", "dance", "cycle", "\n    hike", "golf", "tennis", "standing long", "sitting long", "travel", "carrying shopping", "run", "jog", "walk the dog", "get up off the ground", "stand at the sink", "\n    play with my kids", "hoovering", "catch the bus", "ride a horse", "ski", "karate", "lift my baby", "sit cross-legged", "put on trousers", "cut my toenails", "\n    ladder", "sit at my desk", "sing in the choir", "rowing", "cross the road in time", "walk on the beach", "kneel", "stand on one leg", "go fishing"],
)  # fmt: skip
def test_an_everyday_word_is_understood(said):
    assert hb.goals_in(said.strip())


@pytest.mark.parametrize(
    ("said", "not_meant"),
    [("carry the car seat", "car"), ("climb the stairs", "climbing"), ("make the bed", "turn_in_bed"), ("lift my leg", "lifting"),
     ("night shift", "sleep_night"), ("train hard", "travel"), ("reach my feet in the bath", "bath")],
)  # fmt: skip
def test_a_word_in_another_sense_is_not_taken_for_it(said, not_meant):
    assert not_meant not in hb.goals_in(said)
