"""Weeks in the lives of made-up people, with every promise of the book looked at every day.

The suite lives ten weeks of each, with ``HIPBOOK_HEAVY=1`` a whole year; ``python tests/support/lives.py`` draws the years.
"""

import os

import pytest
from lives import ORDINARY
from people import PEOPLE
from promises import lived

WEEKS = 52 if os.environ.get("HIPBOOK_HEAVY") else 10


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_no_promise_is_broken(person):
    life, broken = lived(person, WEEKS)
    assert not broken, broken[:5]
    may_stand = person.effort > ORDINARY
    assert life.gates or len(life.history.sessions) > WEEKS, "nothing was lived"
    assert life.gates or may_stand or life.history.plan_changes, "nothing was answered"
