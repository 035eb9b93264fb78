"""The verdict of a check: what shuts the gate, the gravest first and alone, with what to do and what to say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..content.loader import Library
from ..model.profile import Profile
from ..model.safety import Gate
from ..screening.assessment import Screening, screen
from ..screening.gates import Finding


@dataclass(frozen=True)
class Verdict:
    """A shut gate as its reader is told of it. ``others`` are all other reasons and steps: they wait behind one line."""

    gate: Gate
    title: str
    do: str
    why: tuple[str, ...]
    say: str
    about: str
    others: tuple[str, ...] = ()

    @property
    def is_urgent(self) -> bool:
        """Does it need somebody today or sooner?"""
        return self.gate.strictness >= Gate.same_day.strictness


def verdict(screening: Screening, library: Library) -> Verdict | None:
    """What to tell whose gate is shut; None where it is open.

    >>> from hipbook.content.loader import library
    >>> signs = {"locking": "yes", "cauda_equina": "yes"}
    >>> found = verdict(screen(Profile(age=46, red_flags=signs), library(), date(2026, 1, 5)), library())
    >>> found.title, len(found.others)
    ('Stop here. Get help now.', 1)
    """
    if screening.cleared or not screening.closed:
        return None
    gravest = _gravest(screening)
    reasons = [reason for finding in screening.closed if finding is not gravest for reason in finding.reasons]
    steps = [step for step in screening.do if step != gravest.do]
    others = tuple(dict.fromkeys(other for other in (*steps, *reasons) if other not in gravest.reasons))
    gate = library.gates[gravest.gate]
    return Verdict(
        gravest.gate, gate.name, gravest.do, gravest.reasons, _to_say(gravest, library), gate.says, others
    )  # fmt: skip


def stop_now(profile: Profile, library: Library, on: date) -> Verdict | None:
    """The verdict where an answer that was given needs help at once: nothing more is asked then."""
    screening = screen(profile, library, on)
    answered = [one for one in screening.closed if not one.open and one.gate == Gate.emergency]
    return verdict(screening, library) if answered else None


def _gravest(screening: Screening) -> Finding:
    """The strictest of what was answered; where nothing but open questions shut it, those."""
    return next((finding for finding in screening.closed if not finding.open), screening.closed[0])


def _to_say(finding: Finding, library: Library) -> str:
    flag = library.red_flags.get(finding.id)
    return flag.say if flag else ""
