"""The usual values of home tests, by age and sex, as the tables of ``data/norms`` give them."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import Field

from ..model.base import Certainty, Text, Value

Age = Annotated[int, Field(ge=0, le=120)]


class Norm(Value):
    """What people of an age and sex usually reach: a ``value``, or from ``low`` to ``high``, in the measure's unit.

    ``kind`` says what the numbers are: a mean, a middle range, or the value below which is below average.
    """

    measure: str = ""
    motion: str = ""
    sex: Literal["women", "men", "all"]
    age_from: Age = 0
    age_to: Age = 120
    kind: Text
    value: float | None = None
    low: float | None = None
    high: float | None = None
    sd: float | None = None
    unit: Text
    source: Text
    certainty: Certainty
    note: str = ""

    @property
    def span(self) -> tuple[float, float] | None:
        """From where to where most people lie: the middle range, or a mean and one standard deviation either way.

        >>> fields = {"measure": "rotation_in", "sex": "all", "unit": "deg", "source": "roach-1991", "certainty": "GK"}
        >>> Norm(kind="mean_active", value=32, sd=8, **fields).span
        (24.0, 40.0)
        """
        if self.kind == "middle_range" and self.low is not None and self.high is not None:
            return self.low, self.high
        if self.value is None or self.sd is None:
            return None
        return self.value - self.sd, self.value + self.sd

    @property
    def edges(self) -> tuple[float, float]:
        """Its span or, where it is one number alone, that number twice."""
        if self.span:
            return self.span
        if self.value is None:
            raise ValueError(f"the norm of {self.measure or self.motion} has neither a value nor a range")
        return self.value, self.value


@cache
def table(name: str) -> tuple[Norm, ...]:
    """A table of ``data/norms`` by its name.

    >>> {norm.unit for norm in table("chair_stand")}
    {'stands'}
    """
    text = files("hipbook.data").joinpath(f"norms/{name}.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple(Norm.model_validate({name: cell for name, cell in row.items() if cell}) for row in rows)
