"""Progress over a long log: does its cost grow with the rows, and how does it compare with plain pandas?"""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

import pandas as pd
from domain import timed_ms
from measures import Measures

import hipbook as hb
from hipbook import charts
from hipbook.log.frames import as_frame
from hipbook.progress import findings, ladders
from hipbook.progress.analysis import LogAnalysis
from hipbook.widgets.progress.panels import FIRST, FLARES, PLAN, PRACTICE

PANELS = (*FIRST, FLARES, *PRACTICE, *PLAN)
ROWS = (4_000, 40_000, 400_000)
SETS, BEGIN = 11, date(2016, 1, 4)
NAMES = ("clam", "bridge", "side_leg_lift", "heel_slide", "sit_to_stand")
SIDES = ("left", "right", None)
TEN_YEARS = 40_000


def measure(measures: Measures, rounds: int) -> None:
    """Take all of these measures; pandas gets its frames ready made, and once more with making them."""
    library = hb.library()
    logs = {rows: log_of(rows) for rows in ROWS}
    frames = {rows: frames_of(log) for rows, log in logs.items()}
    for number in range(rounds + 1):
        taking = Measures() if number == 0 else measures
        for rows in ROWS:
            name = f"grouping {rows:,} rows"
            smaller = [f"grouping {rows // 10:,} rows"] if rows > ROWS[0] else []
            bases = (f"pandas: {name}", f"pandas: {name}, frames made first", *smaller)
            taking.take(f"pandas: {name}", timed_ms(partial(by_pandas, *frames[rows])))
            framed = partial(by_pandas_from_records, logs[rows])
            taking.take(f"pandas: {name}, frames made first", timed_ms(framed))
            taking.take(name, timed_ms(partial(by_hipbook, LogAnalysis(logs[rows], library))), "ms", *bases)
        for name, act in panels(LogAnalysis(logs[TEN_YEARS], library)):
            taking.take(f"ten years: {name}", timed_ms(act))
    measures.take("ten years: memory of Progress, MB", memory(LogAnalysis(logs[TEN_YEARS], library)), "MB")


def log_of(rows: int) -> hb.History:
    """A log of so many sets, eleven a day, with all that goes with them."""
    days = [BEGIN - timedelta(rows // SETS) + timedelta(n) for n in range(rows // SETS)]
    dose = hb.Dose(reps=8)
    sets = (
        hb.SetDone.model_construct(
            uid=f"{n}-{k}", on=day, session=str(n), exercise=NAMES[k % 5], side=SIDES[k % 3], dose=dose, pain_during=2,
            stopped=None, reps_extra=0, seconds=None, at=None, series="", felt=None, form=None,
        )
        for n, day in enumerate(days)
        for k in range(SETS)
    )  # fmt: skip
    return hb.History.model_construct(
        sessions=tuple(hb.SessionDone(on=d, pain_before=n % 6, pain_worst=n % 8, rpe=4, minutes=10) for n, d in enumerate(days)),
        sets=tuple(sets), mornings=tuple(hb.Morning(on=d, pain=n % 5) for n, d in enumerate(days)),
        psfs=tuple(hb.Psfs(on=d, activity=a, score=n % 10) for n, d in enumerate(days) if n % 14 == 0 for a in "abc"),
        profiles=(hb.ProfileSaved(on=days[0], profile=hb.Profile(age=64)),),
    )  # fmt: skip


def frames_of(log: hb.History) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The same sets, sessions and mornings as data frames."""
    return tuple(as_frame(kind, getattr(log, kind)) for kind in ("sets", "sessions", "mornings"))


def by_hipbook(story: LogAnalysis) -> None:
    """Days, weeks, directions, and left beside right."""
    _ = story.weeks, ladders.trained(story)
    for name in NAMES:
        ladders.side_by_side(story, name)


def by_pandas(sets: pd.DataFrame, sessions: pd.DataFrame, mornings: pd.DataFrame) -> None:
    """The same groupings by plain pandas, as a notebook would do them."""
    days = sessions.groupby("on").agg(
        before=("pain_before", "first"), worst=("pain_worst", "max"), minutes=("minutes", "sum")
    )
    days = days.join(mornings.groupby("on")["pain"].last(), how="outer")
    days["resting"] = days[["before", "pain"]].mean(axis=1)
    days["resting"].groupby((days.index - days.index[0]).days // 7).agg(["mean", "count"])
    sets.assign(side=sets["side"].astype("string").fillna("both")).groupby(["exercise", "side"])["on"].nunique()
    amount = sets.assign(done=sets["dose_reps"] * sets["dose_sets"] + sets["reps_extra"]).dropna(subset=["side"])
    amount.groupby(["exercise", "on", "session", "side"], observed=True).agg(
        done=("done", "sum"), pain=("pain_during", "max")
    ).unstack()


def by_pandas_from_records(log: hb.History) -> None:
    """The same, with the frames made of the records that a log holds."""
    by_pandas(*frames_of(log))


def panels(story: LogAnalysis) -> Iterator[tuple[str, partial]]:
    """Each chart with its sentence, over all of the time."""
    for panel in PANELS:
        yield f"{panel.name} drawn", partial(panel.draw, story)
        yield f"{panel.name} said", partial(panel.say, story, None)
    yield "ladder", partial(charts.ladder, story, "clam")


def memory(story: LogAnalysis) -> float:
    """The most that all charts and sentences take while they are made, in megabytes."""
    gc.collect()
    tracemalloc.start()
    kept = [(charts.table(panel.draw(story)), panel.say(story, None)) for panel in PANELS]
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert kept and findings.pain(story)
    return most / 2**20
