"""The screens of the conversation: each asks one thing, and says what was answered to it when it is left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import ipywidgets as ipw

from ...app.conversation import BY_FEEL, LISTED, WHICH, Draft, Step, conditions_called, pages
from ...content.loader import Library
from ...model.safety import Question, RedFlag
from ...screening.effects import NOT_SURE
from ...wording import upper_first
from ..base.age import whole_age
from ..base.boxes import fill
from ..base.controls import MINUTES, YES_OR_NO, Choice, Line, Several, bullets, button, column, html, row, title, words
from ..base.day import Day
from ..base.markup import stage
from .body import Body

TITLES = {
    "health": "Is any of this true of you?",
    "at_once": "Is any of this happening now?",
    "today": "Or these?",
    "clinician": "And in recent weeks?",
}
TAP = "Not sure? Tap it too."
REST, STRETCHED, BENDY = "rest", "stretched", "bendy"
THINGS = ("bed", "chair", "counter", "band")
FLOOR = "mat"
ON_THE_BED = "Then you lie on your bed for what is done lying."
A_FEW, USUAL_MINUTES = MINUTES[:5], 15

Act = Callable[..., None]


@dataclass(frozen=True)
class Ways:
    """What a screen can do: go on with some answers, open another screen, or answer and stay."""

    on: Act
    open: Act
    stay: Act


@dataclass(frozen=True)
class Sheet:
    """A screen: what leads it, what one answers with, and what was answered when it is left."""

    lead: tuple[ipw.Widget, ...]
    answers: tuple[ipw.Widget, ...]
    read: Callable[[], dict[str, Any]] = dict
    kind: str = ""


def sheet(step: Step, draft: Draft, library: Library, ways: Ways) -> Sheet:
    """The screen of a step."""
    if step.is_sign:
        return _sign(step, draft, library, ways)
    if step.question == WHICH:
        return _which(step, draft, library, ways)
    if step.question:
        return _follow_up(step, draft, library, ways)
    if step.about:
        return _at_rest(draft, library, ways)
    if step.subject in LISTED:
        return _signs(step, draft, library, ways)
    return {"where": _where, "feel": _feel, "you": _you, "health": _health}[step.subject](draft, library, ways)


def _next(ways: Ways, read: Callable[[], dict[str, Any]], label: str = "Next") -> ipw.Button:
    return button(label, lambda *_: ways.on(read), "hb-on", primary=True)


def _beside(exercise: str, library: Library) -> ipw.Widget:
    """A figure where there is room for one."""
    return html(stage(exercise, library), "hb-beside")


def _where(draft: Draft, library: Library, ways: Ways) -> Sheet:
    body, names = Body(library, draft.spots), html("", "hb-quiet", "hb-answer")

    def read() -> dict[str, Any]:
        return {"spots": body.value}

    on = _next(ways, read)

    def tell(_: Any = None) -> None:
        names.value = f"<p>{', '.join(body.names()) or 'Tap each place.'}</p>"
        on.description = "Next" if body.value else "Hard to say where"
        (on.add_class if body.value else on.remove_class)("hb-primary")

    body.observe(tell, "value")
    tell()
    return Sheet((title("Where do you feel it?"), names), (body, on), read, "where")


def _feel(draft: Draft, library: Library, ways: Ways) -> Sheet:
    options = [(f"{word.name}: {word.says}", id) for id, word in library.feelings.items()]
    options += [("It hurts at rest or at night", REST), ("Months of stretching did not help", STRETCHED),
                (library.readiness[BY_FEEL].signs[0], BENDY)]  # fmt: skip
    before = {REST: draft.at_rest != "low", STRETCHED: draft.stretched, BENDY: draft.bendy}
    ticks = Several(
        "Tick what fits.", options, {*draft.feels, *(id for id, is_so in before.items() if is_so)}, ["hb-ticks"]
    )

    def read() -> dict[str, Any]:
        so = ticks.value
        before = draft.at_rest if draft.at_rest != "low" else "moderate"
        return {"feels": so & library.feelings.keys(), "at_rest": before if REST in so else "low",
                "stretched": STRETCHED in so, "bendy": BENDY in so}  # fmt: skip

    return Sheet((title("What is it like?"), _beside("windshield", library)), (ticks, _next(ways, read)), read)


def _at_rest(draft: Draft, library: Library, ways: Ways) -> Sheet:
    options = [(word.name, id) for id, word in library.at_rest.items()]
    return _one(
        "How often does it hurt at rest or at night?", options, draft.at_rest, lambda answer: {"at_rest": answer}, ways
    )


def _you(draft: Draft, library: Library, ways: Ways) -> Sheet:
    age = Line("Your age in years", str(draft.age or ""), classes=["hb-age"])
    minutes = Choice("Minutes", [(str(one), one) for one in A_FEW], draft.minutes or USUAL_MINUTES)
    options = [("Floor: I get down and up again", FLOOR), *((library.equipment[id].name, id) for id in THINGS)]
    things = Several(
        "Tick what you have.", [(upper_first(n), id) for n, id in options],
        draft.things | ({FLOOR} if draft.floor else frozenset()), ["hb-ticks"],
    )  # fmt: skip

    lies = html("", "hb-quiet")

    def tell(_: Any = None) -> None:
        lies.value = "" if FLOOR in things.value else f"<p>{ON_THE_BED}</p>"

    things.observe(tell, "value")
    tell()

    def read() -> dict[str, Any]:
        given = {"age": whole_age(age.value)} if age.value.strip() else {}
        return given | {"minutes": minutes.value, "floor": FLOOR in things.value, "things": things.value}

    def read_all() -> dict[str, Any]:
        whole_age(age.value)
        return read()

    lead = (title("You and your room"), age, _beside("sit_to_stand", library))
    return Sheet(lead, (minutes, things, lies, _next(ways, read_all)), read, "you")


def _health(draft: Draft, library: Library, ways: Ways) -> Sheet:
    flags = [flag for id, flag in library.readiness.items() if id != BY_FEEL]
    lines = [_line(flag, flag.signs[0], Step(subject="health", about=flag.id), draft, ways) for flag in flags]
    facts = [_fact(id, word.name, draft, ways) for id, word in library.facts.items()]
    nothing = not (draft.facts or {flag.id for flag in flags} & draft.signs.keys() or draft.conditions)
    on = _next(ways, dict, "None of these" if nothing else "That is all")
    lead = (title(TITLES["health"], TAP), *_diagnoses(draft, library, ways))
    return Sheet(lead, (column(*lines, *facts, classes=["hb-lines"]), on))


def _diagnoses(draft: Draft, library: Library, ways: Ways) -> list[ipw.Widget]:
    """What a clinician has named: typed by any name people have for it, or taken away again."""
    typed, matches = Line("Named by a clinician? Type it", hint="for example arthritis", live=True), column()

    def show(_: Any) -> None:
        fill(matches, *(_take(c.id, c.to_tick, draft, ways) for c in conditions_called(typed.value, library)))
        if typed.value.strip() and not matches.children:
            fill(matches, words("The book does not know this name. A plainer word may find it.", "hb-quiet"))

    typed.observe(show, "value")
    return [typed, matches, *_taken(draft, library, ways)]


def _take(id: str, name: str, draft: Draft, ways: Ways) -> ipw.Button:
    return button(name, lambda *_: ways.stay({"conditions": draft.conditions | {id}}), "hb-line-button", "hb-icon-add")


def _taken(draft: Draft, library: Library, ways: Ways) -> list[ipw.Widget]:
    return [
        button(f"{library.conditions[id].to_tick}: yes", lambda *_, id=id: ways.stay({"conditions": draft.conditions - {id}}), "hb-line-button",
               "hb-answered", "hb-icon-close", says=f"Take away: {library.conditions[id].to_tick}") for id in sorted(draft.conditions)
    ]  # fmt: skip


def _fact(id: str, name: str, draft: Draft, ways: Ways) -> ipw.Button:
    """A line that is so or not, and asks nothing more."""
    facts = draft.facts ^ {id}
    is_so = id in draft.facts
    marks = ("hb-answered", "hb-icon-done") if is_so else ("hb-icon-add",)
    says = f"{name}: yes" if is_so else name
    return button(says, lambda *_: ways.stay({"facts": facts}), "hb-line-button", *marks)


def _line(flag: RedFlag, text: str, step: Step, draft: Draft, ways: Ways) -> ipw.Button:
    """A line of a list: pressed, it is asked by itself."""
    pressed = step.page == draft.lines.get(flag.id, step.page)
    answer = {"yes": ": yes", NOT_SURE: ": not sure"}.get(draft.signs.get(flag.id, ""), "") if pressed else ""
    marks = ["hb-answered"] if answer else []
    return button(text + answer, lambda *_: _ask(flag, step, draft, ways), "hb-line-button", "hb-icon-on", *marks)


def _ask(flag: RedFlag, step: Step, draft: Draft, ways: Ways) -> None:
    """Ask whether a sign is so; where it points to entries, which of them it is says both."""
    if flag.points_to:
        which = Step(subject="health", about=flag.id, question=WHICH)
        ways.stay({"signs": draft.signs | {flag.id: "yes"}, "at": which})
    else:
        ways.open(step)


def _signs(step: Step, draft: Draft, library: Library, ways: Ways) -> Sheet:
    ids = pages(step.subject, draft, library)[step.page]
    flags = [library.red_flags[id] for id in ids]
    lines = [
        _line(flag, text, Step(subject=step.subject, about=flag.id, page=n), draft, ways)
        for flag in flags
        for n, text in enumerate(flag.signs)
    ]
    on = _next(ways, dict, "Nothing else" if draft.signs.keys() & set(ids) else "None of these")
    lead = "Or these, now?" if step.page else TITLES[step.subject]
    return Sheet(
        (title(lead, TAP if step.subject == "at_once" and not step.page else ""),),
        (column(*lines, classes=["hb-lines"]), on),
    )


def _sign(step: Step, draft: Draft, library: Library, ways: Ways) -> Sheet:
    flag = {**library.red_flags, **library.readiness}[step.about]

    def given(answer: str) -> dict[str, Any]:
        left = {id: answer for id, answer in draft.signs.items() if id != flag.id}
        signs = left if answer == "no" else left | {flag.id: answer}
        return {"signs": signs, "lines": draft.lines | {flag.id: step.page}}

    counts = html(f"<h2>What counts</h2>{bullets(flag.includes)}", "hb-note")
    return _one(f"{flag.signs[step.page]}?", YES_OR_NO, draft.signs.get(flag.id), given, ways, counts)


def _which(step: Step, draft: Draft, library: Library, ways: Ways) -> Sheet:
    flag = library.readiness[step.about]
    options = [(library.conditions[id].to_tick, id) for id in flag.points_to]
    ticks = Several("Tick all that fit.", options, draft.conditions, ["hb-ticks"])
    others = draft.conditions - set(flag.points_to)

    def read() -> dict[str, Any]:
        return {"conditions": others | ticks.value}

    def take() -> dict[str, Any]:
        if not ticks.value:
            raise ValueError("Please tick the one that fits best, or take the yes back.")
        return read()

    signs = {id: answer for id, answer in draft.signs.items() if id != flag.id}
    none = {"conditions": others, "signs": signs}  # no tick stands that its group was taken back for
    back = button("None of them after all", lambda *_: ways.on(lambda: none), "hb-plain")
    lead = (title("Which is it?", flag.signs[0]),)
    return Sheet(lead, (ticks, row(_next(ways, take), back)), read)


def _follow_up(step: Step, draft: Draft, library: Library, ways: Ways) -> Sheet:
    condition = library.conditions[step.about]
    question = _question(step, library)
    before = draft.answers.get(condition.id, {}).get(question.id)

    def given(answer: str) -> dict[str, Any]:
        answers = draft.answers.get(condition.id, {}) | {question.id: str(answer)}
        return {"answers": draft.answers | {condition.id: answers}}

    about = html(f"<p class='hb-eyebrow'>{condition.to_tick}</p>")
    if question.kind == "date":
        return _date(question, before, given, ways, about)
    options = [(option.label, option.answer) for option in question.options] + [("Not sure", NOT_SURE)]
    return _one(question.ask, list(dict(options).items()), before, given, ways, above=about)


def _question(step: Step, library: Library) -> Question:
    """A follow-up is of its condition, or of one that an answer led to."""
    own = library.conditions[step.about].questions
    every = (*own, *(question for condition in library.conditions.values() for question in condition.questions))
    return next(question for question in every if question.id == step.question)


def _date(question: Question, before: str | None, given: Callable[[str], dict], ways: Ways, about: ipw.Widget) -> Sheet:
    day = Day("The day, or about", before, unsure=True)

    def read() -> dict[str, Any]:
        return given(day.value) if day.value else {}

    def take() -> dict[str, Any]:
        if not day.value:
            raise ValueError("Please give the day, or say that you are not sure of it.")
        return read()

    return Sheet((about, title(question.ask)), (day, _next(ways, take)), read)


def _one(
    ask: str, options: list[tuple[str, Any]], before: Any, given: Callable[[Any], dict[str, Any]], ways: Ways,
    beside: ipw.Widget | None = None, above: ipw.Widget | None = None,
) -> Sheet:  # fmt: skip
    """One question whose answer leads on at once; where it was answered before, so does Next."""
    choice = Choice(ask, options, before, ["hb-answers"])
    choice.observe(lambda change: ways.on(lambda: given(change.new)), "value")
    shown = [choice] if before is None else [choice, _next(ways, dict)]
    lead = [above] * bool(above) + [title(ask)] + [beside] * bool(beside)
    return Sheet(tuple(lead), tuple(shown), kind="sign" if beside else "one")
