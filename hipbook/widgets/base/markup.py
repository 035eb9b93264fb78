"""Exercises and doses in words, the same wherever they are named."""

from __future__ import annotations

from collections import Counter

from ...app.today_words import drawn_id
from ...content.drawings import figure, proportions
from ...content.loader import Library
from ...model.exercise import Exercise
from ...model.reference import Answer
from ...model.routine import Routine
from ...model.sequence import Series, parts
from ...wording import lower_first
from .controls import bullets, details, esc


def minutes(value: float) -> str:
    """Minutes as a person says them.

    >>> minutes(0.6), minutes(7.3)
    ('1 min', '7 min')
    """
    return f"{max(1, round(value))} min"


def nothing_fits(week: Routine) -> str:
    """Why nothing could be planned: the commonest reason, so that the reader knows what to relax."""
    (why, count), *_ = Counter(week.left_out.values()).most_common(1)
    return f"With your answers nothing is left to plan. The commonest reason, {count} times: {why}"


def picture(id: str, library: Library, side: str = "", moving: bool = False) -> str:
    """A place for an exercise's drawing (of a sequence, its parts'): the page fills it when it comes into view."""
    if id in library.series:
        return (
            "<div class='hb-figures'>"
            + "".join(picture(part, library) for part in parts(library.series[id]))
            + "</div>"
        )
    if not figure(id):
        return ""
    width, height = proportions(id)
    show = "" if moving else " data-hb-show='still'"
    return f"<div class='hb-figure' data-hb-figure='{esc(id)}' data-hb-side='{esc(side)}'{show} style='--hb-ratio:{width}/{height}'></div>"


def stage(id: str, library: Library, side: str = "", moving: bool = True) -> str:
    """The picture that leads a screen: an exercise's figure, as large as there is room. Empty where there is none."""
    return _placed("hb-stage", id, library, side, moving)


def thumb(id: str, library: Library, side: str = "") -> str:
    """The same small and still, for lists and grids."""
    return _placed("hb-thumb", id, library, side, moving=False)


def _placed(ground: str, id: str, library: Library, side: str, moving: bool) -> str:
    drawn = picture(drawn_id(id, library), library, side, moving)
    return f"<div class='{ground}'>{drawn}</div>" if drawn else ""


def way(step: int, steps: int) -> str:
    """How far one is on a way of some steps, drawn and in words."""
    bar = "".join(f"<i{' data-on' if n < step else ''}></i>" for n in range(steps))
    words = f"<span class='hb-way-words'>{step} of {steps}</span>"
    return f"<div class='hb-way'><span class='hb-way-bar' aria-hidden='true'>{bar}</span>{words}</div>"


def legend() -> str:
    """What the marks in the drawings mean, folded away."""
    return details("What the marks in the pictures mean", f"<div class='hb-legend'>{figure('_legend')}</div>")


def questions(library: Library, screen: str = "") -> str:
    """What readers ask where this screen stands (or anywhere), each answered under its question; may be empty."""
    answers = [answer for answer in library.answers.values() if screen in ("", answer.screen)]
    kinds = {"What readers ask": "question", "What the texts claim": "claim"}
    markup_by_head = {head: "".join(answered(a) for a in answers if a.kind == kind) for head, kind in kinds.items()}
    return "".join(f"<h2>{head}</h2>{markup}" for head, markup in markup_by_head.items() if markup)


def answered(answer: Answer) -> str:
    """A question with its answer folded under it."""
    return details(answer.question, "".join(f"<p>{esc(line)}</p>" for line in answer.answer))


def opener(id: str, library: Library) -> str:
    """The name of an exercise or sequence as a link that opens it in Library."""
    return f"<a href='#library/{esc(id)}' data-hb-look-up='{esc(id)}'>{esc(library.item(id).name)}</a>"


def how_to(id: str, library: Library) -> str:
    """How an exercise, or each part of a series, is done, what to feel and what often goes wrong, folded away."""
    exercise = library.item(id)
    if isinstance(exercise, Series):
        done = ((library.exercises[name], doses) for name, doses in _parts(exercise).items())
        inside = "".join(f"<h3>{esc(e.name)}: {esc(', '.join(doses))}</h3>{steps_of(e)}" for e, doses in done)
        return details(f"How to do it: {exercise.name}", inside)
    return details(f"How to do it: {exercise.name}", steps_of(exercise))


