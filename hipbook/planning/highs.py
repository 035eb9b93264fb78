"""The one place that talks to HiGHS: a mixed-integer programme in, the best columns out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import highspy

TIE = 1e-6
"""What a place in the order of candidates is worth: enough to settle ties, too little to outweigh a point."""
FEASIBLE = 2
OPTIONS = {
    "output_flag": False, "threads": 1, "random_seed": 0, "mip_rel_gap": 0.0, "mip_abs_gap": TIE / 2,
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
    solver = _quiet_solver()
    solver.setOptionValue("mip_max_nodes", nodes_max)
    solver.passModel(_model(points, whole, rows))
    solver.run()
    if solver.getInfo().primal_solution_status != FEASIBLE:
        return []
    return list(solver.getSolution().col_value)


def _model(points: Sequence[float], whole: Sequence[bool], rows: Sequence[Row]) -> Any:
    """The programme as HiGHS keeps it: its own expressions, built one by one, take twenty times as long."""
    import highspy
    import numpy as np

    model, kinds = highspy.HighsLp(), highspy.HighsVarType
    model.num_col_, model.num_row_ = len(points), len(rows)
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_, model.col_lower_, model.col_upper_ = (
        np.array(points, float),
        np.zeros(len(points)),
        np.ones(len(points)),
    )
    model.row_lower_ = np.array([low for low, _, _ in rows], float)
    model.row_upper_ = np.array([high for _, high, _ in rows], float)
    model.integrality_ = [kinds.kInteger if is_whole else kinds.kContinuous for is_whole in whole]
    matrix = model.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_ = np.cumsum([0, *(len(terms) for _, _, terms in rows)])
    matrix.index_ = np.array([column for _, _, terms in rows for column in terms])
    matrix.value_ = np.array([value for _, _, terms in rows for value in terms.values()], float)
    return model


def _quiet_solver() -> highspy.Highs:
    """HiGHS with our options. It writes its name on the first use that is not an option, so silence comes first.

    From 1.16 on its constructor is such a use, as it registers callbacks. None are needed here.
    """
    import highspy

    class Quiet(highspy.Highs):
        def enableCallbacks(self) -> None:  # noqa: N802  the name is theirs
            pass

    solver = Quiet()  # type: ignore[no-untyped-call] # theirs has no types
    for option, value in OPTIONS.items():
        solver.setOptionValue(option, value)
    return solver
