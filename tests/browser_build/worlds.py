"""What hipbook answers in one world, a line each: python worlds.py PART COUNT [PART COUNT...]

It runs where Python is installed and in Pyodide, so it imports nothing but hipbook. A line is a part, a tab, a name, a tab,
and JSON. ``test_both_worlds.py`` compares the lines of both.
"""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, is_dataclass
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from importlib.resources import files
from pkgutil import walk_packages
from random import Random
from time import perf_counter
from typing import Any

import hipbook
import hipbook as hb
from hipbook.arrays import np
from hipbook.experiments import chances, hints, orders, permuted
from hipbook.experiments.design import Design
from hipbook.log.table.plan import plan_of
from hipbook.log.table.sheet import read_sheet
from hipbook.progress import findings, shift, simulation, spotting, trend
from hipbook.progress.analysis import LogAnalysis

DAY = date(2026, 1, 5)
CLAIM = "nbval-check-output"
LIBRARY = hb.library()
Lines = Iterator[tuple[str, Any]]


def verdicts(count: int) -> Lines:
    """Every red flag, and every condition with every single answer: gate, cap, and each exercise with its words."""
    for flag in LIBRARY.red_flags:
        for sure in ("yes", "not_sure"):
            yield f"{flag} {sure}", screened(red_flags={flag: sure})
    for id, condition in LIBRARY.conditions.items():
        yield id, screened(conditions=[id])
        for question in condition.questions:
            for answer in ("not_sure", *answers(question)):
                yield f"{id} {question.id} {answer}", screened(conditions={id: {question.id: answer}})


def answers(question: Any) -> list[str]:
    """Each option; of a date, some days lately and long ago."""
    if question.kind == "date":
        return [(DAY - timedelta(weeks=weeks)).isoformat() for weeks in (0, 5, 11, 30, 300)]
    return [option.answer for option in question.options]


def screened(**said: Any) -> Any:
    of = hb.screen(hb.Profile(age=52, feels={"sore"}, **said), LIBRARY, on=DAY)
    return [of.gate, of.reasons, of.do, of.notes, of.allowed, of.refused, of.pain_cap, of.releasable, of.lies_on]


def weeks(count: int) -> Lines:
    """The weeks of made-up people: every dose, side and reason, and what was left out and why."""
    for seed in range(count):
        profile = person(Random(seed))
        begun = perf_counter()
        try:
            week = hb.plan(profile, LIBRARY, on=DAY)
        except hb.NotCleared as refused:
            yield f"week {seed}", str(refused)
            continue
        took(perf_counter() - begun)
        yield (
            f"week {seed}",
            [
                [
                    [item.exercise, item.dose.words, item.sides, item.minutes, item.reason, item.swaps]
                    for item in day.items
                ]
                for day in week.days
            ]
            + [week.left_out],
        )


def person(draw: Random) -> hb.Profile:
    """Somebody: about half of them with a condition."""

    def some(of: Any, share: float) -> set[str]:
        return {one for one in sorted(of) if draw.random() < share}

    return hb.Profile(
        age=draw.randint(18, 85), sides=some(("left", "right"), 0.5), feels=some(("tight", "sore", "unsteady", "guarded"), 0.4),
        where=some(("groin", "side", "buttock"), 0.3), bendy=draw.random() < 0.1, irritability=draw.choice(("low", "low", "moderate", "high")),
        conditions={draw.choice(sorted(LIBRARY.conditions)): {}} if draw.random() < 0.3 else {},
        track=draw.choice((None, *LIBRARY.tracks)), equipment=some(("mat", "wall", "chair", "pillow", "towel", "band", "bed", "counter"), 0.7),
        positions_excluded=some(("kneeling", "prone", "standing", "sidelying"), 0.1), floor=draw.random() < 0.9,
        minutes=draw.choice((8, 10, 15, 20, 30, 45)), days_per_week=draw.randint(2, 7), daily_piece=draw.random() < 0.3,
    )  # fmt: skip


def trends(count: int) -> Lines:
    """Made-up pain, some of it changing: its trend with its interval, and what is told of it after each week."""
    for seed in range(count):
        draw = Random(seed)
        falls = draw.choice((0, 0, -2, 3))
        change = [falls * min(1, max(0, (day - 80) / 30)) for day in range(364)]
        likeness, spread, span = draw.uniform(0, 0.7), draw.uniform(0.8, 2.2), draw.choice((30, 60, 84))
        line = simulation.daily_pain(seed, likeness, spread, shift=change)
        lately = [(on, pain) for on, pain in line if (on - DAY).days < span]
        begun = perf_counter()
        of = trend.trend([(on - DAY).days for on, _ in lately], [pain for _, pain in lately], 0.8, 7)
        told = simulation.followed_pain(line).telling
        took(perf_counter() - begun)
        yield f"trend {seed}", [line, of, told.statements, told.spread, told.likeness]
        scores = simulation.daily_life(seed)
        places = shift.Places(
            range(2, 20), [14.0 * n for n in range(2, 20)], range(4, 22), [14.0 * n for n in range(3, 21)], 0, 2
        )
        typical = shift.Typical(1, 10, 2, 0.1, 0.5)
        weighed = shift.evidence([14.0 * n for n in range(22)], [score for _, score in scores[:22]], places, typical)
        yield f"scores {seed}", [weighed.heard, weighed.began, weighed.spread]


