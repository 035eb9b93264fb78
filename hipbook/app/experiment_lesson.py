"""Experiments for a lesson, in words: whom an order of days fools, who finds a difference, and what each bet asks."""

from __future__ import annotations

from collections.abc import Mapping

from ..content.bets import Bet, bets
from ..content.lessons import stances
from ..content.loader import Library
from ..experiments.chances import chances, typical_noise
from ..experiments.design import Design, offered, picked
from ..experiments.orders import ORDERS, share_fooled
from ..experiments.tosses import TOSSES, share_with_run
from ..model.experiment import Experiment
from ..model.records import History
from ..planning.planner import Planner
from ..screening.person import Person, stranger
from .experiment import obstacles
from .pain_lesson import ANY_DAY

DAYS, FALLS, LENGTHS, PER_WEEK = 32, range(4), (16, 24, 32, 48), 4


def rows_of_100(run: int) -> int:
    """Of 100 people who toss a coin twenty times, how many see a row of so many on one side.

    >>> rows_of_100(4), rows_of_100(6)
    (77, 24)
    """
    return round(100 * share_with_run(TOSSES, run))


def halves_of_100(library: Library, falls: int = 3) -> int:
    """Of 100 people who go one way first and then the other, alike one, how many are fooled while the hip gets better.

    >>> from hipbook.content.loader import library
    >>> halves_of_100(library()) > halves_of_100(library(), falls=0)
    True
    """
    return round(100 * share_fooled("halves", falls, DAYS, library))


def fooled_by_order(library: Library) -> Mapping[str, str]:
    """Of 100 people how many each order fools, while the hip gets better by none, one, two and three points.

    >>> from hipbook.content.loader import library
    >>> sorted(fooled_by_order(library()))
    ['by lot, in pairs', 'by mood', 'one way first']
    """
    return {
        name: _of_100(*(share_fooled(order, falls, DAYS, library) for falls in FALLS)) for order, name in ORDERS.items()
    }


def found_and_fooled(library: Library, size: int) -> Mapping[str, str]:
    """Of 100 people how many find a true difference, and how many are told of one where there is none, by days.

    >>> from hipbook.content.loader import library
    >>> len(found_and_fooled(library(), size=2))
    4
    """
    noise = typical_noise("morning", library)
    odds = {days: chances(Design("morning", days, per_week=PER_WEEK), noise, library) for days in LENGTHS}
    return {
        f"{days} days": f"{_of_100(one.sizes[size])} find it, {_of_100(one.fooled)} are fooled"
        for days, one in odds.items()
    }


def _of_100(*shares: float) -> str:
    return ", ".join(str(round(100 * share)) for share in shares)


def questions(library: Library) -> Mapping[str, str]:
    """What each bet asks, by the name of its text; those that no session of the week could go both ways of are left out.

    >>> from hipbook.content.loader import library
    >>> questions(library())["Let go first"]
    'Is it better to let go first, or to do strength first? Look at pain the next morning.'
    """
    person = Person.of(stranger(library), History(), library, ANY_DAY)
    may, planner = offered(library, person.screening.allowed), Planner.of(person)
    in_reach = (bet for bet in bets().values() if bet.experiment in may)
    open_now = (bet for bet in in_reach if not all(obstacles(question_of(bet, library), planner)))
    return {stances()[bet.id].short: _words(bet, library) for bet in open_now}


def question_of(bet: Bet, library: Library) -> Experiment:
    """The question of a bet, with its two exercises where it lets one choose."""
    question = library.experiments[bet.experiment]
    if not bet.pair:
        return question
    first, second = bet.pair
    return picked(question, first, second, library)


def _words(bet: Bet, library: Library) -> str:
    return f"{question_of(bet, library).asks} Look at {library.outcomes[bet.outcome].name}."
