"""The page: all screens over one journal, one of them shown."""

from __future__ import annotations

import logging
from importlib import import_module
from typing import Any

import ipywidgets as ipw
from IPython import get_ipython

from ..content.loader import ContentError
from ..log.errors import LogError
from ..settings import TEMPORARY
from ..wording import sentence
from .base.boxes import fill
from .base.controls import button, card, column, heading, row, words
from .base.page import Page, day_of
from .base.saved_output import Shown
from .base.screen import Screen
from .base.set_aside import beside, set_aside
from .journal import Journal
from .places import ELSEWHERE, PLACES, Place, as_sent
from .reader import TROUBLE
from .share.backup import Backup
from .share.rescue import rescue

SAMPLE, SAMPLE_THERE = "A made-up log, not yours.", "Made-up log. Nothing stays."


class Dashboard(Shown, ipw.VBox):
    """hipbook's page. Screens are made when they are first looked at, so that the page is quick to open.

    ``Dashboard()`` opens the reader's own log; pass a :class:`Journal` to show another.
    """

    def __init__(self, journal: Journal | None = None):
        try:
            self.journal = journal or Journal()
        except (LogError, ContentError) as problem:
            self._only_say(problem)
        else:
            self._build()

    def _only_say(self, problem: Exception) -> None:
        """The log or the content cannot be read: say so, touch nothing, offer nothing."""
        lines = problem.lines if isinstance(problem, ContentError) else (sentence(str(problem)),)
        message = card(heading("hipbook cannot open this"), *map(words, lines), classes=["hb-gate"])
        page = Page()
        super().__init__([page, message, *rescue(page)])
        for name in ("hb-dashboard", "hb-cannot-open"):
            self.add_class(name)

    def _build(self) -> None:
        self.page = Page(screens=as_sent(), screen="today", tells=True)
        self.page.answers |= {
            "ready": self._ready,
            "looked": lambda event: self.journal.guarded(self.journal.look, day_of(event))(),
            "show": lambda event: self._show(event["screen"]),
            "dropped": self._dropped,
            "look_up": lambda event: self._look_up(event["id"]),
            "found": lambda event: self.journal.guarded(self.journal.offer_unfinished, event["sessions"])(),
        }
        self._keeping = Backup(self.journal, self.page)
        self._screens = {name: _screen(name)(self.journal, alone=False) for name in PLACES}
        leave = button(
            "Leave it",
            self.journal.guarded(self.journal.leave_sample),
            "hb-leave-sample",
            says="Leave it: the made-up log",
        )
        self._sample_row = row(
            words(SAMPLE_THERE if self._keeping.place == TEMPORARY else SAMPLE), leave, classes=["hb-banner"]
        )
        self._sample_row.layout = ipw.Layout()
        self._aside = column(classes=["hb-aside"])
        self._set_aside(None)
        super().__init__(
            [self.page, self._keeping, self._sample_row, self._aside, *self._screens.values(), self._foot()]
        )
        self.add_class("hb-dashboard")
        self._sample(None)
        self.journal.observe(lambda change: self._show(change.new), "screen")
        self.journal.observe(lambda _: self._show(self.journal.screen), "exercise")
        self.journal.observe(self._tell, "notice")
        self.journal.observe(lambda change: self.page.point_at(change.new), "pointed")
        self.journal.observe(lambda change: self.page.keep_draft(change.new), "draft")
        self.journal.observe(lambda _: self.page.keep_sets(self.journal.sets), ["making", "given"])
        self.journal.observe(lambda change: self.page.save_file(change.new), "handed")
        self.journal.observe(lambda change: self.page.set_trait("led", change.new), "led")
        self.journal.observe(self._sample, "sample")
        self.journal.observe(lambda _: self.page.begin_anew(), "sample")
        self.journal.observe(self._set_aside, "history")
        self.journal.observe(lambda change: self.page.forget(change.new) if change.new else None, "erased")
        self._show("today")
        self._never_a_traceback()

    def _foot(self) -> ipw.Widget:
        """The places that have none in the bar: a line at the foot of each screen, the list of the screen More."""
        shown = (place for place in ELSEWHERE if place.about)
        return row(*map(self._place, shown), classes=["hb-places"])

    def _place(self, place: Place) -> ipw.Widget:
        to = button(
            place.label, self.journal.guarded(self._open, place.name), f"hb-to-{place.name}", f"hb-icon-{place.name}"
        )
        return column(to, words(place.about), classes=["hb-place"])

    def _ready(self, event: dict) -> None:
        self.journal.guarded(self._opened, event)()
        self.journal.guarded(self._whose)()

    def _opened(self, event: dict) -> None:
        """The page is up. A temporary machine shows the made-up person first, so that there is something to see."""
        if event.get("log"):
            self.journal.go_on_as(str(event["log"]))
        self.journal.opened(day_of(event))
        if self._keeping.place == TEMPORARY and not self.journal.sample and self.journal.profile is None:
            self.journal.try_sample()
        self._keeping.copy_found(event.get("kept"))
        self.journal.draft = self._own(event.get("draft")).get("answers", {})
        self.journal.keep_sets(self._own(event.get("sets")))

    def _own(self, stored: dict[str, Any] | None) -> dict[str, Any]:
        """What a browser kept, where it belongs to this log."""
        return stored if stored and stored.get("log") == self.journal.log_id else {}

    def _whose(self, _: Any = None) -> None:
        """Tell the browser whose log this is, also when it was erased or goes on as another: it keeps things for that one."""
        self.page.passes, self.page.log = self.journal.workspace.own.where is None, self.journal.log_id
        self.journal.observe(self._whose, "log_id")

    def _dropped(self, file: dict) -> None:
        self.journal.guarded(self._take, file)()

    def _take(self, file: dict) -> None:
        """A file was dropped on the page: Share shows what it would bring in, into the reader's own log."""
        if self.journal.sample:
            self.journal.leave_sample()
        self._open("share")
        preview = ""
        try:
            preview = self._screens["share"].take(file)
        finally:
            self.page.bring_up(preview)

    def _show(self, name: str) -> None:
        self.journal.guarded(self._open, name)()

    @property
    def _address(self) -> str:
        """What stands behind # in the address of what is shown."""
        open_there = self.journal.screen == "library" and self.journal.exercise
        return f"#library/{self.journal.exercise}" if open_there else ""

    def _look_up(self, id: str) -> None:
        self.journal.guarded(self.journal.look_up, id)()

    def _open(self, name: str) -> None:
        for other, screen in self._screens.items():
            screen.show(other == name)
        self.journal.screen = name
        with self.page.hold_sync():
            self.page.screen, self.page.address = name, self._address

    def _tell(self, change) -> None:
        self.page.tell(change.new.text, change.new.kind)

    def _set_aside(self, _) -> None:
        """What is odd about the log stands above every screen."""
        fill(self._aside, *beside(self.journal.log), *set_aside(self.journal.history))

    def _sample(self, _) -> None:
        self._sample_row.layout.display = "" if self.journal.sample else "none"

    def _never_a_traceback(self) -> None:
        """A callback of ipywidgets that raises would print a traceback: tell the reader kindly instead.

        A cell that fails is told as always: in a notebook its writer wants to see why.
        """
        shell = get_ipython()
        if shell is None:
            return
        show = shell.showtraceback

        def tell(*args, running_compiled_code: bool = False, **more) -> None:
            if running_compiled_code:
                return show(*args, running_compiled_code=True, **more)
            logging.getLogger("hipbook").exception("a callback failed")
            return self.journal.tell(TROUBLE, "problem")

        shell.showtraceback = tell


def _screen(name: str) -> type[Screen]:
    """The class of a screen, which stands in a folder of its name."""
    module = import_module(f".{name}.screen", __package__)
    return next(kind for kind in vars(module).values() if getattr(kind, "name", "") == name)