def experiments(count: int) -> Lines:
    """The odds of designs, whom an order fools, tests of differences, and hints and findings of the sample log."""
    for outcome, blocks, per_week, unit, wash_out in (
        ("morning", 16, 4, "day", 0), ("morning", 24, 3, "day", 0), ("effort", 12, 4, "day", 0),
        ("morning", 10, 4, "week", 2), ("daily_life", 12, 4, "week", 0),
    )[: max(2, count)]:  # fmt: skip
        design = Design(outcome, blocks, unit, wash_out, per_week)
        for noise in (chances.Noise(5, 1.5, 0.4), chances.Noise(3, 0.9, 0.2, 0.7)):
            begun = perf_counter()
            odds = chances.chances(design, noise, LIBRARY)
            took(perf_counter() - begun)
            yield f"odds of {blocks} {outcome} {noise.answers}", [odds.sizes, odds.fooled, odds.is_poor]
    for order in orders.ORDERS:
        yield f"fooled {order}", [orders.share_fooled(order, falls, 32, LIBRARY) for falls in (0, 2)]
        yield f"one of them {order}", orders.one_of_them(order, 1, 16, LIBRARY, 3)
    for n in (4, 6, 12, 18):
        draw = Random(n)
        yield f"tested {n}", permuted.judged([draw.randint(-6, 9) / 2 for _ in range(n)], most=0.05)
    for sure in (True, False):
        yield f"game {sure}", spotting.round_of(1, sure)
    history = hb.Log.sample().history()
    today = max(done.on for done in history.sessions)
    analysis = LogAnalysis(history, LIBRARY, today)
    yield "hints", hints.hints(history, LIBRARY, today)
    yield "sample", [findings.daily_life(analysis).text, findings.pain(analysis).text, analysis.change_of_pain]


def arrays(count: int) -> Lines:
    """Each call of numpy that hipbook makes, on few numbers and on many: other code answers for many than for few."""
    for n in (3, 40, 3000):
        flat = np.random.default_rng(n).normal(size=2 * n)
        holes = np.where(flat < -1, np.nan, flat)
        rows, many = flat.reshape(2, -1), holes.reshape(-1, 2)
        places, flags = np.arange(n) * 7 % n, flat[:n] > 0
        yield f"places {n}", [
            rows[:, places], rows[0][places], flat[:n][flags], rows[:, 1:-1], rows[1, 2], flat[::2], rows.T[:, None][1], rows[:, -1],
            rows[0][places[:2, None] + np.arange(2) * 0], np.take_along_axis(rows, rows.argsort(1), 1), list(np.flatnonzero(flags)),
        ]  # fmt: skip
        yield f"sums {n}", [
            rows.sum(1), rows.mean(axis=0), rows.std(), rows.max(0), rows.argmax(1), rows.cumsum(1), np.nansum(many, 1), flags.sum(),
            np.median(rows, axis=1), np.quantile(flat, [0.1, 0.9]), np.sort(flat), rows @ rows.T, rows @ rows[0], flags.reshape(1, -1).mean(1),
            (~flags).sum(), (~np.isnan(many)).sum(1), np.diff(flat), (rows > 0).argsort(1, kind="stable") if n < 3000 else 0,
        ]  # fmt: skip
        yield f"each {n}", [
            np.clip(holes * 5, -3, 3), np.round(holes * 5), np.nan_to_num(holes), np.maximum(flat, 0.5), np.minimum(1, flat),
            np.exp(flat), np.log(np.exp(flat) + 1), np.log1p(np.exp(flat)), np.sqrt(flat**2), np.abs(flat), -flat, 2 / flat, 3 - rows,
            2.0 ** flat, np.arange(n) // 2, flat % 1, (rows > 0) & (rows < 1), flat >= 0.3, np.where(flags, 1, np.nan),
            np.hstack([rows, rows[:, :1]]), np.concatenate([rows, rows]), np.stack([flags, ~flags], 1), np.linspace(1 / 2, -1 / 2, n),
            np.broadcast_to(np.arange(n) < 2, (2, n)),
        ]  # fmt: skip
    one, square = flat[:1], rows[:1, :1]
    yield "one", [
        [(got := one - square).shape, got], [(got := square - one).shape, got], [(got := 3 - square).shape, got],
        [(got := (one > 0) & (square > 0)).shape, got], [(got := np.maximum(one, square)).shape, got],
    ]  # fmt: skip
    draw = np.random.default_rng(11)
    yield "drawn", [draw.integers(0, 40, (300, 7, 1)), draw.random((2, 3)), draw.integers(2**32), draw.uniform(1, 2.2), draw.normal(size=(70, 3)),
                    draw.integers(9, size=(50, 1)), draw.random(), draw.integers(12)]  # fmt: skip
    yield "pairs", [list(one.tolist()) for one in np.triu_indices(9, 1)]


