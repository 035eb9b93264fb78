"""What a reader would miss if the content lost it, and what an author is told when a file is wrong."""

from __future__ import annotations

import ast
import importlib
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import mean

import pytest
from tree import ROOT
from typer.testing import CliRunner

from hipbook.content.lint import hard_sentences, proofread, to_verify
from hipbook.content.loader import ContentError, faults, library, load
from hipbook.content.readability import school_year, sentences
from hipbook.model.base import HIP_DIRECTIONS
from hipbook.model.exercise import Exercise
from hipbook.model.profile import Profile
from hipbook.model.rules import sections
from hipbook.model.safety import Condition, Effect
from hipbook.screening.assessment import screen
from hipbook.screening.effects import settled
from hipbook.session.cues import led_side

CODE = sorted((ROOT / "hipbook").rglob("*.py"))
LIBRARY = library()
EXERCISES = list(LIBRARY.exercises.values())
each_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)

NAMED_BY_THE_TEXTS = {
    "leg-lift": [
        "side_leg_lift", "number4_seated", "pigeon", "butterfly",
    ],
    "somatic": [
        "arch_flatten", "arch_curl", "side_bend_lower", "side_bend_upper", "side_bend_full", "washrag", "rest_scan",
    ],
    "wall": [
        "legs_up_wall", "wide_legs_wall", "wall_figure4", "leg_lift_front", "leg_lift_back", "standing_abd",
        "single_leg_balance", "clam",
    ],
    "rotations": [
        "hip_rot_feet_up", "hip_rot_feet_down", "hip_rot_90",
    ],
    "restorative": [
        "knee_to_chest_level", "leg_lift_back", "psoas_release", "reclined_butterfly", "sacrum_block",
        "hip_flexor_stretch", "hip_ir_block", "thoracic_ext", "spinal_twist", "number4_seated",
    ],
}  # fmt: skip
RED_FLAGS = [
    "cauda_equina", "fall_no_weight", "thr_dislocation", "hot_sick_joint", "pe_chest", "dvt", "stress_fracture",
    "aff_bisphosphonate", "sudden_worse", "low_trauma_back", "foot_drop", "wound", "abdomen_pelvic",
    "acute_cold_leg", "neck_manip_neuro", "cancer", "avn_risk", "inflammatory", "locking", "under18",
    "not_improving",
]  # fmt: skip
CONDITIONS = [
    "thr_recent", "thr_late", "fusion_recent", "fusion_late", "spine_decompression_recent", "sciatica_disc",
    "fai_labral", "dysplasia_microinstability", "hip_oa", "osteoporosis", "vertebral_fracture", "hypermobile",
    "si_pgp", "glut_tendinopathy", "pregnancy", "postpartum", "diastasis", "adductor_strain", "hamstring_prox",
    "hip_surgery_other", "falls_risk", "legs_up_caution", "kneel_intolerant", "no_floor", "leg_length_belief",
]  # fmt: skip


def trains(exercise: Exercise, direction: str, *modes: str) -> bool:
    return any(d.name == direction and d.mode in modes for d in exercise.directions)


class TestTheBookIsWhole:
    @pytest.mark.parametrize("text", NAMED_BY_THE_TEXTS)
    def test_every_exercise_a_text_names_is_here_as_its_own(self, text):
        assert not [id for id in NAMED_BY_THE_TEXTS[text] if text not in LIBRARY.exercises[id].texts]

    def test_no_exercise_claims_a_sixth_text(self):
        assert {text for exercise in EXERCISES for text in exercise.texts} == set(NAMED_BY_THE_TEXTS)

    def test_every_red_flag_and_condition_of_the_handbook_is_here(self):
        assert (len(RED_FLAGS), len(CONDITIONS)) == (21, 25)
        assert not set(RED_FLAGS) - set(LIBRARY.red_flags)
        assert not set(CONDITIONS) - set(LIBRARY.conditions)

    @pytest.mark.parametrize("direction", HIP_DIRECTIONS)
    def test_strength_all_round_the_hip(self, direction):
        assert any(trains(exercise, direction, "str", "iso") for exercise in EXERCISES)

    @pytest.mark.parametrize("direction", [d for d in HIP_DIRECTIONS if d != "ADD"])
    def test_range_all_round_the_hip(self, direction):
        """But no stretch across the body: the handbook has none, as it presses on the outer hip."""
        assert any(trains(exercise, direction, "rom") for exercise in EXERCISES)


