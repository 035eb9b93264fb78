"""What is told of an experiment, in words: the odds before it, the arm of a day, and its answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ..content.loader import Library
from ..model.experiment import ArmId
from ..model.records import ExperimentBegun, History
from ..wording import brief_day, counted, listed, plural, tenths, upper_first, weekday_words
from .chances import Chances, bound
from .living import arm_on, block_on, running, suspended
from .permuted import Tested
from .reading import Reading

TEN, HUNDRED = 10, 100
WAIT = "Let the flare or the time away pass first, and begin when your days are as usual."
OFF = "Today's session cannot go both ways of your experiment. So it is as usual, and today does not count."
WAITS = "Your experiment waits until the flare or the time away is over. Its days are put off, and none is lost."
OTHER: Mapping[ArmId, ArmId] = {"a": "b", "b": "a"}


def before(odds: Chances, library: Library, surer: Chances | None = None) -> tuple[str, ...]:
    """What is said before it begins: how surely it finds what, on whose noise that rests, and what would be ``surer``."""
    return (*_finds(odds), *(_surer(odds, surer, library) if odds.is_poor else ()))


def _finds(odds: Chances) -> Iterator[str]:
    (smallest, share), *larger = odds.sizes.items()
    yield f"If one way is really better by {points(smallest)}, {_tens(share)} of 10 people like you would find it."
    yield from (f"By {points(size)}: {_tens(of)}." for size, of in larger)
    yield f"Where there is no difference, {_rarely(odds.fooled)} of 100 would be told of one all the same."
    if odds.noise.own:
        yield "This is worked out from the ups and downs in your own log, and from how often you answer."
    else:
        yield "Your log is too young to show your own ups and downs. So this is worked out from those of most people."


def _surer(odds: Chances, surer: Chances | None, library: Library) -> Iterator[str]:
    matters = library.rule.progress.nprs_change
    yield f"That is a poor chance to find {points(matters)}."
    if surer is None:
        yield "Nothing that is offered here has a good one. A question that is answered day by day may be easier."
        return
    looks = library.outcomes[surer.design.outcome].name
    way = "A longer one" if surer.design.outcome == odds.design.outcome else f"One that looks at the {looks}"
    yield f"{way} would do better: in {surer.design.words}, {_tens(surer.sizes[matters])} of 10 would find it."


def not_now(history: History, on: date) -> str:
    """Why no experiment can begin today; empty where one can."""
    if suspended(history, on):
        return WAIT
    if begun := running(history, on):
        return f"One at a time: “{begun.asks}” still goes on. You may stop it whenever you like."
    return ""


def today(begun: ExperimentBegun, history: History, on: date) -> str:
    """Which arm a day has and why, or what the experiment waits for; empty where it is not under way."""
    if on < begun.start and running(history, on) == begun:
        return f"Your experiment begins on {weekday_words(begun.start)}, as you have practised today."
    arm = arm_on(begun, history, on)
    if arm:
        return (
            f"Today: {begun.arm(arm).name}. It is {place(begun, history, on)} of your experiment. A coin chose the way."
        )
    return WAITS if running(history, on) == begun and suspended(history, on) else ""


def place(begun: ExperimentBegun, history: History, on: date) -> str:
    """How far an experiment is.

    >>> from hipbook.content.loader import library
    >>> from hipbook.experiments.design import Design, begin
    >>> begun = begin(library().experiments["walk"], Design("morning", 16), seed=1, on=date(2026, 1, 5))
    >>> place(begun, History(), date(2026, 1, 5))
    'day 1 of 16'
    """
    number = min(block_on(begun, history, on) + 1, len(begun.blocks))
    return f"{begun.unit} {number} of {len(begun.blocks)}"


def in_short(reading: Reading, history: History, library: Library, on: date) -> tuple[str, str]:
    """An experiment in a line of Progress: what leads, and what follows it."""
    if reading.answer == "running":
        return "Your experiment goes on.", f"{reading.begun.asks} It is {place(reading.begun, history, on)}."
    return "Your experiment is over.", answer(reading, library)[0]


def answer(reading: Reading, library: Library) -> tuple[str, ...]:
    """What an experiment says, its answer first.

    >>> from datetime import date
    >>> from hipbook.content.loader import library
    >>> from hipbook.experiments.design import Design, begin
    >>> from hipbook.experiments.reading import read
    >>> from hipbook.model.records import History
    >>> begun = begin(library().experiments["walk"], Design("morning", 16), seed=1, on=date(2026, 1, 5))
    >>> answer(read(begun, History(), library(), date(2026, 1, 5)), library())
    ('0 of 16 days are begun. The answer comes at the end: who looks early is fooled more often.',)
    """
    begun, planned = reading.lived_blocks, len(reading.begun.blocks)
    match reading.answer:
        case "running":
            return (
                f"{begun} of {counted(planned, reading.begun.unit)} are begun. The answer comes at the end: who looks early is fooled more often.",
            )
        case "stopped":
            return (
                f"It was stopped with {begun} of {counted(planned, reading.begun.unit)} begun. That is too early for an answer.",
            )
        case "too_few":
            return (f"Only {counted(reading.used, 'pair')} had both numbers. That is too few for an answer.",)
    return (*_tested(reading, library), *_beside(reading, library))


def _tested(reading: Reading, library: Library) -> Iterator[str]:
    by_lot, looks = reading.tested, library.outcomes[reading.begun.outcome].name
    if by_lot and reading.better:
        yield _difference(reading.begun, reading.better, by_lot, looks)
        yield f"If the two were alike, chance alone would show as much in {_rarely(by_lot.p)} of 100 such experiments."
    elif by_lot:
        yield from _none(reading, by_lot, looks, library)


def _difference(begun: ExperimentBegun, better: ArmId, by_lot: Tested, looks: str) -> str:
    effect = by_lot.effect if better == "a" else -by_lot.effect
    low, high = sorted((abs(by_lot.low), abs(by_lot.high)))
    return (
        f"With {begun.arm(better).name}, your {looks} was about {points(abs(effect))} {'higher' if effect > 0 else 'lower'} "
        f"than with {begun.arm(OTHER[better]).name}. Anything from {tenths(low)} to {points(high)} fits your numbers."
    )


def _none(reading: Reading, by_lot: Tested, looks: str, library: Library) -> Iterator[str]:
    begun, most = reading.begun, max(abs(by_lot.low), abs(by_lot.high))
    matters = library.rule.progress.nprs_change
    range_of = f"your numbers fit a difference of up to {points(most)} either way"
    if most >= matters:
        shown = f"It stays open: {range_of}"
    elif tenths(most) == tenths(matters):
        shown = f"That is an answer: your numbers fit only a difference smaller than {points(matters)}"
    else:
        shown = f"That is an answer: {range_of}, and not one of {points(matters)}"
    yield f"No clear difference was found between {begun.a.name} and {begun.b.name} in your {looks}. {shown}."
    effect = by_lot.effect
    if tenths(abs(effect)) != tenths(0):
        yield f"On average it was {points(abs(effect))} {'higher' if effect > 0 else 'lower'} with {begun.a.name}: chance alone often does as much."
    right = int(HUNDRED * (1 - bound(library, reading.tried)))
    yield f"A range like this is right in at least {right} of 100 experiments."
    if most >= matters and reading.odds:
        yield f"What could be expected before it began: {_tens(reading.odds.sizes[matters])} of 10 such experiments find a true difference of {points(matters)}."


def _beside(reading: Reading, library: Library) -> Iterator[str]:
    """What belongs beside the answer, so that nobody makes more of it than there is."""
    if reading.used < len(reading.pairs):
        yield f"{reading.used} of {counted(len(reading.pairs), 'pair')} had both numbers; only those count."
    if reading.tried > 1:
        yield f"You have finished {reading.tried} experiments. The more one tries, the clearer each must be; this was reckoned in."
    followed = reading.adherence
    if followed.obeyed < followed.days:
        weaker = (followed.share or 0) < library.rule.experiment.obeyed_share
        so = " So a real difference may look smaller here." if weaker else ""
        yield f"You followed the draw on {followed.obeyed} of {counted(followed.days, 'day')}, and all of them count.{so}"
    if reading.begun.unit == "day":
        yield "What lasts for more than a day makes a difference look smaller here."
    if any(reading.flares.values()):
        of = [f"{number} with {reading.begun.arm(arm).name}" for arm, number in reading.flares.items()]
        yield f"Days of a flare are left out. Flares that began meanwhile: {listed(of)}."
    if reading.by_hand:
        yield f"You changed your plan {counted(reading.by_hand, 'time')} meanwhile, and that may play a part."


def two_lines(reading: Reading, library: Library) -> tuple[str, str]:
    """An experiment for a report: what was compared, from when to when, and what it says."""
    begun = reading.begun
    last = max((block.last for pair in reading.pairs for block in pair.blocks), default=begun.start)
    compared = f"{begun.asks} {upper_first(begun.a.name)} or {begun.b.name}, by lot in {counted(reading.used, 'pair')} of {begun.unit}s"
    return f"{compared}, {brief_day(begun.start)} to {brief_day(last)}.", answer(reading, library)[0]


def points(number: float) -> str:
    """A difference on a scale from 0 to 10.

    >>> points(1), points(1.26)
    ('1 point', '1.3 points')
    """
    return f"{tenths(number)} {plural('point', 1 if tenths(number) == tenths(1) else 0)}"


def _tens(share: float) -> str:
    """How many of ten.

    >>> _tens(0.02), _tens(0.62), _tens(0.99)
    ('hardly any', 'about 6', 'nearly all')
    """
    of = round(TEN * share)
    return "hardly any" if of < 1 else "nearly all" if of >= TEN else f"about {of}"


def _rarely(p: float) -> str:
    """How many of a hundred, where few are.

    >>> _rarely(0.002), _rarely(0.031)
    ('fewer than 1', 'about 3')
    """
    return "fewer than 1" if HUNDRED * p < 1 else f"about {round(HUNDRED * p)}"