def screens(count: int) -> Lines:
    """Every module but the server's is there, and every place of the dashboard opens for the sample person, and for nobody."""
    from hipbook.widgets import Dashboard
    from hipbook.widgets.places import PLACES

    names = [one.name for one in walk_packages(hipbook.__path__, "hipbook.")]
    of_a_browser = [name for name in names if not name.startswith(("hipbook.server", "hipbook.data", "hipbook.notebooks", "hipbook.arrays.")) and name != "hipbook.__main__"]  # fmt: skip
    yield "modules", [import_module(name).__name__ for name in of_a_browser]
    dashboard = Dashboard()
    journal = dashboard.journal
    journal.opened()
    for who in ("nobody", "sample"):
        for place in PLACES:
            begun = perf_counter()
            journal.go(place)
            took(perf_counter() - begun)
            yield f"{place} of {who}", [journal.notice.kind, journal.notice.text]
        journal.try_sample()


def papers(count: int) -> Lines:
    """What is printed and taken along of the sample person."""
    from hipbook.papers.calendar_file import calendar
    from hipbook.papers.clinician_report import report
    from hipbook.papers.week_sheet import sheet

    log = hb.Log.sample()
    history, stamp = log.history(), datetime(2026, 1, 5, 8, tzinfo=UTC)
    today = max(done.on for done in history.sessions)
    week = hb.plan(history.profile, LIBRARY, history, on=today)
    yield "week", week.left_out
    yield "sheet", sheet(week, LIBRARY, 5)
    yield "report", report(history, LIBRARY, today, week)
    yield "calendar", str(calendar(week, LIBRARY, log_id="a", today=today, stamp=stamp))
    for text in ("Date;Pain\n5.1.2026;3\n6.1.2026;4\n", "Tag,Schmerz\n5. März 2025,2\n"):
        read = read_sheet(text.encode(), "a table")
        yield f"table {text[:3]}", [plan_of(read).columns, read.rows]


def claims(count: int) -> Lines:
    """What the chapters claim under "How we know", worked out as their pages do, which show it as the notebooks keep it."""
    for file in [file for file in sorted(files("hipbook.notebooks").iterdir(), key=str) if file.name[:2].isdigit()][
        -count:
    ]:
        cells = [cell for cell in json.loads(file.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]
        last = max(n for n, cell in enumerate(cells) if CLAIM in cell["metadata"].get("tags", ()))
        names: dict[str, Any] = {}
        for n, cell in enumerate(cells[: last + 1]):
            tree = ast.parse("".join(cell["source"]))
            if CLAIM not in cell["metadata"].get("tags", ()):
                exec(compile(tree, file.name, "exec"), names)
                continue
            claim = tree.body.pop()
            assert isinstance(claim, ast.Expr)
            exec(compile(tree, file.name, "exec"), names)
            begun = perf_counter()
            said = eval(compile(ast.Expression(claim.value), file.name, "eval"), names)
            took(perf_counter() - begun)
            yield f"{file.name[:2]} {n}", said


times: list[float] = []
"""How long each of what matters took in this part, in seconds."""


def took(seconds: float) -> None:
    times.append(seconds)


def plain(value: Any) -> Any:
    """As JSON has it: arrays as lists, sets sorted, what is no number as a word."""
    if is_dataclass(value):
        return plain(asdict(value))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict) or hasattr(value, "items"):
        return {str(key): plain(of) for key, of in sorted(value.items(), key=str)}
    if isinstance(value, (set, frozenset)):
        return sorted(map(plain, value))
    if isinstance(value, (list, tuple)):
        return [plain(of) for of in value]
    if hasattr(value, "tolist"):
        return plain(value.tolist())
    if isinstance(value, (bool, int, float)):
        return str(value) if value != value else value + 0
    return value if isinstance(value, str) or value is None else str(value)


PARTS = {part.__name__: part for part in (arrays, verdicts, weeks, trends, experiments, screens, papers, claims)}

if __name__ == "__main__":
    for part, count in zip(sys.argv[1::2], sys.argv[2::2], strict=True):
        for name, said in PARTS[part](int(count)):
            print(part, name, json.dumps(plain(said)), sep="\t")
        slowest = sorted(times)
        print(part, "took", json.dumps([slowest[len(slowest) // 2], slowest[-1]] if times else []), sep="\t")
        times.clear()
