"""The thresholds of ``data/rules.toml`` as a typed model: a section for what they rule, a field for each.

What a threshold means, its unit, how sure it is and where it comes from stand in the file (:class:`.reference.Rule`);
here stands what the code may rely on: that it is there, and of what type it is.
"""

from __future__ import annotations

from collections.abc import Mapping

from .base import Band, ExerciseId, Value
from .change_rules import Changes
from .reference import Rule
from .rule_section import Section
from .sore_rules import Flares, Gaps, Mornings, Pain, Rising
from .weights import Weights


class Doses(Section):
    """By what steps a dose grows."""

    reps_step: int
    timed_step: float
    weekly_step: float
    walk_start_share: float
    walk_session_share: float
    load_steps_kg: tuple[int, ...]
    band_steps: tuple[Band, ...]
    hold_steps: tuple[int, ...]
    hold_reps: tuple[int, ...]
    dose_grain_s: int
    minutes_from_s: int
    minutes_grain_s: int
    weekly_least_s: int
    sets_rise_share: float


class Progression(Section):
    """When an exercise may become harder or must become easier."""

    familiar_days: int
    green_sessions_needed: int
    extra_reps_needed: int
    ladder_days: int
    return_days: int
    loads_before_rung: int
    steady_days: int
    progress_per_day: int
    ease_mornings: tuple[int, int]
    ease_days_max: int
    red_rest_days: int
    reds_to_step_down: int
    red_lately_days: int
    hard_from_rpe: int
    unsteady_sessions: int
    unsteady_share: float
    unsteady_days: int
    unsteady_times: int
    clinician_weeks: int


class Check(Section):
    """Who gets a plan, and for how long an answer of the check holds."""

    adult_age: int
    release_days: int
    release_days_after_operation: int
    rescreen_days: int


class Plan(Section):
    """What a week and a session may hold."""

    items_min: int
    items_few: int
    items_max: int
    item_min: float
    swaps_max: int
    strength_rest_days: int
    strength_days_max: int
    week_one_exercises: int
    different_growth: int
    different_max: int
    first_weeks: int
    unearned_difficulty_max: int
    earned_tags: tuple[str, ...]
    programme_weeks: int
    short_share: float
    standing_from_week: int
    downs_max: int
    direction_days: int
    piece_min: tuple[int, int]
    piece_items_max: int
    longer_min: tuple[int, ...]
    solver_nodes: int


class Session(Section):
    """How long the parts of a session take that no dose tells."""

    setup_s: int
    halved_from_reps: int
    change_position_s: int
    change_side_s: int
    roll_over_s: int
    get_down_s: int
    get_up_s: int
    spoken_word_s: float
    voice_word_s: float
    voice_breath_s: float
    voice_slow_rate: float
    settle_s: int
    wall_settle_s: int
    quiet_rest_s: int


class Today(Section):
    """What is offered and asked on the day."""

    one_thing_exercise: ExerciseId
    one_thing_min: int
    ease_today_share: float
    keep_soften_swap_session: int
    psfs_days: int
    glance_days: int


class Progress(Section):
    """What must be there before a chart is drawn or a change is told."""

    chart_points_min: int
    weekly_mean_days: int
    before_after_days: tuple[int, int]
    week_done_share: float
    nprs_change: int
    nprs_change_share: float
    psfs_matters: float
    real_scores: int
    sides_reps: int
    sides_sessions: int
    flares_compared: int


class Trend(Section):
    """When a trend is told, over how long, and how sure it is."""

    trend_entries: int
    trend_weeks: int
    trend_span_days: int
    trend_block_days: int
    trend_share: float


class HomeTests(Section):
    """When a home test is offered again, and what its results are held against."""

    tests_later: int
    tests_again_days: int
    bendy_points_from: tuple[int, int, int]
    bendy_ages: tuple[int, int]


class Experiments(Section):
    """When an experiment answers, how surely, and from when on its log gives hints."""

    experiment_rate: int
    experiment_sizes: tuple[int, ...]
    experiment_chance: float
    answered_share: float
    obeyed_share: float
    evening_from: int
    hint_sessions: int
    hint_each: int
    hint_rate: int
    hint_block: int


class Rules(Value):
    """Every threshold, by what it rules."""

    pain: Pain
    morning: Mornings
    rising: Rising
    doses: Doses
    progression: Progression
    gap: Gaps
    flare: Flares
    screening: Check
    plan: Plan
    weights: Weights
    session: Session
    today: Today
    progress: Progress
    change: Changes
    trend: Trend
    home_tests: HomeTests
    experiment: Experiments

    @classmethod
    def of(cls, rules: Mapping[str, Rule]) -> Rules:
        """The values of these rules, each in its section."""
        return cls.model_validate(
            {
                name: {id: rules[id].value for id in kind.model_fields if id in rules}
                for name, kind in sections().items()
            }
        )


def sections() -> dict[str, type[Section]]:
    """The sections of the rules, each with the fields that it has.

    >>> list(sections()["gap"].model_fields)
    ['gap_restart_days', 'gap_restart_share', 'gap_rung_days']
    """
    kinds = {name: field.annotation for name, field in Rules.model_fields.items()}
    return {name: kind for name, kind in kinds.items() if isinstance(kind, type) and issubclass(kind, Section)}