def _parts(series: Series) -> dict[str, list[str]]:
    doses: dict[str, list[str]] = {}
    for step in series.steps:
        doses.setdefault(step.exercise, []).append(step.dose.words)
    return {name: list(dict.fromkeys(words)) for name, words in doses.items()}


def why(id: str, library: Library) -> str:
    """What is known about it, how surely, and by whom, folded away."""
    more = f"<p class='hb-more'>More in the library: {opener(id, library)}</p>"
    return details(f"Why, and where it comes from: {library.item(id).name}", how_known(id, library) + more)


def how_known(id: str, library: Library) -> str:
    """The evidence for it, how sure it is, and the sources."""
    exercise = library.item(id)
    if isinstance(exercise, Series):
        return evidence(exercise) + named_sources(exercise.sources, library)
    return evidence(exercise) + grounds(exercise, library)


def steps_of(exercise: Exercise) -> str:
    """Its steps, what to feel, what often goes wrong, and when to stop."""
    mistakes = bullets(f"{m.fault} {m.fix}" for m in exercise.mistakes)
    return (
        "<ol>" + "".join(f"<li>{esc(step)}</li>" for step in exercise.steps) + "</ol>"
        f"<p><strong>Feel:</strong> {esc(exercise.feel)}</p><p><strong>Not:</strong> {esc(exercise.not_feel)}</p>"
        + (f"<p><strong>Often goes wrong:</strong></p>{mistakes}" if exercise.mistakes else "")
        + (f"<p><strong>Stop if:</strong></p>{bullets(exercise.stop_if)}" if exercise.stop_if else "")
    )  # fmt: skip


def evidence(exercise: Exercise | Series) -> str:
    """What is known of it, and how surely."""
    return f"<p>{esc(exercise.evidence)} <small>({esc(CERTAINTY[exercise.certainty])})</small></p>"


def named_sources(ids: tuple[str, ...], library: Library) -> str:
    """Sources by name, as a list."""
    sources = [library.sources[id] for id in ids]
    return "<p><strong>Sources:</strong></p>" + bullets(source.words for source in sources)


def grounds(exercise: Exercise, library: Library) -> str:
    """Muscles, usual doses and sources: what the evidence rests on."""
    muscles = ", ".join(f"{m.plain} ({m.name})" for m in exercise.muscles)
    worked = f"<p><strong>Muscles:</strong> {esc(muscles)}</p>" if muscles else ""
    inferred = f"<p><em>Worked out, not tested:</em> {esc(exercise.inferred)}</p>" if exercise.inferred else ""
    text = f"<p><strong>The text's own dose:</strong> {esc(exercise.dose_words)}</p>" if exercise.dose_words else ""
    usual = library.dose_classes[exercise.dose_class]
    return (
        f"{inferred}{text}"
        f"<p><strong>Usual for {esc(lower_first(usual.name))}:</strong> {esc(usual.dose.words)}; {esc(usual.frequency)}</p>"
        f"{worked}{named_sources(exercise.sources, library)}{_unchecked(exercise)}"
    )


def _unchecked(exercise: Exercise) -> str:
    if not (exercise.authored and exercise.authored.verify):
        return ""
    parts = ", ".join(PARTS.get(field, field) for field in exercise.authored.fields)
    return f"<p><small>Written by this book's authors and not yet checked by a clinician: {esc(parts)}.</small></p>"


PARTS = {
    "feel": "what to feel", "not_feel": "what not to feel", "stop_if": "when to stop", "form_question": "the question afterwards",
    "mistakes": "what often goes wrong", "steps": "the steps", "easier": "the easier exercises", "harder": "the harder exercises",
}  # fmt: skip
CERTAINTY = {
    "V": "read where it was published",
    "V2": "as others report it",
    "GK": "common practice, no trial of its own",
    "SEED": "said by one of the five texts",
    "INF": "worked out from what is known of others like it",
    "EXP": "what clinicians usually do, no trial of its own",
}
