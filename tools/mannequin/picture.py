"""All the shapes of a figure, and in which order they lie."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from . import anatomy as body
from . import scene
from .bands import is_loop, loop, strap
from .camera import view, within
from .marks import arrows, belt, gap_under_back, lock
from .motion import Motion
from .pose import part_of, spread
from .shapes import (
    Disc,
    Shape,
    Stage,
    boxed,
    floor,
    leg_colours,
    patches,
    region,
    shadows,
    soft,
    unit,
    wall,
)

Drawn = Shape | Disc


@dataclass(frozen=True)
class Picture:
    """All shapes of a figure: what lies under it, its units, and what is drawn over it."""

    stage: Stage
    under: list[Drawn]
    shade: list[Shape]
    units: dict[str, list[Drawn]]
    seams: list[tuple[str, str, Disc]]
    behind: list[tuple[set[str], Shape]]
    on: list[tuple[set[str], Shape]]
    over: list[Drawn]
    clips: tuple[scene.Clip, ...]


def picture(motion: Motion) -> Picture:
    """A motion as shapes."""
    figure = motion.figure
    stage = Stage.of(motion, view(figure.camera))
    legs = leg_colours(stage)
    units: dict[str, list[Drawn]] = {name: unit(stage, name, parts, legs) for name, parts in scene.UNITS.items()}
    solids: dict[str, list[np.ndarray]] = {}
    boxes = {}
    walls: list[Drawn] = []
    bands: list[tuple[set[str], Shape]] = []
    behind: list[tuple[set[str], Shape]] = []
    for i, placed in enumerate(motion.room):
        kind = placed.prop.kind
        if placed.wall:
            walls += wall(stage, placed)
        for j, box in enumerate(placed.boxes):
            boxes[f"{kind}{i}.{j}"] = box
            units[f"{kind}{i}.{j}"] = list(boxed(stage, kind, box))
        if kind in ("band", "belt"):
            hosts = {part_of(name)[0] for name in spread(placed.prop.between)} & set(scene.UNITS)
            if is_loop(placed.prop):
                front, back = loop(stage, placed.prop)
                bands += [(hosts, shape) for shape in front]
                behind.append((hosts, back))
            else:
                bands += [(hosts, shape) for shape in strap(stage, placed.prop)]
        elif placed.balls is not None or placed.prop.between:
            shape, balls = soft(stage, placed)
            units[f"{kind}{i}"] = [shape]
            solids[f"{kind}{i}"] = [balls[min(k, len(balls) - 1)] for k in range(len(motion.frames))]
    ground = max((placed.top for placed in motion.room if placed.prop.kind == "bed"), default=0.0)
    corners = [box[0][None] + box[1] / 2 * s for box in boxes.values() for s in (-1, 1)]
    has_mat = any(placed.prop.kind == "mat" for placed in motion.room)
    over, on = _marks(stage)
    gap = [gap_under_back(stage)] if figure.gap else []
    return Picture(
        stage, [*floor(stage, has_mat, corners), *walls, *gap], shadows(stage, ground) if figure.camera.el > 3 else [], units,
        patches(stage, legs), behind, on + bands, over, _clips(stage, boxes, solids),
    )  # fmt: skip


def _marks(stage: Stage) -> tuple[list[Drawn], list[tuple[set[str], Shape]]]:
    figure, over, on, hidden = stage.motion.figure, [], [], []
    for name in figure.works:
        shape, seen, hosts = region(stage, *name.split("."))
        if seen:
            on.append((hosts, shape))
        else:
            hidden.append(Shape("hid works", shape.rows))
    for shape in hidden:
        if not any(_covers(told, shape) for told in (*over, *(seen for _, seen in on))):
            over.append(shape)
    if figure.bar:
        on.append(({"trunk"}, belt(stage)))
    shafts = arrows(stage)
    if figure.keeps_still:
        over += lock(stage, figure.keeps_still, [*shafts, *over, *(shape for _, shape in on)])
    return over + shafts, on


def _covers(seen: Shape, hidden: Shape) -> bool:
    """Whether a region that is seen already tells of a hidden one: the middle of one lies in the other."""
    a, b = seen.rows[-1], hidden.rows[-1]
    return bool(within(a.mean(axis=0)[None], b)[0] or within(b.mean(axis=0)[None], a)[0])


def _clips(stage: Stage, boxes: dict, solids: dict) -> tuple[scene.Clip, ...]:
    every = stage.seen.page(stage.balls[..., :3]).reshape(-1, 2) / 1000
    points = [every, *(stage.seen.page(np.array([b[0] - b[1] / 2, b[0] + b[1] / 2])) / 1000 for b in boxes.values())]
    grid = scene.Grid.over(np.concatenate(points))
    fixed = {name: scene.depth_of_box(stage.seen, grid, box) for name, box in boxes.items()}
    rows = body.ball_table()[3]
    names = [*scene.UNITS, *fixed, *solids]
    counts = []
    for k, balls in enumerate(stage.balls):
        maps = {
            name: scene.depth_of_balls(stage.seen, grid, [balls[rows[part]] for part in parts])
            for name, parts in scene.UNITS.items()
        }
        maps |= fixed | {name: scene.depth_of_balls(stage.seen, grid, [frames[k]]) for name, frames in solids.items()}
        counts.append(scene.votes(maps))
    return scene.clips(names, counts)


def in_order(drawn: Picture, clip: scene.Clip) -> list[Drawn]:
    """The shapes of a clip, back to front, with seams hidden and regions on top of what they lie on."""
    shapes: list[Drawn] = []
    done: set[str] = set()
    for name in clip.order:
        shapes += [shape for hosts, shape in drawn.behind if name in hosts and not hosts & done]
        shapes += drawn.units[name]
        done.add(name)
        shapes += [disc for child, parent, disc in drawn.seams if name in (child, parent) and {child, parent} <= done]
        shapes += [shape for hosts, shape in drawn.on if name in hosts and hosts <= done]
    return shapes
