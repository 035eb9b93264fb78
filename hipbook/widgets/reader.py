"""Where the reader is, and what to tell them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import traitlets as tl
from pydantic import ValidationError

from ..app.outcome import Outcome
from ..log.errors import LogError
from ..model.exercise_set import ExerciseSet
from ..wording import sentence

TROUBLE = "Something went wrong there. What you saved is safe. Please try again; if it happens twice, reload the page."


@dataclass(frozen=True, eq=False)
class Notice:
    """Something to tell the reader. ``kind`` is note, saved or problem; ``outcome`` is what Undo would take back.

    Each is one of its own: the same words told twice are told twice.
    """

    text: str = ""
    kind: str = "note"
    outcome: Outcome | None = None


@dataclass(frozen=True, eq=False)
class Handed:
    """A file for the browser to save."""

    name: str = ""
    content: bytes = b""
    kind: str = ""


class Reader(tl.HasTraits):
    """The part of what screens share that no log knows."""

    notice = tl.Instance(Notice, ())
    handed = tl.Instance(Handed, ())
    """The file that was handed to the reader last."""
    making = tl.Instance(ExerciseSet, ())
    """The set that this reader puts together for somebody in Library. The browser keeps it."""
    given = tl.Instance(ExerciseSet, ())
    """The set that somebody gave them and that Share shows; empty where there is none. The browser keeps it."""
    lasting = tl.Bool(False)
    """Has the browser agreed to keep the log that it holds until the reader clears it?"""
    screen = tl.Unicode("today")
    pointed = tl.Unicode("")
    """The class of what the reader is to look at next: it takes the keyboard's focus."""

    def go(self, name: str) -> None:
        """Show a screen."""
        self.screen = name

    def point_at(self, name: str) -> None:
        """Bring what has this class into view and give it the focus, also where it had it before."""
        self.pointed = ""
        self.pointed = name

    def hand(self, name: str, content: bytes, kind: str) -> None:
        """Have the browser save a file."""
        self.handed = Handed(name, content, kind)

    @property
    def sets(self) -> dict[str, Any]:
        """The sets as a browser keeps them; empty where there is none."""
        both = {"making": self.making, "given": self.given}
        return {name: one.model_dump(mode="json") for name, one in both.items() if one != ExerciseSet()}

    def keep_sets(self, sets: Mapping[str, Any]) -> None:
        """The sets that a browser kept; what cannot be read in them is left."""
        with suppress(ValidationError):
            self.making = ExerciseSet.model_validate(sets.get("making") or {})
        with suppress(ValidationError):
            self.given = ExerciseSet.model_validate(sets.get("given") or {})

    def tell(self, text: str, kind: str = "note") -> None:
        """Tell the reader something."""
        self.notice = Notice(text, kind)

    def guarded(self, act: Callable[..., Any], *args: Any, **options: Any) -> Callable[..., None]:
        """A callback that never shows a traceback: expected problems are told in their own words.

        A press that is answered ends the problem of the press before.
        """

        def run(*pressed: Any) -> None:
            before = self.notice
            try:
                act(*args, **options)
                if pressed and self.notice is before and before.kind == "problem":
                    self.tell("")
            except (ValueError, LogError) as problem:
                logging.getLogger("hipbook").warning("told the reader", exc_info=True)
                self.tell(sentence(str(problem)) or TROUBLE, "problem")
            except Exception:
                logging.getLogger("hipbook").exception("a callback failed")
                self.tell(TROUBLE, "problem")

        return run
