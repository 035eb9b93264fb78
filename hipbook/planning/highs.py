"""The one place that talks to HiGHS: a mixed-integer programme in, the best columns out.

It is the same solver in both worlds, given the same numbers in the same order: ``highspy`` where Python is installed, and its
WebAssembly in a browser (:mod:`hipbook.engines`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from .. import engines
from ..extras import need
from ..settings import IN_BROWSER

if TYPE_CHECKING:
    import highspy

TIE = 1e-6
"""What a place in the order of candidates is worth: enough to settle ties, too little to outweigh a point."""
FEASIBLE = 2
OPTIONS = {
    "output_flag": False, "random_seed": 0, "mip_rel_gap": 0.0, "mip_abs_gap": TIE / 2,
    "mip_detect_symmetry": False, "mip_heuristic_effort": 0.0, "mip_heuristic_run_feasibility_jump": False,
    "mip_allow_restart": False,
}  # fmt: skip
Row = tuple[float, float, Mapping[int, float]]
"""The bounds of a constraint, and its coefficients by column."""


def best_columns(points: Sequence[float], whole: Sequence[bool], rows: Sequence[Row], nodes_max: int) -> list[float]:
    """The values from 0 to 1 of the columns that bring most points within the rows; none where no values are allowed.

    ``whole`` says which columns must be 0 or 1. The same programme gives the same values: one thread, and a limit of
    branches instead of one of time.
    """
    options = OPTIONS | {"mip_max_nodes": nodes_max}
    solve = _in_browser if IN_BROWSER else _installed
    return solve(points, whole, _Matrix.of(rows), options)


@dataclass(frozen=True)
class _Matrix:
    """The rows as HiGHS takes them: where each begins, and the columns and coefficients of all, one after the other."""

    low: list[float]
    high: list[float]
    starts: list[int]
    columns: list[int]
    values: list[float]

    @classmethod
    def of(cls, rows: Sequence[Row]) -> _Matrix:
        terms = [terms for _, _, terms in rows]
        return cls(
            [float(low) for low, _, _ in rows], [float(high) for _, high, _ in rows],
            list(accumulate(map(len, terms), initial=0)), [column for of in terms for column in of],
            [float(value) for of in terms for value in of.values()],
        )  # fmt: skip


def _in_browser(
    points: Sequence[float], whole: Sequence[bool], rows: _Matrix, options: Mapping[str, Any]
) -> list[float]:
    highs, width = engines.highs(), len(points)
    matrix = {
        "format": "csr", "numRows": len(rows.low), "numCols": width,
        "starts": rows.starts, "indices": rows.columns, "values": rows.values,
    }  # fmt: skip
    model = highs.createModel(engines.to_js({
        "numCols": width, "numRows": len(rows.low), "sense": highs.constants.objectiveSense.maximize,
        "colCost": list(points), "colLower": [0] * width, "colUpper": [1] * width, "integrality": list(map(int, whole)),
        "rowLower": rows.low, "rowUpper": rows.high, "matrix": matrix,
    }))  # fmt: skip
    try:
        model.options.set(engines.to_js(dict(options)))
        model.run()
        if model.info.get("primal_solution_status") != FEASIBLE:
            return []
        return list(model.getSolution().colValue.to_py())
    finally:
        model.dispose()


def _installed(
    points: Sequence[float], whole: Sequence[bool], rows: _Matrix, options: Mapping[str, Any]
) -> list[float]:
    solver = _quiet_solver()
    for option, value in {**options, "threads": 1}.items():  # in a browser there is but one
        solver.setOptionValue(option, value)
    solver.passModel(_model(points, whole, rows))
    solver.run()
    if solver.getInfo().primal_solution_status != FEASIBLE:
        return []
    return list(solver.getSolution().col_value)


def _model(points: Sequence[float], whole: Sequence[bool], rows: _Matrix) -> Any:
    """The programme as HiGHS keeps it: its own expressions, built one by one, take twenty times as long."""
    import highspy
    import numpy as np

    model, kinds = highspy.HighsLp(), highspy.HighsVarType
    model.num_col_, model.num_row_ = len(points), len(rows.low)
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_, model.col_lower_, model.col_upper_ = (
        np.array(points, float),
        np.zeros(len(points)),
        np.ones(len(points)),
    )
    model.row_lower_, model.row_upper_ = np.array(rows.low), np.array(rows.high)
    model.integrality_ = [kinds.kInteger if is_whole else kinds.kContinuous for is_whole in whole]
    matrix = model.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_, matrix.index_, matrix.value_ = np.array(rows.starts), np.array(rows.columns), np.array(rows.values)
    return model


def _quiet_solver() -> highspy.Highs:
    """HiGHS, silent. It writes its name on the first use that is not an option, so silence comes first.

    From 1.16 on its constructor is such a use, as it registers callbacks. None are needed here.
    """
    need("solver")
    import highspy

    class Quiet(highspy.Highs):
        def enableCallbacks(self) -> None:  # noqa: N802  the name is theirs
            pass

    return Quiet()  # type: ignore[no-untyped-call] # theirs has no types
