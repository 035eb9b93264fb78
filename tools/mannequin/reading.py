"""Reads ``data/figures``: postures, places for the hands, and the figures made from them. All faults are told at once."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from . import anatomy as body
from .angles import ANGLES
from .pose import (
    Camera,
    Figure,
    FigureForm,
    Form,
    Hand,
    Key,
    KeyForm,
    PoseError,
    angles_of,
    part_of,
    read_rests,
    spread,
)
from .regions import REGIONS

FOLDER = Path(__file__).parents[2] / "data" / "figures"
EMPTY = Key(
    name="posture", angles={}, hands={"left": None, "right": None}, rests=(), stays=(), together=(), joins=(), soft=(),
    stiff=1.0, says="", word="",
)  # fmt: skip


def ids(folder: Path = FOLDER) -> list[str]:
    """The exercises that have a figure."""
    return sorted(path.stem for path in folder.glob("*.toml") if not path.stem.startswith("_"))


def figure(id: str, folder: Path = FOLDER) -> Figure:
    """The figure of an exercise. Raises PoseError with every fault of the file."""
    return assemble(id, table(folder / f"{id}.toml"))


def table(path: Path) -> dict[str, Any]:
    """A file's tables."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise PoseError([f"{path.name}: there is no such file"]) from None
    except tomllib.TOMLDecodeError as error:
        raise PoseError([f"{path.name}: not readable as TOML: {error}"]) from None


def assemble(id: str, told: dict[str, Any]) -> Figure:
    """A figure from its tables, e.g. for a test.

    >>> assemble("x", {"from": "standing", "end": {"says": "up", "hip": {"left": {"rotation": 9}}}})
    Traceback (most recent call last):
    tools.mannequin.pose.PoseError: x.toml, [end]: hip.left: "rotation" does not say which way: write external_rotation or internal_rotation
    """
    where = f"{id}.toml"
    form = checked(FigureForm, told, where)
    posture, base = _posture(form.origin, where)
    faults: list[str] = []
    start = _next(base, form, "start", f"{where}, top", faults)
    start = _next(start, form.start, "start", f"{where}, [start]", faults)
    middle = form.middle if isinstance(form.middle, tuple) else (form.middle,)
    keys = [start]
    for i, one in enumerate(middle):
        keys.append(_next(keys[-1], one, "middle", f"{where}, [middle] {i + 1}", faults))
    if form.end is not None:
        keys.append(_next(keys[-1], form.end, "end", f"{where}, [end]", faults))
    _names(form, where, faults)
    if form.end is None:
        faults.append(f"{where}: write an [end]; a figure needs something to show")
    elif not all(key.says for key in (keys[0], keys[-1])):
        faults.append(f"{where}: [start] and [end] each need `says`: what one sees, for those who cannot")
    if faults:
        raise PoseError(faults)
    props = form.props if form.props is not None else posture.props
    return Figure(
        id=id, posture=form.origin, facing=form.facing or posture.facing or "standing",
        camera=form.camera or posture.camera or Camera(), focus=form.focus, props=props or (), works=form.works,
        keeps_still=form.keeps_still, arrows=form.arrows, bar=form.bar, gap=form.gap, side=form.side, way=form.way,
        effort=form.effort, seconds=form.seconds, keys=tuple(keys),
    )  # fmt: skip


def checked(kind: type[Form], told: Any, where: str) -> Any:
    """A form from its table, or PoseError in words."""
    try:
        return kind.model_validate(told)
    except ValidationError as error:
        raise PoseError([f"{where}: {_in_words(fault, kind)}" for fault in error.errors()]) from None


def _in_words(fault: Any, kind: type[Form]) -> str:
    place = ".".join(str(step) for step in fault["loc"])
    if fault["type"] == "extra_forbidden":
        known = list({**FigureForm.model_fields, **KeyForm.model_fields, **kind.model_fields})
        near = get_close_matches(str(fault["loc"][-1]), known, 1)
        return f"there is no field {place}" + (f"; did you mean {near[0]}?" if near else "")
    return f"{place}: {fault['msg']}, found {fault['input']!r}"


@cache
def postures() -> dict[str, Any]:
    return table(FOLDER / "_postures.toml")


@cache
def places() -> dict[str, Hand]:
    """Named places for hands."""
    return {name: checked(Hand, told, f"_hands.toml, [{name}]") for name, told in table(FOLDER / "_hands.toml").items()}


