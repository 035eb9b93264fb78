"""Faults of the content that single entries cannot show: ladders, coverage, sources, twins, and hard sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from ..model.base import HIP_DIRECTIONS, DirectionName
from ..model.exercise import Exercise
from ..model.sequence import Series
from . import guesses, lessons
from .goal_matching import named_goals, serves
from .loader import Library
from .readability import is_hard, school_year, sentences
from .search import strays

EVERY_LEVEL: tuple[DirectionName, ...] = (*HIP_DIRECTIONS, "BAL")
READ_BY_PEOPLE = {
    "exercises": ("summary", "steps", "leave", "feel", "not_feel", "cues", "stop_if", "form_question", "evidence"),
    "series": ("summary", "evidence"),
    "conditions": ("says", "note"),
    "red_flags": ("ask", "signs", "why", "do", "say"),
    "readiness": ("ask", "signs", "why", "do"),
    "tracks": ("says",),
    "measures": ("how", "safety"),
    "answers": ("question", "answer"),
    "moves": ("name", "says"),
    "facts": ("name",),
    "gates": ("name", "says"),
    "cues": ("says",),
    "goals": ("name",),
    "places": ("name", "says"),
    "experiments": ("asks", "why", "arm_names", "safety"),
    "outcomes": ("name", "says"),
}
WEAKEST_FIRST = ("INF", "EXP", "GK", "SEED", "V2", "V")


def proofread(library: Library) -> list[str]:
    """Every fault that shows only where entries are compared, one a line; an empty list where all is well.

    >>> from hipbook.content.loader import library
    >>> proofread(library())
    []
    """
    exercises = library.exercises
    return [
        *_ladders(exercises), *_unreachable(exercises.values()), *_twins(exercises.values()), *_uncited(library),
        *_goals(library), *_synonyms(library), *_experiments(library), *guesses.faults(library.sources),
    ]  # fmt: skip


def _ladders(exercises: Mapping[str, Exercise]) -> Iterator[str]:
    """Ladders must be acyclic and named from both ends of a step; only letting go names nothing above it."""
    up = {(id, other) for id, exercise in exercises.items() for other in exercise.harder if other in exercises}
    down = {(other, id) for id, exercise in exercises.items() for other in exercise.easier if other in exercises}
    for low, high in sorted(up - down):
        yield f"exercises/{high}: add {low!r} to easier; {low} names it as harder"
    for low, high in sorted(down - up):
        if not exercises[low].lets_go:
            yield f"exercises/{low}: add {high!r} to harder; {high} names it as easier"
    try:
        TopologicalSorter({id: exercise.easier for id, exercise in exercises.items()}).prepare()
    except CycleError as error:
        yield f"exercises: a ladder leads back to itself: {' → '.join(error.args[1])}"
    for low, high in sorted(up | down):
        yield from _step(exercises[low], exercises[high])


def _step(low: Exercise, high: Exercise) -> Iterator[str]:
    """One step of a ladder: at most one degree harder, and never up from letting go or down to it from strength."""
    degrees = high.difficulty - low.difficulty
    if not 0 <= degrees <= 1:
        yield f"exercises/{low.id}: from here {high.id} is {degrees} degrees harder; a rung rises by one at most"
    if low.id in high.easier and low.lets_go and _loads(high):
        yield f"exercises/{high.id}: {low.id} trains nothing, so it is no easier rung of strength"
    if high.id in low.harder and (low.lets_go or high.lets_go):
        yield f"exercises/{low.id}: letting go is no rung of a ladder up, so {high.id} cannot be its harder one"


def _loads(exercise: Exercise) -> bool:
    return exercise.is_strength or any(d.mode in ("str", "iso") for d in exercise.directions)


def _unreachable(exercises: Iterable[Exercise]) -> Iterator[str]:
    """Each direction of the hip, and balance, must be trainable at every level, with and without the floor."""
    by_level: defaultdict[DirectionName, set[tuple[int, bool]]] = defaultdict(set)
    for exercise in exercises:
        for direction in exercise.directions:
            by_level[direction.name].add((exercise.difficulty, exercise.floor == "none"))
    for name in EVERY_LEVEL:
        if not any(level == 1 and upright for level, upright in by_level[name]):
            yield f"exercises: no exercise of difficulty 1 trains {name} without floor or bed"


def _twins(exercises: Iterable[Exercise]) -> Iterator[str]:
    """Exercises with the same name, summary or steps: they are one, or one of them is described wrongly."""
    for what in ("name", "summary", "steps"):
        counts = Counter(_same_words(getattr(exercise, what)) for exercise in exercises)
        for exercise in exercises:
            if counts[_same_words(getattr(exercise, what))] > 1:
                yield f"exercises/{exercise.id}: another exercise has the same {what}"


def _same_words(text: str | tuple[str, ...]) -> str:
    return " ".join((text if isinstance(text, str) else " ".join(text)).lower().split())


def _uncited(library: Library) -> Iterator[str]:
    """Sources that nothing cites, and those that the lessons cite and that do not exist."""
    kinds = (
        "exercises",
        "series",
        "conditions",
        "red_flags",
        "readiness",
        "measures",
        "tracks",
        "dose_classes",
        "answers",
        "goals",
        "places",
        "experiments",
    )
    cited = {rule.source for rule in library.rules.values()} | lessons.cited()
    cited |= {source for guess in guesses.guesses().values() for source in guess.sources}
    for kind in kinds:
        for entry in getattr(library, kind).values():
            core = getattr(entry, "core", None)
            cited |= {*getattr(entry, "sources", ()), *getattr(entry, "texts", ()), *(core.sources if core else ())}
    for id in sorted(lessons.cited() - set(library.sources)):
        yield f"lessons/: {id!r} is not in sources"
    for id in sorted(set(library.sources) - cited):
        yield f"sources.toml [{id}]: nothing cites it; cite it where it belongs, or take it out"


def _goals(library: Library) -> Iterator[str]:
    """A goal must match its own name, which readers can tick, and be served by an exercise of the first weeks."""
    latest = library.rule.plan.unearned_difficulty_max
    for id, goal in library.goals.items():
        if id not in named_goals(goal.name, library.goals):
            yield f"goals.toml [{id}]: its own name is not among its words"
        if not any(e.usual and e.difficulty <= latest and serves(e, goal) for e in library.exercises.values()):
            yield f"goals.toml [{id}]: nothing that may come in the first weeks serves it"


def _synonyms(library: Library) -> Iterator[str]:
    """What a synonym means must be said somewhere, or the reader's word still finds nothing."""
    for id, means in strays(library).items():
        yield from (f"synonyms.toml [{id}]: no exercise, sequence or answer says {words!r}" for words in means)


