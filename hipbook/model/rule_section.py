"""What the sections of the rules have in common."""

from __future__ import annotations

from pydantic import ConfigDict

from .base import Value


class Section(Value):
    """Thresholds that rule one thing. Nothing is converted but a whole number where a fraction may stand."""

    model_config = ConfigDict(strict=True)
