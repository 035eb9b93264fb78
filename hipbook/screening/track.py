"""Which of the four tracks suits a person, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..content.loader import Library
from ..model.base import TrackId
from ..model.profile import Profile


@dataclass(frozen=True)
class Suggestion:
    """A starting track and the one-sentence reason for it."""

    track: TrackId
    reason: str


def suggest_track(profile: Profile, library: Library) -> Suggestion:
    """The starting track that fits what the hip does, with its reason.

    >>> from hipbook.content.loader import library
    >>> suggest_track(Profile(age=40, bendy=True), library()).track
    'steady'
    """
    track, answer = next(_cues(profile))
    return Suggestion(track, library.cues[answer].says)


def cues(profile: Profile) -> Iterator[TrackId]:
    """The tracks that something speaks for, the weightiest first."""
    return (track for track, _ in _cues(profile))


def _cues(profile: Profile) -> Iterator[tuple[TrackId, str]]:
    """The same, each with the answer that speaks for it."""
    if profile.irritability == "high":
        yield "ease", "rest"
    if profile.bendy:
        yield "steady", "bendy"
    if profile.stretched_without_relief:
        yield "steady", "stretched"
    if "unsteady" in profile.feels:
        yield "steady", "unsteady"
    if {"hypermobile", "dysplasia_microinstability"} & profile.conditions.keys():
        yield "steady", "loose"
    if "guarded" in profile.feels:
        yield "ease", "guarded"
    if "tight" in profile.feels:
        yield "move", "tight"
    yield "mix", "sore" if "sore" in profile.feels else "nothing"


def track_of(profile: Profile, library: Library) -> TrackId:
    """The track the reader chose, or the suggested one."""
    return profile.track or suggest_track(profile, library).track