def _experiments(library: Library) -> Iterator[str]:
    """Every length that is offered must be able to find something: of so few pairs the clearest may still be chance."""
    rate = library.rule.experiment.experiment_rate / 100
    for id, experiment in library.experiments.items():
        if 2 / 2 ** (min(experiment.blocks) / 2) > rate:
            yield f"experiments.toml [{id}]: {min(experiment.blocks)} blocks can find nothing, however clear it is; offer more"


def hard_sentences(library: Library) -> list[tuple[str, float, str]]:
    """Sentences above the readability limits, hardest first: where they stand, their school year, and they themselves."""
    hard = [(where, sentence) for where, text in _texts(library) for sentence in sentences(text) if is_hard(sentence)]
    return sorted(((where, school_year(s), s) for where, s in hard), key=lambda line: -line[1])


def _texts(library: Library) -> Iterator[tuple[str, str]]:
    for kind, fields in READ_BY_PEOPLE.items():
        for id, entry in getattr(library, kind).items():
            for field in fields:
                yield from ((f"{kind}/{id}.{field}", text) for text in _each(getattr(entry, field)))
    for id, guess in guesses.guesses().items():
        says = (option.says for option in guess.options)
        yield from ((f"guesses/{id}", text) for text in (guess.asks, guess.because, *says))


def _each(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value or ()


def to_verify(library: Library) -> list[str]:
    """What a clinician should still check: entries on weak ground and fields without a source, the weakest first."""
    ranked = [*_weak(library.exercises.values()), *_weak(library.series.values())]
    return [line for _, line in sorted(ranked)]


def _weak(entries: Iterable[Exercise | Series]) -> Iterator[tuple[int, str]]:
    for entry in entries:
        kind = "exercises" if isinstance(entry, Exercise) else "series"
        if entry.authored and entry.authored.verify:
            rank = WEAKEST_FIRST.index(entry.certainty)
            fields = ", ".join(entry.authored.fields)
            yield (
                rank,
                f"{kind}/{entry.id} rests on {entry.certainty}; without a source ({entry.authored.basis}): {fields}",
            )
