"""The rules by which a change is told: what typical people are like, how much evidence is asked for, and what stands."""

from __future__ import annotations

from .rule_section import Section


class Changes(Section):
    """When a rise or a fall is told, and how surely."""

    rate_of_hints: int
    rate_of_real: int
    pain_spread: float
    score_spread: float
    test_spread: float
    likeness_shape: tuple[float, float]
    typical_worth: int
    pain_worth: int
    step_size: float
    slope_size: float
    slope_share: float
    pain_hint: tuple[float, float]
    pain_real: tuple[float, float]
    score_hint: float
    score_real: float
    test_hint: float
    test_real: float
    test_more: float
    looks_hint: tuple[int, int]
    looks_real: tuple[int, int]
    later_needs: float
    lately_days: int
    kept_share: float
    baseline_gap_days: int
    flare_left_out_days: int
