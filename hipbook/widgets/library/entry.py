"""What the library says of one exercise or sequence: how it is done, what to feel, when to stop, how we know."""

from __future__ import annotations

from collections.abc import Iterable

from ...content.loader import Library
from ...model.exercise import DIRECTION_NAMES, Exercise
from ...model.sequence import Series, part_dose
from ..base.controls import bullets, details, esc
from ..base.markup import evidence, grounds, legend, named_sources

MODES = {"str": "strength", "iso": "holding", "rom": "range", "rel": "letting go"}


def steps(id: str, library: Library) -> str:
    """The steps, each part of a sequence with its dose; and what to think of."""
    exercise = library.item(id)
    if isinstance(exercise, Series):
        done = ((library.exercises[step.exercise], step) for step in exercise.steps)
        lines = (f"<strong>{esc(e.name)}</strong>, {esc(part_dose(s, e))}: {esc(s.say)}" for e, s in done)
        return f"<h2>In this order</h2>{_steps(lines)}"
    begin = library.dose(id).words + (", each side" if exercise.laterality == "each" else "")
    cues = f"<p><strong>Think of:</strong> {esc('; '.join(exercise.cues))}</p>"
    return f"<h2>How to do it</h2>{_steps(map(esc, exercise.steps))}<p><strong>To begin with:</strong> {esc(begin)}</p>{cues}"


def _steps(lines: Iterable[str]) -> str:
    return "<ol class='hb-steps'>" + "".join(f"<li><span>{line}</span></li>" for line in lines) + "</ol>"


def feelings(exercise: Exercise) -> str:
    """What it should feel like, and what not."""
    return (
        f"<h2>What to feel</h2><p class='hb-feel'>{esc(exercise.feel)}</p>"
        f"<h3>Not this</h3><p class='hb-feel-not'>{esc(exercise.not_feel)}</p>"
    )


def stops(exercise: Exercise) -> str:
    """When to stop; empty where it says nothing of its own."""
    return f"<h2>Stop if there is</h2>{bullets(exercise.stop_if)}" if exercise.stop_if else ""


def mistakes(exercise: Exercise) -> str:
    """What often goes wrong, each with its remedy; may be empty."""
    each = "".join(f"<dt>{esc(m.fault)}</dt><dd>{esc(m.fix)}</dd>" for m in exercise.mistakes)
    return f"<h2>If it goes wrong</h2><dl class='hb-mistakes'>{each}</dl>" if each else ""


def how_we_know(id: str, library: Library) -> str:
    """The evidence in the open, where it comes from folded."""
    exercise = library.item(id)
    inside = grounds(exercise, library) if isinstance(exercise, Exercise) else named_sources(exercise.sources, library)
    return f"<h2>How we know</h2>{evidence(exercise)}{details('Muscles, doses and sources', inside)}"


def facts(exercise: Exercise, library: Library) -> str:
    """Its other names, what it needs and what it trains, folded; and what the marks in its picture mean."""
    things = {"You need": exercise.equipment, "It helps to have": exercise.helpful}
    needs = {name: ", ".join(library.equipment[thing].name for thing in ids) for name, ids in things.items()}
    lines = {
        "Also called": ", ".join(exercise.aka),
        "How you lie or stand": library.positions[exercise.position].name,
        **(needs | {"You need": needs["You need"] or "nothing"}),
        "It trains": ", ".join(f"{DIRECTION_NAMES[d.name]} ({MODES[d.mode]})" for d in exercise.directions),
        "How hard": f"{exercise.difficulty} of 5",
        "Ask yourself afterwards": exercise.form_question or "",
    }
    listed = "".join(f"<dt>{name}</dt><dd>{esc(fact)}</dd>" for name, fact in lines.items() if fact)
    return details("What you need, and what it trains", f"<dl>{listed}</dl>") + legend()