class TestAnExerciseIsExplained:
    @each_exercise
    def test_it_says_how_and_what_it_is_like(self, exercise):
        assert len(exercise.steps) >= 2 and len(exercise.cues) >= 2
        assert exercise.feel and exercise.not_feel and exercise.mistakes
        assert exercise.muscles or exercise.dose_class == "REST", "only resting works no muscle"
        assert exercise.feel != exercise.not_feel

    @each_exercise
    def test_it_asks_about_form_unless_the_body_is_to_let_go(self, exercise):
        letting_go = exercise.category == "release" or exercise.dose_class in ("SOMA", "REST")
        assert letting_go != bool(exercise.form_question)

    @each_exercise
    def test_it_can_be_led_with_closed_eyes(self, exercise):
        """The start is told but not the end, a side in its own words, and no correction speaks of the way back."""
        assert exercise.start_steps < len(exercise.steps)
        says = {side: led_side(exercise, side) for side in ("left", "right")}
        assert all(side in words.lower() and "{" not in words for side, words in says.items())
        assert exercise.laterality == "each" or not exercise.side_says
        assert not [
            cue for cue in exercise.cues if re.search(r"^lower|slowly back|let go|release|come back", cue, re.I)
        ]

    @each_exercise
    def test_its_limit_is_the_readers_own(self, exercise):
        """A card that says "above 5" contradicts a cap of 2 on the same page."""
        assert not [text for text in exercise.stop_if if re.search(r"\d+ (out )?of 10", text)]

    @each_exercise
    def test_what_was_guessed_is_marked(self, exercise):
        authored = exercise.authored
        assert not authored or (set(authored.fields) <= set(Exercise.model_fields) and authored.basis == "EXP")
        assert bool(exercise.inferred) == (exercise.certainty == "INF")


TODAY = date(2026, 3, 2)

# --- rules and tags


@pytest.mark.parametrize("exercise", ["sit_to_stand", "sit_to_stand_raised", "walking", "kneel_at_chair"])
def test_who_cannot_stand_is_not_stood_up(exercise):
    """What puts the body's weight on the legs is standing, wherever it begins."""
    assert "standing" in LIBRARY.exercises[exercise].positions


def read_of_the_rules() -> set[str]:
    """The ids in every ``rule.section.id`` of the code, and every ``section.id`` where a section has a name of its own."""
    trees = [ast.parse(path.read_text("utf-8")) for path in CODE]
    read = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    named = {(ast.unparse(node.value).split(".")[-1], node.attr) for node in read}
    return {id for name, kind in sections().items() for id in kind.model_fields if named & {(name, id), ("rule", id)}}


def tags_of(condition: Condition) -> set[str]:
    effects: list[Effect] = [
        effect for q in condition.questions for effect in (*q.options, *(e for e in (q.unsure, q.not_sure) if e))
    ]
    own = {*condition.avoid, *condition.modify}
    return own.union(*({*effect.avoid, *effect.drop, *effect.modify} for effect in effects))


class TestRules:
    def test_each_says_its_unit_its_meaning_and_its_source(self):
        told = [
            rule.unit and rule.means and rule.certainty and LIBRARY.sources[rule.source]
            for rule in LIBRARY.rules.values()
        ]
        assert told and all(told)

    def test_the_model_has_exactly_the_rules_of_the_file(self):
        fields = [id for kind in sections().values() for id in kind.model_fields]
        assert sorted(fields) == sorted(LIBRARY.rules)

    def test_the_model_gives_the_values_of_the_file(self):
        values = {id: value for section in LIBRARY.rule.model_dump().values() for id, value in section.items()}
        assert values == {id: rule.value for id, rule in LIBRARY.rules.items()}

    def test_every_rule_is_read(self):
        """A threshold that is written down but decides nothing tells its reader an untruth."""
        assert set(LIBRARY.rules) - read_of_the_rules() == set()


class TestTags:
    def test_a_condition_speaks_only_of_tags_that_an_exercise_has(self):
        carried = {tag for exercise in EXERCISES for tag in exercise.tags}
        idle = {c.id: sorted(tags_of(c) - carried) for c in LIBRARY.conditions.values() if tags_of(c) - carried}
        assert idle == {}

    def test_every_tag_matters_to_a_condition(self):
        assert set(LIBRARY.tags) == set().union(*map(tags_of, LIBRARY.conditions.values()))


