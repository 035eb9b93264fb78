"""Templates as pages."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from ..wording import brief_day, lower_first, shortened


def page(template: str, *, large: bool = False, **values: Any) -> str:
    """A page of ``hipbook/papers/templates`` filled with values, everything escaped; ``large`` is for weak eyes."""
    pages = Environment(loader=FunctionLoader(_template), autoescape=True, undefined=StrictUndefined,
                        trim_blocks=True, lstrip_blocks=True)  # fmt: skip
    pages.filters |= {"day": brief_day, "lower_first": lower_first, "shortened": shortened}
    return pages.get_template(template).render(values, large=large)


def _template(name: str) -> str:
    return (files("hipbook.papers") / "templates" / name).read_text("utf-8")
