"""The reviewed tables of hazards and of red flags: what each exercise must and must not carry, how urgent each sign is."""

import pytest

import hipbook as hb

LIBRARY = hb.library()
CARRIES = """
side_bend_lower side_bend_upper side_bend_full: side_bend
side_bend_upper side_bend_full: head_lift
arch_curl: head_lift
windshield: spine_twist_midrange
rotational_step standing_pelvis_turn: pivot
rotational_step: spine_twist_midrange
standing_pelvis_turn: balance_challenge
hip_hinge: hinge
single_leg_rdl: hinge neural_tension straight_knee_stretch
pigeon: extreme_range neural_tension glute_stretch
wide_legs_wall: neural_tension straight_knee_stretch passive_end_range
legs_up_wall: straight_knee_stretch
leg_lift_front: straight_leg_raise
wall_figure4 number4_seated: glute_stretch
wall_figure4: legs_elevated
hip_flexor_half_kneel standing_hip_flexor hip_flexor_stretch bed_edge_hip_flexor: flexor_stretch
bed_edge_hip_flexor: passive_end_range
reverse_clam sidelying_add standing_add_band: adduction_past_midline
sacrum_block butterfly reclined_butterfly: passive_end_range
thoracic_ext: spine_roll
side_plank_clam copenhagen_short: high_trunk_load
copenhagen_short: max_adduction
pelvic_drop split_squat: balance_challenge
tandem_stand: narrow_base
step_up: step
standing_abd standing_ext: supported_single_leg
leg_lift_back standing_ext: active_ext
bent_knee_fallout: wide_leg_light
calves_on_chair: calves_elevated
bridge bridge_offset single_leg_bridge sacrum_block: pelvis_raised
butterfly: floor_sit_round
quad_rock_back: kneeling_deep
sidelying_flexext: deep_flexion_knee
walking weight_shift sit_to_stand_raised: weight_bearing
lateral_lunge quad_add_rock: wide_leg_load
quad_hip_ext bird_dog: active_ext
supine_abd_belt_iso wall_press_abd side_step: resisted_abduction
side_bend_lower side_bend_full hip_rot_feet_up: end_ir bent_hip_ir adduction_past_midline
hip_rot_90: adduction_past_midline deep_flexion
washrag: bent_hip_ir
rotational_step standing_pelvis_turn: end_ir end_er
hip_flexor_stretch: femoral_tension
hinge_weight suitcase_carry: carried_weight
hinge_weight: hinge
suitcase_carry: asymmetric_pelvis single_leg_load
walk_run: impact single_leg_load
sciatic_slider: neural_glide
kneel_at_chair lunge_to_kneel floor_get_up: kneeling floor_transfer weight_bearing
lunge_to_kneel: single_leg_load end_ext balance_challenge asymmetric_pelvis
floor_get_up: wrist_load floor_sit_round
squat_low: deep_flexion
squat_seat sit_slow: deep_flexion_if_low_chair
heel_raise_one: single_leg_balance single_leg_load
flexor_hold counter_march: resisted_flexion
flexor_hold heel_dig pelvic_floor bridge_squeeze: isometric
bridge_squeeze: resisted_adduction pelvis_raised
pelvic_clock: asymmetric_pelvis spine_extension_midrange
"""
CARRIES_NOT = """
walking weight_shift step_up: isometric
wide_legs_wall: wide_leg_load
sciatic_slider: neural_tension
leg_lift_front: neural_tension
psoas_release thoracic_ext: prolonged_hold
tandem_stand: adduction_past_midline balance_challenge
step_up: balance_challenge
standing_abd standing_ext: single_leg_load
leg_lift_back standing_ext: end_ext spine_extension_endrange
"""
URGENT = {
    "emergency": "cauda_equina fall_no_weight thr_dislocation hot_sick_joint pe_chest acute_cold_leg neck_manip_neuro "
    "abdomen_pelvic_emergency aorta headache_vision",
    "same_day": "dvt stress_fracture insufficiency_fracture aff_bisphosphonate tendon_rupture sudden_worse low_trauma_back "
    "foot_drop wound abdomen_pelvic cancer_unwell fall_on_thinners",
    "see_clinician": "cancer avn_risk inflammatory locking under18 not_improving "
    "walking_artery numb_patch monthly_or_bladder",
}


def pairs(table: str) -> list[tuple[str, str]]:
    lines = [line.split(":") for line in table.strip().splitlines()]
    return [(exercise, tag) for exercises, tags in lines for exercise in exercises.split() for tag in tags.split()]


@pytest.mark.parametrize(("exercise", "tag"), pairs(CARRIES))
def test_an_exercise_carries_its_hazard(exercise, tag):
    assert tag in LIBRARY.exercises[exercise].tags


@pytest.mark.parametrize(("exercise", "tag"), pairs(CARRIES_NOT))
def test_an_exercise_is_not_refused_for_a_hazard_it_has_not(exercise, tag):
    assert tag not in LIBRARY.exercises[exercise].tags


def test_every_sign_is_as_urgent_as_was_reviewed():
    assert {flag.id: flag.action for flag in LIBRARY.red_flags.values()} == {
        id: action for action, ids in URGENT.items() for id in ids.split()
    }


def test_every_hazard_is_carried_by_an_exercise_and_heeded_by_a_condition():
    carried = {tag for exercise in LIBRARY.exercises.values() for tag in exercise.tags}
    effects = [effect for c in LIBRARY.conditions.values() for q in c.questions for effect in q.options]
    heeded = {tag for thing in (*LIBRARY.conditions.values(), *effects) for tag in (*thing.avoid, *thing.modify)}
    assert carried == heeded == LIBRARY.tags.keys()


def test_no_exercise_is_without_a_stop_sign():
    assert [exercise.id for exercise in LIBRARY.exercises.values() if not exercise.stop_if] == []