def modules(*packages: str) -> list[str]:
    """Every module of these packages, as it stands in the tree."""
    return sorted(str(path.relative_to(ROOT)) for p in packages for path in (ROOT / "hipbook" / p).rglob("*.py"))


DECIDING = modules("screening", "history", "session", "planning", "adaptation")
DESCRIBING = modules("content", "progress", "experiments", "papers", "app", "widgets")
COUNTING = {0, 1, 2, 7, 60}  # none, one, a pair, a week, a minute: arithmetic, not medicine
MEDICAL = re.compile(r"pain|nprs|worst|stiff|rpe|usual|rise|\bcap\b|score")


def numbers(node: ast.AST) -> set[float]:
    """The numbers of some code, without places in a sequence (``t[3]``, ``uid[:32]``) and a computer's rounding (1e-6, to 9 digits)."""
    places = {id(n) for at in ast.walk(node) if isinstance(at, ast.Subscript) for n in ast.walk(at.slice)}
    digits = {
        id(n)
        for at in ast.walk(node)
        if isinstance(at, ast.Call) and getattr(at.func, "id", "") == "round"
        for n in at.args[1:]
    }
    values = [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and id(n) not in places | digits]
    return {value for value in values if type(value) in (int, float) and not 0 < abs(value) < 1e-3}


class TestNoClinicalNumberStandsInCode:
    @pytest.mark.parametrize("name", DECIDING)
    def test_what_decides_holds_only_numbers_that_count(self, name):
        assert numbers(ast.parse((ROOT / name).read_text("utf-8"))) <= COUNTING

    @pytest.mark.parametrize("name", DECIDING + DESCRIBING)
    def test_pain_is_compared_with_rules_only(self, name):
        tree = ast.parse((ROOT / name).read_text("utf-8"))
        compared = [n for n in ast.walk(tree) if isinstance(n, ast.Compare) and MEDICAL.search(ast.unparse(n))]
        sides = [(ast.unparse(n), side) for n in compared for side in (n.left, *n.comparators)]
        fixed = [words for words, side in sides if isinstance(side, ast.Constant) and numbers(side) - {0}]
        assert fixed == []


# --- how hard it is to read, and what only a comparison shows


def test_no_joint_is_called_worn():
    """The picture of wear is what keeps people from moving. What readers call it themselves is only searched for."""
    told = {
        path: re.sub(r"^aka = .*$", "", path.read_text("utf-8"), flags=re.M) for path in (ROOT / "data").rglob("*.toml")
    }
    worn = re.compile(r"\b(worn|wear and tear|wears? (out|away)|(joint|cartilage) wear|degenerat\w*)\b", re.I)
    assert {path.name: found for path, text in told.items() if (found := worn.findall(text))} == {}


class TestReadingAge:
    def test_a_twelve_year_old_can_read_each_exercise(self):
        told = {e.id: [s for text in (*e.steps, e.feel, e.not_feel) for s in sentences(text)] for e in EXERCISES}
        hard = {id: round(mean(map(school_year, found)), 1) for id, found in told.items()}
        assert {id: year for id, year in hard.items() if year > 5} == {}

    def test_no_sentence_is_long_or_learned(self):
        assert list(hard_sentences(LIBRARY)) == []

    def test_a_hard_sentence_is_named_with_its_place(self):
        clam = LIBRARY.exercises["clam"]
        learned = (
            "Eccentric contraction of the contralateral abductor musculature necessitates lumbopelvic stabilisation."
        )
        told = {**LIBRARY.exercises, "clam": clam.model_copy(update={"feel": learned})}
        [(where, year, sentence), *_] = hard_sentences(replace(LIBRARY, exercises=told))
        assert (where, sentence) == ("exercises/clam.feel", learned) and year > 12


def changed(id: str, **fields) -> list[str]:
    """The faults found where one exercise says something else."""
    exercise = LIBRARY.exercises[id].model_copy(update=fields)
    return proofread(replace(LIBRARY, exercises={**LIBRARY.exercises, id: exercise}))