def _posture(name: str, where: str) -> tuple[FigureForm, Key]:
    if name not in postures():
        near = get_close_matches(name, postures(), 1)
        hint = f"; did you mean {near[0]}?" if near else f"; known: {', '.join(postures())}"
        raise PoseError([f'{where}: no posture "{name}"{hint}'])
    told = postures()[name]
    form = checked(FigureForm, told, f"_postures.toml, [{name}]")
    older, base = _posture(form.origin, where) if form.origin else (form, EMPTY)
    faults: list[str] = []
    key = _next(base, form, "posture", f"_postures.toml, [{name}]", faults)
    if faults:
        raise PoseError(faults)
    kept = {field: getattr(older, field) for field in ("facing", "camera", "props") if getattr(form, field) is None}
    return form.model_copy(update=kept), key


def _next(before: Key, form: KeyForm, name: str, where: str, faults: list[str]) -> Key:
    """A keyframe that changes what its form names and keeps the rest."""
    angles, wrong = angles_of(form)
    faults += [f"{where}: {line}" for line in wrong]
    rests = before.rests if form.rests is None else read_rests(form.rests)
    stays = before.stays if form.stays is None else spread(form.stays)
    together = before.together if form.together is None else form.together
    lifted = {part_of(one)[0] for one in spread(form.lifts)}
    key = Key(
        name=name,
        angles=before.angles | angles,
        hands=before.hands | _hands(form, where, faults),
        rests=tuple(rest for rest in rests if part_of(rest.part)[0] not in lifted),
        stays=tuple(one for one in stays if part_of(one)[0] not in lifted),
        together=tuple(one for one in together if not lifted & {part_of(side)[0] for side in spread((one,))}),
        joins=before.joins if form.joins is None else form.joins,
        soft=before.soft if form.soft is None else form.soft,
        stiff=before.stiff if form.stiff is None else form.stiff,
        says=form.says or (before.says if before.name in ("posture", "start") and name == "start" else ""),
        word=form.word,
    )
    _parts(key, where, faults)
    return key


def _hands(form: KeyForm, where: str, faults: list[str]) -> dict[str, Hand | None]:
    found: dict[str, Hand | None] = {}
    for key, told in sorted(form.hands.items(), key=lambda item: item[0] != "both"):
        hand = told
        if isinstance(told, str):
            hand = None if told == "free" else places().get(told, told)
        if isinstance(hand, str):
            near = get_close_matches(hand, places(), 1)
            faults.append(
                f'{where}: no place for a hand "{hand}"; '
                + (f"did you mean {near[0]}?" if near else f"known: {', '.join(places())}, free")
            )
            continue
        found |= dict.fromkeys(body.SIDES if key == "both" else (key,), hand)
    return found


def _unknown(name: str, known: Any, what: str, where: str, faults: list[str]) -> None:
    if name not in known:
        near = get_close_matches(name, known, 1)
        faults.append(f'{where}: no {what} "{name}"' + (f"; did you mean {near[0]}?" if near else ""))


def _parts(key: Key, where: str, faults: list[str]) -> None:
    known = {*body.PARTS, *body.CONTACTS}
    for rest in key.rests:
        _unknown(rest.part, known, "part", f"{where}, rests", faults)
    for name in key.stays:
        _unknown(name, known, "part", f"{where}, stays", faults)
    for name in key.together:
        _unknown(name, body.PLURALS, "pair of parts", f"{where}, together", faults)
    for name in key.soft:
        _unknown(name, ANGLES, "angle", f"{where}, soft", faults)
    for join in key.joins:
        for end in (join.part, join.to):
            _unknown(end, body.SEGMENTS, "segment", f"{where}, joins", faults)


def _names(form: FigureForm, where: str, faults: list[str]) -> None:
    check: Callable[[str, Any, str], None] = lambda name, known, what: _unknown(name, known, what, where, faults)  # noqa: E731
    for region in form.works:
        name, _, side = region.partition(".")
        check(name, REGIONS, "region")
        if side not in body.SIDES:
            faults.append(f"{where}: say which side works: {name}.left, {name}.right or both")
    for part in (form.keeps_still, *form.focus, *spread(tuple(getattr(one, "part", one) for one in form.arrows or ()))):
        if part:
            check(part, {*body.PARTS, *body.CONTACTS, "tilt"}, "part")
