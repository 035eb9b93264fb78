"""The pain cap: the highest pain during exercise that is accepted of a person, and its sentence."""

from __future__ import annotations

from ..content.loader import Library
from ..model.profile import Profile
from .conditions import AppliedCondition
from .track import cues


def pain_cap(conditions: tuple[AppliedCondition, ...], profile: Profile, library: Library) -> int:
    """The lowest cap (NPRS, 0 to 10) of the default, of every condition that holds, and of the track.

    While no track is chosen, every track something speaks for counts: another condition may change which one is
    suggested, and must not raise the cap.
    """
    tracks = [library.tracks[track].cap for track in ([profile.track] if profile.track else cues(profile))]
    caps = [condition.cap for condition in conditions] + [cap for cap in tracks if cap is not None]
    return min([library.rule.pain.cap_default, *caps])


def pain_rule(cap: int) -> str:
    """How much pain is accepted during exercise, and what to do above it.

    >>> pain_rule(0)
    '0 is no pain, 10 the worst you can imagine. Stay free of pain: if an exercise hurts, stop it for today.'
    """
    accepted = f"Up to {cap} while you practise is accepted for you. Above that, stop that exercise for today."
    free = "Stay free of pain: if an exercise hurts, stop it for today."
    return f"0 is no pain, 10 the worst you can imagine. {accepted if cap else free}"