class TestWhatOnlyAComparisonShows:
    def test_all_is_well(self):
        assert proofread(LIBRARY) == []

    def test_a_rung_that_is_named_from_one_side_only(self):
        assert "exercises/clam_band: add 'clam' to easier; clam names it as harder" in changed("clam_band", easier=())

    def test_a_ladder_that_leads_back_to_itself(self):
        clam = LIBRARY.exercises["clam"]
        assert any("leads back to itself" in fault for fault in changed("clam", easier=(*clam.easier, "clam_band")))

    def test_resting_as_an_easier_way_to_get_stronger(self):
        assert any("trains nothing" in fault for fault in changed("clam", easier=("rest_scan",)))

    def test_a_rung_that_rises_by_two_degrees_or_falls(self):
        squat = LIBRARY.exercises["squat"]
        faults = changed("squat", harder=(*squat.harder, "single_leg_squat_box"))
        assert any("single_leg_squat_box is 2 degrees harder" in fault for fault in faults)
        assert any("squat is -1 degrees harder" in fault for fault in changed("side_plank_clam", harder=("squat",)))

    def test_letting_go_that_leads_up_a_ladder(self):
        assert any("letting go is no rung" in fault for fault in changed("washrag", harder=("spinal_twist",)))
        assert any("letting go is no rung" in fault for fault in changed("clam", harder=("washrag",)))

    def test_two_exercises_in_the_same_words(self):
        assert "exercises/clam: another exercise has the same steps" in changed(
            "clam", steps=LIBRARY.exercises["bridge"].steps
        )

    def test_a_direction_that_nobody_can_begin_with(self):
        few = {id: e for id, e in LIBRARY.exercises.items() if "BAL" not in e.trains}
        assert any("trains BAL without" in fault for fault in proofread(replace(LIBRARY, exercises=few)))

    def test_a_source_that_nothing_rests_on(self):
        idle = {**LIBRARY.sources, "idle-1999": LIBRARY.sources["handbook"]}
        assert any("idle-1999" in fault for fault in proofread(replace(LIBRARY, sources=idle)))

    def test_a_goal_that_its_own_name_does_not_find_or_that_nothing_serves(self):
        chair = LIBRARY.goals["chair"]
        for fields, told in (
            ({"words": ("cello",)}, "its own name"),
            ({"exercises": ("copenhagen_short",), "directions": ()}, "nothing that may come in the first weeks"),
        ):
            goals = {**LIBRARY.goals, "chair": chair.model_copy(update=fields)}
            [fault] = proofread(replace(LIBRARY, goals=goals))
            assert fault.startswith("goals.toml [chair]") and told in fault

    def test_what_a_clinician_should_check_is_listed_the_weakest_first(self):
        listed = to_verify(LIBRARY)
        assert len(listed) > 80 and "rests on INF" in listed[0] and "rests on V;" in listed[-1]


# --- what an author is told


