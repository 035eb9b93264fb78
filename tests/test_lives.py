"""Weeks in the lives of made-up people, with every promise of the book looked at every day.

The suite lives a few weeks of three of them; ``python tests/lives.py`` a whole year of all seven.
"""

import pytest
from lives import PEOPLE, lived

WEEKS = 5


@pytest.mark.parametrize("name", ["flaring", "over-eager", "left and right"])
def test_no_promise_is_broken(name):
    person = next(person for person in PEOPLE if person.name == name)
    life, broken = lived(person, WEEKS)
    assert not broken, broken[:5]
    assert len(life.history.sessions) > WEEKS and life.history.plan_changes, "nothing was lived"
