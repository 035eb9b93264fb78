"""Which one hurt: what was named has the pain, what was not named has no number, and old pain is nobody's doing."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

import hipbook as hb
from hipbook.model.records import SessionDone, SetDone
from hipbook.session.draft import Answers, Draft, draft_again, key

LIBRARY, DAY = hb.library(), date(2026, 3, 2)
SETS = tuple(
    SetDone(uid=f"set-{id}-{side}", exercise=id, side=side, on=DAY)
    for id, side in (("clam", "left"), ("clam", "right"), ("bridge", None))
)
KEYS = [key(done) for done in SETS]
QUIET = LIBRARY.rule.pain.pain_asks_where_above


def logged(**answers) -> dict[str, SetDone]:
    draft = Draft(SessionDone(uid="session-1", on=DAY, pain_before=answers.get("pain_before")), SETS)
    _, sets = draft.completed(Answers(**answers), LIBRARY, DAY)
    return {key(done): done for done in sets}


def test_what_was_not_named_has_no_number():
    sets = logged(pain_worst=6, hurting=frozenset({KEYS[0]}))
    assert [(sets[id].pain_during, sets[id].hurt) for id in KEYS] == [(6, True), (None, False), (None, False)]


def test_where_nothing_was_named_it_may_have_been_any_of_them():
    assert {(one.pain_during, one.hurt) for one in logged(pain_worst=6).values()} == {(6, None)}


def test_none_of_them_it_was_there_before():
    sets = logged(pain_worst=4, pain_before=4, there_before=True)
    assert {(one.pain_during, one.hurt) for one in sets.values()} == {(None, False)}


@given(worst=st.integers(0, 10), named=st.sets(st.sampled_from(KEYS)), old=st.booleans())
def test_no_set_has_a_number_that_nobody_gave(worst, named, old):
    for one in logged(pain_worst=worst, pain_before=worst, hurting=frozenset(named), there_before=old).values():
        assert one.pain_during in (None, worst)
        assert (one.pain_during is None) == (one.hurt is False)
        assert worst > QUIET or one.hurt is None


def test_it_can_be_old_pain_only_where_it_did_not_rise():
    draft = Draft(SessionDone(on=DAY), SETS)
    assert draft.was_there_before(4, 4, LIBRARY) and draft.was_there_before(4, 3, LIBRARY)
    assert not draft.was_there_before(4, 2, LIBRARY) and not draft.was_there_before(4, None, LIBRARY)


def test_a_corrected_session_remembers_the_answer():
    old = logged(pain_worst=4, pain_before=4, there_before=True)
    session = SessionDone(uid="session-1", on=DAY, pain_before=4, pain_worst=4)
    sets = tuple(one.model_copy(update={"session": "session-1"}) for one in old.values())
    assert draft_again("another-uid", session, hb.History(sessions=(session,), sets=sets)).none_named
