"""A set for somebody else: it is read as it was made, hostile ones are refused, and nothing closed ever comes into a week."""

from __future__ import annotations

import json
import zlib
from base64 import b32encode
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import people

import hipbook as hb
from hipbook.app.set_files import LARGEST, NotASet, as_code, as_file, file_name, is_set, read_set
from hipbook.app.week_addition import JOINS, additions, judged
from hipbook.app.workspace import Workspace
from hipbook.model.exercise_set import MOST, ExerciseSet
from hipbook.model.sequence import parts

TODAY = date(2026, 1, 5)
LIBRARY = hb.library()
IDS = [*LIBRARY.exercises, *LIBRARY.series]
names = st.text(max_size=80)
sets = st.builds(
    ExerciseSet, name=names, exercises=st.lists(st.sampled_from(IDS), min_size=1, max_size=MOST).map(tuple)
)
few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def work_of(profile: hb.Profile | None) -> Workspace:
    log = hb.Log.memory()
    if profile:
        log.add(hb.ProfileSaved(on=TODAY, profile=profile))
    return Workspace(log, TODAY)


def text_of(**fields: object) -> bytes:
    return json.dumps({"format": "hipbook-set", "version": 1, "name": "", "exercises": ["clam"]} | fields).encode()


class TestOnItsWay:
    @given(sets)
    def test_a_set_is_read_as_it_was_made(self, made: ExerciseSet):
        assert read_set(as_file(made)) == made == read_set(as_code(made))
        assert is_set(as_file(made)) and is_set(as_code(made).encode())

    @given(sets, st.text(st.sampled_from(" \n\t"), min_size=1, max_size=3))
    def test_what_a_messenger_does_to_a_code_changes_nothing(self, made: ExerciseSet, gap: str):
        code = as_code(made).lower().replace(" ", gap)
        assert read_set(f"Dear Ann,\n{code}\nSee you on [Monday]!") == made

    @given(sets, st.data())
    def test_a_code_that_lost_or_changed_a_letter_is_noticed(self, made: ExerciseSet, data: st.DataObject):
        code = as_code(made)
        letters = [n for n, sign in enumerate(code) if n > len("[HIPSET ") and sign not in " ]"]
        place = data.draw(st.sampled_from(letters[:-1]), label="the last one has bits that say nothing")
        other = "A" if code[place] != "A" else "B"
        for broken in (code[:place] + code[place + 1 :], code[:place] + other + code[place + 1 :], code[:place]):
            with pytest.raises(NotASet, match="Copy all of it"):
                read_set(broken)

    @given(st.binary(max_size=300) | st.text(max_size=300))
    def test_anything_else_is_refused_in_words(self, anything: bytes | str):
        with pytest.raises(NotASet):
            read_set(anything)

    @pytest.mark.parametrize(
        ("given_text", "words"),
        [
            (text_of(version=2), "of version 2"),
            (text_of(version=None), "does not say of which version"),
            (text_of(version=True), "does not say of which version"),
            (text_of(exercises=[]), "no exercise"),
            (text_of(exercises="clam"), "expected a name and"),
            (text_of(exercises=["<script>"]), "expected a name and"),
            (text_of(exercises=[f"clam_{n}" for n in range(MOST + 1)]), "1 to 24"),
            (text_of(name=["x"]), "expected a name and"),
            (text_of()[:60], "breaks off"),
            (b'{"format": "hipbook-log", "version": 1, "kinds": {}}', "copy of a log"),
            (b"[" * 50_000, "not a set"),
            (b"Date,Pain\n2026-01-05,3\n", "not a set"),
            (b" " * (LARGEST + 1), "too large"),
            (b"\xff\xfe\x00", "not a set"),
        ],
    )
    def test_a_file_that_is_none_is_told_what_was_expected(self, given_text: bytes, words: str):
        with pytest.raises(NotASet, match=words):
            read_set(given_text)

    @pytest.mark.parametrize("version", ["²", "9" * 5000, "", "-1", "1.0"])
    def test_a_code_of_an_odd_version_is_refused_in_words(self, version: str):
        """With a sum that fits: somebody wrote it so."""
        text = f"{version}\nCalm\nclam".encode()
        letters = b32encode(zlib.crc32(text).to_bytes(4, "big") + text).decode().rstrip("=")
        with pytest.raises(NotASet, match=r"which version|of version"):
            read_set(f"[HIPSET {letters}]")

    def test_a_name_is_one_short_line_that_turns_nothing_around(self):
        hostile = ExerciseSet(name="  a\nb\u202ec\ud800\x00" + "x" * 5000, exercises=("clam",))
        assert hostile.name.startswith("a bc x") and len(hostile.name) == 60
        assert read_set(as_code(hostile)) == hostile

    def test_nothing_but_ids_and_a_name_goes_with_it(self):
        made = ExerciseSet(name="Evening", exercises=("clam", "bridge"))
        assert json.loads(as_file(made)).keys() == {"format", "version", "name", "exercises"}
        assert file_name(ExerciseSet(name="../../etc/<b>")) == "etc b.hipbook-set.json"

    def test_an_empty_one_is_not_given_away(self):
        for write in (as_file, as_code):
            with pytest.raises(ValueError, match="nothing in the set"):
                write(ExerciseSet(name="Evening"))


class TestBeforeAPerson:
    @few
    @given(people(), sets)
    def test_nothing_closed_ever_comes_into_a_week(self, person: hb.Profile, made: ExerciseSet):
        work = work_of(person)
        before = work.routine
        seen = {part.id: part for part in judged(made, work)}
        assert list(seen) == list(made.exercises)
        for id, part in seen.items():
            if id not in work.screening.allowed or not work.screening.cleared:
                assert part.fate == "closed" and part.why
        changes = additions(made, work)
        assert [change.exercise for change in changes] == [id for id in seen if seen[id].fate in JOINS]
        if not changes:
            return
        outcome = work.save(*changes)
        came = {*work.routine.exercises}
        assert came <= work.screening.allowed.keys()
        assert {change.exercise for change in changes} <= came
        within = {part for id in came & LIBRARY.series.keys() for part in parts(LIBRARY.series[id])}
        assert within <= work.screening.allowed.keys()
        work.undo(outcome)
        assert work.routine.exercises == before.exercises

    def test_what_is_in_the_week_by_hand_already_stays_and_the_first_come_first(self):
        work = work_of(hb.Profile(age=46, minutes=10))
        free = [id for id in work.screening.allowed if id in LIBRARY.exercises and id not in work.routine.exercises]
        own = next(part.id for part in judged(ExerciseSet(exercises=tuple(free[:MOST])), work) if part.fate == "open")
        work.save(hb.PlanChange(on=TODAY, exercise=own, change="pin"))
        made = ExerciseSet(exercises=tuple(id for id in free if id != own)[:MOST])
        fates = [part.fate for part in judged(made, work)]
        assert {"open", "waits"} <= {*fates}
        assert all(part.why for part in judged(made, work) if part.fate == "waits")
        work.save(*additions(made, work))
        assert own in work.routine.exercises

    def test_before_the_check_nothing_is_judged(self):
        with pytest.raises(ValueError, match="check first"):
            list(judged(ExerciseSet(exercises=("clam",)), work_of(None)))

    def test_what_this_book_does_not_know_is_left_out(self):
        parts_ = list(judged(ExerciseSet(exercises=("of_a_newer_book", "clam")), work_of(hb.Profile(age=46))))
        assert [(part.id, part.fate) for part in parts_] == [("of_a_newer_book", "unknown"), ("clam", "open")]
