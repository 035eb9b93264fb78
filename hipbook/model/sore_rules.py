"""How pain, mornings and flares are judged, and what follows from a time without practice: sections of the rules."""

from __future__ import annotations

from .base import ExerciseId
from .rule_section import Section


class Pain(Section):
    """How much pain is accepted, and what counts as the usual pain of a person."""

    cap_default: int
    nprs_green_max: int
    nprs_red_above: int
    red_rise: int
    pause_nprs: int
    usual_entries: int
    usual_needs: int
    pain_asks_where_above: int
    spike_rise: int
    spike_nprs: int


class Mornings(Section):
    """What the morning after tells, and what is left of a dose after a bad one."""

    late_rise: int
    morning_usual_within: int
    late_cut: float
    least_share: float
    lates_to_step_down: int
    lates_window_days: int


class Rising(Section):
    """When pain has crept up."""

    rise: int
    week_answers: int
    weeks_back: int
    baseline_answers: int
    noise_times: float
    typical_noise: float
    typical_answers: int
    anew_days: int
    recheck_days: int
    dose_share: float
    high_answers: int
    kept_weeks: int
    better_by: float


class Gaps(Section):
    """What follows a time without practice."""

    gap_restart_days: int
    gap_restart_share: float
    gap_rung_days: int


class Flares(Section):
    """What is left of a dose in a flare, and on the way back from it."""

    flare_share: float
    flare_back_shares: tuple[float, ...]
    flare_step_days: int
    flare_difficulty_max: int
    flare_tags: tuple[str, ...]
    flare_easiest: tuple[ExerciseId, ...]
    often: int
    often_days: int
