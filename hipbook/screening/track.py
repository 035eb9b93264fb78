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
    track = next(cues(profile))
    return Suggestion(track, library.tracks[track].because)


def cues(profile: Profile) -> Iterator[TrackId]:
    """The tracks that something speaks for, the weightiest first."""
    loose = {"hypermobile", "dysplasia_microinstability"} & profile.conditions.keys()
    if profile.irritability == "high":
        yield "ease"
    if profile.bendy or profile.stretched_without_relief or "unsteady" in profile.feels or loose:
        yield "steady"
    if "guarded" in profile.feels:
        yield "ease"
    if "tight" in profile.feels:
        yield "move"
    yield "mix"


def track_of(profile: Profile, library: Library) -> TrackId:
    """The track the reader chose, or the suggested one."""
    return profile.track or suggest_track(profile, library).track
