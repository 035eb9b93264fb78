"""What speaks for a menu, as a section of the rules: points, of which only the order and the distances matter."""

from __future__ import annotations

from .rule_section import Section


class Weights(Section):
    """What speaks for a menu, in points of the planner."""

    core_condition: float
    core_place: float
    core_track: float
    core_goal: float
    core_first: float
    core_rank: float
    weight_settled: float
    weight_settled_core: float
    weight_direction: float
    weight_goal: float
    weight_feel: float
    weight_text: float
    weight_liked: float
    weight_known: float
    weight_difficulty: float
    weight_basic: float
    weight_modified: float
    weight_standing: float
    weight_position: float
    weight_down: float
    weight_role: float
    weight_chosen: float
    weight_again: float
    weight_mix: float
    weight_overdue: float
    weight_kept: float
    weight_flare_walk: float
    weight_pinned: float
    weight_loaded: float
    weight_minute: float
    weight_ladder: float
