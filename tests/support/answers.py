"""The answers that the name of a condition stands for: a late replacement is late and cleared, arthritis has quiet nights.

``?`` stands for every option that is not ruled out by ``NOT_MEANT``: what is allowed must be so whichever of them holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import hipbook as hb

LIBRARY = hb.library()
ANY = "?"
STANDS_FOR: dict[str, dict[str, str]] = {
    "thr_recent": {"since": "2026-01-05", "cleared": "no", "rules_now": "none_given", "weight": "full", "warning": "none",
                   "approach": "not_sure"},
    "thr_late": {"cleared": "yes", "dislocated": "no", "approach": ANY, "new_pain": "no"},
    "fusion_recent": {"since": "2026-01-05", "cleared": "no", "levels": "lumbar", "brace": "no", "repeat": "no", "neuro": "no"},
    "fusion_late": {"cleared": "yes", "levels": "one_or_two"},
    "spine_decompression_recent": {"since": "2026-02-16", "cleared": "no", "kind": "disc", "leak": "no"},
    "sciatica_disc": {"told": "exercise_ok", "since": "2026-02-01", "better": "yes", "worse_with": ANY, "weakness": "no"},
    "fai_labral": {"painful_move": ANY, "locking": "no", "surgery": "no"},
    "dysplasia_microinstability": {"advice": "exercise_ok", "pao": "none", "giving_way": "no", "bendy": "no"},
    "hip_oa": {"night_rest": "no", "injection": "no", "surgery_listed": "no"},
    "osteoporosis": {"fracture": "none", "falls": "none", "medicine": "no"},
    "vertebral_fracture": {"since": "2026-01-10", "cleared": "no", "cause": "minor", "sudden": "no"},
    "hypermobile": {"type": "only_bendy", "dislocations": "none", "dizzy": "no"},
    "si_pgp": {"trigger": "gradual", "ligament": "no", "inflammatory": "no", "provoke": ANY},
    "glut_tendinopathy": {"side_lie": ANY, "tear": "no", "injection": "no", "stand30": "no"},
    "pregnancy": {"cleared": "yes", "since": "2025-10-15", "risk": "none", "pelvic": "no"},
    "postpartum": {"since": "2025-10-01", "birth": "vaginal_healed", "signs": "none", "clot": "no"},
    "diastasis": {"doming": "no", "hernia": "no", "birth": "no"},
    "adductor_strain": {"pop": "no", "since": "2026-02-01", "rung": ANY, "lump": "no"},
    "hamstring_prox": {"pop": "no", "sit": ANY, "nerve": "no"},
    "hip_surgery_other": {"operation": "other", "since": "2026-01-20", "cleared": "no", "weight": "full", "sheet": "yes"},
    "falls_risk": {"falls": "two_or_more", "why": "tripped", "tandem": ANY, "alone": "yes"},
    "legs_up_caution": {"which": ANY, "clot_now": "no"},
    "kneel_intolerant": {"which": ANY, "knee_op": "no"},
    "no_floor": {"reason": "weak_or_stiff", "bed": "yes"},
    "leg_length_belief": {"change": "long_standing_small", "after_op": "no"},
}  # fmt: skip
NOT_MEANT = {"sciatica_disc": {"worse_with": {"arching", "both"}}}
"""What the verdicts do not speak of: they were written for a disc, which is worse with bending."""


def answered(condition: str) -> Iterator[dict[str, str]]:
    """Every set of answers that the condition's name may stand for."""
    told = STANDS_FOR[condition]
    asked = [question for question in LIBRARY.conditions[condition].questions if told.get(question.id) == ANY]
    out = NOT_MEANT.get(condition, {})
    each = [[o.answer for o in question.options if o.answer not in out.get(question.id, ())] for question in asked]
    for chosen in product(*each):
        yield told | {question.id: answer for question, answer in zip(asked, chosen, strict=True)}


def settled(*conditions: str) -> dict[str, dict[str, str]]:
    """These conditions, each with the last set of answers that its name may stand for."""
    return {id: list(answered(id))[-1] for id in conditions}