@pytest.fixture
def content(tmp_path) -> Path:
    """A copy of the content, to break."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("__pycache__")))


def edit(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text, f"{path.name} no longer holds {old!r}"
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")


def test_all_faults_of_a_file_are_named_at_once_with_what_is_allowed(content):
    edit(
        content / "exercises/clam.toml",
        ('position = "sidelying"', 'position = "flying"'),
        ("helpful = ", "hlepful = "),
        ('dose_class = "ACT"', 'dose_class = "ACT"\ndose = { reps = 8, sets = 0, hold_s = -5 }'),
        ("sources = [", "not_sources = ["),
    )
    found = faults(content)
    expected = {
        "position": ["flying", "sidelying", "standing"],
        "dose.sets": ["greater than or equal to 1", "0"],
        "dose.hold_s": ["greater than or equal to 0", "-5"],
        "sources": ["missing"],
        "hlepful": ["did you mean helpful?"],
    }
    for field, told in expected.items():
        named = [fault for fault in found if fault.startswith(f"exercises/clam.toml: {field}")]
        assert len(named) == 1 and all(words in named[0] for words in told), (field, found)
    with pytest.raises(ContentError, match="flying") as raised:
        load(content)
    assert raised.value.faults == found


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("exercises/clam.toml", '["side_lying"]', '["side_lyng"]', ["exercises/clam", "side_lyng", "tags", "side_lying"]),
        ("exercises/clam.toml", '"clam_band"', '"clam_bnd"', ["exercises/clam", "clam_bnd", "exercises", "clam_band"]),
        ("exercises/clam.toml", '"distefano-2009"', '"distefano"', ["exercises/clam", "sources", "distefano-2009"]),
        ("exercises/clam.toml", '"ACT"', '"ACTT"', ["exercises/clam", "ACTT", "dose_classes", "ACT"]),
        ("exercises/clam.toml", '["mat", ', '["matt", ', ["exercises/clam", "matt", "equipment", "mat"]),
        ("rules.toml", '"ageberg-2010"', '"ageberg-210"', ["rules/nprs_green_max", "sources", "ageberg-2010"]),
        ("conditions.toml", '"deep_flexion"', '"deep_flexon"', ["conditions/", "tags", "deep_flexion"]),
        ("series/somatic.toml", '"washrag"', '"washrug"', ["series/somatic", "exercises", "washrag"]),
        ("goals.toml", '"hip_hinge"', '"hip_hing"', ["goals/", "exercises", "hip_hinge"]),
        ("tracks.toml", '["rotations"]', '["rotation"]', ["tracks/", "series", "rotations"]),
    ],
    ids=["tag", "rung", "source", "dose", "equipment", "rule", "condition", "series", "goal", "track"],
)  # fmt: skip
def test_an_unknown_id_is_named_with_the_nearest_that_exists(content, file, old, new, told):
    edit(content / file, (old, new))
    [fault] = faults(content)
    assert all(word in fault for word in told) and f"did you mean {told[-1]!r}?" in fault


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[flare.flare_share]", "[flare.flare_shore]", ["flare.flare_share is missing", "did you mean flare_share?"]),
        ("[flare.flare_share]", "[flair.flare_share]", ["flare.flare_share is missing", "did you mean flare?"]),
        ("[flare.flare_share]", "[flare_share]", ["expected a table [value] with fields"]),
        (
            "[flare.flare_share]\nvalue = 0.6",
            '[flare.flare_share]\nvalue = "most"',
            ["flare.flare_share", "valid number", "'most'"],
        ),
        ("[plan.piece_min]\nvalue = [3, 6]", "[plan.piece_min]\nvalue = [3, 6, 9]", ["plan.piece_min", "2 items"]),
        ("[plan.items_min]\nvalue = 2", "[plan.items_min]\nvalue = 2.5", ["plan.items_min", "valid integer", "2.5"]),
        ("[flare.often_days]", "[flare.rise]", ["two sections have a rule 'rise'"]),
    ],
    ids=["name", "section", "flat", "word", "too many", "fraction", "twice"],
)
def test_a_rule_the_model_does_not_know_so_is_named(content, old, new, told):
    edit(content / "rules.toml", (old, new))
    found = faults(content)
    assert found and all(fault.startswith("rules.toml") for fault in found)
    assert all(any(words in fault for fault in found) for words in told), found


@pytest.mark.parametrize("file", ["exercises/clam.toml", "rules.toml", "words.toml"])
def test_broken_toml_is_named_once_with_its_line(content, file):
    path = content / file
    path.write_text("[x\n" + path.read_text("utf-8"), "utf-8")
    [fault] = faults(content)
    assert fault.startswith(f"{file}: not readable as TOML") and "line 1" in fault


def test_what_is_not_utf_8_is_named(content):
    path = content / "tags.toml"
    path.write_bytes(path.read_bytes() + b"# caf\xe9")
    [fault] = faults(content)
    assert fault.startswith("tags.toml: not readable as TOML")


@pytest.mark.parametrize("file", ["conditions.toml", "rules.toml", "sources.toml", "tags.toml", "words.toml"])
def test_a_missing_file_is_named(content, file):
    (content / file).unlink()
    assert faults(content) == [f"{file}: the file is missing"]


def test_an_id_field_is_refused_for_it_is_the_name_of_the_file(content):
    path = content / "exercises/clam.toml"
    path.write_text('id = "clam"\n' + path.read_text("utf-8"), "utf-8")
    assert any("exercises/clam.toml: remove the field id" in fault for fault in faults(content))


class TestTheCommand:
    """``hipbook lint`` says what is wrong, and ends as a hook or a build expects."""

    app = importlib.import_module("hipbook.__main__").app

    def test_it_ends_well_where_all_is_well(self):
        done = subprocess.run([sys.executable, "-m", "hipbook", "lint"], capture_output=True, text=True, timeout=60)
        assert (done.returncode, done.stderr) == (0, "")
        assert f"{len(EXERCISES)} exercises" in done.stdout

    def test_it_ends_with_1_and_every_fault(self, content, monkeypatch):
        edit(content / "exercises/clam.toml", ('"sidelying"', '"flying"'))
        edit(content / "exercises/bridge.toml", ("difficulty = ", "difficulty = 1"))
        monkeypatch.setattr("hipbook.content.loader.files", lambda _: content)
        done = CliRunner().invoke(self.app, ["lint"])
        assert done.exit_code == 1 and Counter(done.output.splitlines()) == Counter(faults(content))
        assert "clam.toml: position" in done.output and "bridge.toml: difficulty" in done.output

    def test_it_ends_with_2_where_it_is_asked_wrongly(self):
        assert CliRunner().invoke(self.app, ["lint", "--nonsense"]).exit_code == 2


URGENT_WORDS = {
    "emergency": re.compile(r"\bnow\b|at once|emergency", re.I),
    "same_day": re.compile(r"\btoday\b|same day", re.I),
}
SIGNS = {
    "cauda_equina": re.compile(r"between (the|your) legs|bladder or bowels", re.I),
    "foot_drop": re.compile(r"weak foot|foot that slaps", re.I),
    "wound": re.compile(r"wet or hot wound|leaking wound", re.I),
    "dvt": re.compile(r"swollen(, warm or sore)? calf|hot calf", re.I),
}
"""Signs that more than one kind of text speaks of, under the flag that says how urgent they are."""


def advice() -> list[tuple[str, str]]:
    """Every sentence that readers may take for advice, and where it stands."""
    told = [(f"answers/{id}", line) for id, a in LIBRARY.answers.items() for line in a.answer]
    told += [(f"conditions/{c.id}", text) for c in LIBRARY.conditions.values() for text in (c.note, c.do)]
    told += [
        (f"conditions/{c.id}/{q.id}", o.do) for c in LIBRARY.conditions.values() for q in c.questions for o in q.options
    ]
    told += [(f"new_signs/{id}", word.says) for id, word in LIBRARY.new_signs.items()]
    told += [(f"stop_signs/{id}", f"{word.name}: {word.says}") for id, word in LIBRARY.stop_signs.items() if word.says]
    return [(where, part) for where, text in told for part in re.split(r"(?<=[.;])\s+", text) if part]


def test_answers_and_flags_say_the_same_of_the_same_sign():
    """Wherever a sign is named with how urgent it is, it is as urgent as its flag: never calmer, never more frightening."""
    seen = set()
    for where, sentence in advice():
        named = [id for id, sign in SIGNS.items() if sign.search(sentence)]
        said = [urgency for urgency, words in URGENT_WORDS.items() if words.search(sentence)]
        if named and said:
            gravest = max((LIBRARY.red_flags[id].action for id in named), key=lambda gate: gate.strictness)
            assert gravest in said, (where, sentence)
            assert gravest == "emergency" or "emergency" not in said, (where, sentence)
            seen |= set(named)
    assert {"cauda_equina", "foot_drop", "dvt"} <= seen


def test_every_core_list_names_what_its_reader_may_do():
    """A core is of no use where its own condition, at its mildest, refuses most of it; a place's core is never refused."""
    for condition in LIBRARY.conditions.values():
        assert condition.core, condition.id
        told = Profile(age=46, conditions={condition.id: settled(condition, TODAY)})
        refused = screen(told, LIBRARY, on=TODAY).refused
        assert not set(condition.core.start) & refused.keys(), condition.id
        assert len(set(condition.core.grow) & refused.keys()) <= len(condition.core.grow) / 2, condition.id
        assert condition.prefer == (*condition.core.start, *condition.core.grow)
    for known in (LIBRARY.places, LIBRARY.tracks):
        for id, entry in known.items():
            core = [LIBRARY.exercises[one] for one in entry.core.start]
            assert all(exercise.difficulty <= 3 and exercise.usual for exercise in core), id
            assert len(entry.core.start) >= 3 and entry.core.sources
    for id in LIBRARY.places.keys() - {"below_knee"}:
        assert (
            not {*LIBRARY.places[id].core.start} & screen(Profile(age=46, where=id), LIBRARY, on=TODAY).refused.keys()
        ), id


def test_a_goal_has_its_own_way_up():
    """The easiest first: no rung of a goal's way is easier than the first, and each serves the goal or leads to what does."""
    assert len(LIBRARY.goals) >= 40
    for id, goal in LIBRARY.goals.items():
        rungs = [LIBRARY.exercises[one].difficulty for one in goal.grows]
        assert len(rungs) >= 3 and rungs[0] == min(rungs) and rungs == sorted(rungs), (id, rungs)
