"""The conversation: one short question a screen, a stop where one is due, and a week at its end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as ipw
from pydantic import ValidationError

from ...app.conversation import SUBJECTS, Draft, Step, after, before, list_of, profile_of, standing_at
from ...app.verdict import Verdict, stop_now
from ...model.records import ProfileSaved
from ..base.boxes import fill
from ..base.controls import button, classed, column, html, row, words
from ..base.markup import way
from ..base.screen import Screen
from ..base.verdict_card import by_mistake, verdict_card
from .pages import Sheet, Ways, sheet
from .ready import ready


class Conversation(Screen):
    """Setting up, one question at a time. ``value`` is the profile as saved.

    Every answer goes into the journal's draft, which the browser keeps: it is no record of the log until the last
    question is answered, it belongs to whoever sits at this browser, and it is there after a reload on a machine that
    keeps no log.
    """

    name = "conversation"
    follow = ("profile", "draft", "routine")
    _turn = 0
    _last = Draft()

    def _draw(self) -> list[ipw.Widget]:
        self.value = self.journal.profile
        if self.value is None:
            self._last = Draft()
        if self.journal.sample or (self.value and not self.journal.draft):
            return [self._marked(*ready(self.journal, self._again))]
        draft = self._draft
        stop = stop_now(self._profile(draft), self.journal.library, self.journal.today)
        return [self._marked(*(self._stopped(stop) if stop else self._sheet(draft)))]

    def _marked(self, *children: ipw.Widget) -> ipw.Widget:
        """What takes the focus when it is drawn: each has a name of its own, so that the old one is not meant."""
        self._turn += 1
        return column(*children, classes=["hb-turn-page", f"hb-page-{self._turn}"])

    @property
    def _draft(self) -> Draft:
        """The draft as it is kept; a new one where it is of another time and cannot be read."""
        try:
            draft = Draft.model_validate(self.journal.draft)
        except ValidationError:
            return Draft()
        is_ours = {*draft.conditions, *draft.answers} <= self.journal.library.conditions.keys()
        return draft if is_ours else Draft()

    def _profile(self, draft: Draft) -> Any:
        return profile_of(draft, self.journal.library, self.journal.today, self.journal.profile)

    def _sheet(self, draft: Draft) -> list[ipw.Widget]:
        step = standing_at(draft, self.journal.library, self.journal.today)
        ways = Ways(on=self._on, open=self._open, stay=self._stay)
        self._now: Sheet = sheet(step, draft, self.journal.library, ways)
        self._problem = column(classes=["hb-problem"])
        is_about_you = self._now.kind == "you"
        answering = column(*([] if is_about_you else [self._problem]), *self._now.answers, classes=["hb-answering"])
        lead = column(*self._now.lead, *([self._problem] if is_about_you else []))
        kind = [f"hb-question-{self._now.kind}"] if self._now.kind else []
        parts = ipw.VBox([lead, answering], **classed("hb-question", *kind))
        return [self._top(step, draft), parts, *self._elsewhere(step)]

    def _top(self, step: Step, draft: Draft) -> ipw.Widget:
        """The way back, and how far one is."""
        first = before(step, draft, self.journal.library, self.journal.today) is None
        back = button("Back", self.journal.guarded(self._back), "hb-plain", "hb-icon-back", "hb-back")
        later = [] if first else [self._leave()]
        return row(back, html(way(step.number, len(SUBJECTS))), *later, classes=["hb-top"])

    def _leave(self) -> ipw.Widget:
        go = self.journal.guarded(self.journal.go, "today")
        return button("Later", go, "hb-plain", "hb-leave-setup", says="Go on later: what you answered is kept")

    def _elsewhere(self, step: Step) -> list[ipw.Widget]:
        """The long form, offered where one begins."""
        if step.subject != "where":
            return []
        long = button("All on one page", self.journal.guarded(self.journal.go, "check"), "hb-plain", "hb-long")
        return [row(long)]

    def _stopped(self, stop: Verdict) -> list[ipw.Widget]:
        mistake = by_mistake(self.journal.guarded(self._mistaken))
        return [
            verdict_card(stop),
            words("The other questions wait. Your answers are kept."),
            row(mistake, self._leave()),
        ]

    def _on(self, read: Callable[[], dict[str, Any]]) -> None:
        """Take the answers, and go to what comes next; what is missing is said where it is missing."""
        try:
            given = read()
        except ValueError as problem:
            self._miss(str(problem))
            return
        self.journal.guarded(self._take, given)()

    def _miss(self, problem: str) -> None:
        fill(self._problem, html(f"<p role='alert'>{problem}</p>", "hb-missing"))
        self.journal.point_at("hb-age" if self._now.kind == "you" else "hb-answering")

    def _take(self, given: dict[str, Any]) -> None:
        library, today = self.journal.library, self.journal.today
        draft = self._draft
        step = standing_at(draft, library, today)
        draft = self._with(draft, given)
        if stop_now(self._profile(draft), library, today):
            self._stop_at(step, draft)
            return
        ahead = after(step, draft, library, today)
        if ahead is None:
            self._finish(draft)
        else:
            self._keep(self._with(draft, {"at": ahead}))

    def _stop_at(self, step: Step, draft: Draft) -> None:
        """What cannot wait is in the log as well, so that no session is led; the step is where a mistake goes back to."""
        with self.journal.hold_trait_notifications():  # drawn once, so that nothing typed into the card is lost
            self.journal.draft = self._with(draft, {"at": step}).model_dump(mode="json")
            if draft.age is not None:
                record = ProfileSaved(on=self.journal.today, profile=self._profile(draft), checked=False)
                self.journal.save(record, message="", undoable=False)
        self._point()

    def _mistaken(self) -> None:
        """Take the answer back, out of the log too, and ask again."""
        draft, journal = self._draft, self.journal
        stopped = self._profile(draft)
        record = next((one for one in reversed(journal.history.profiles) if one.profile == stopped), None)
        at = draft.at
        answers = {id: {q: a for q, a in own.items() if (id, q) != (at.about, at.question)}
                   for id, own in draft.answers.items()}  # fmt: skip
        signs = {id: answer for id, answer in draft.signs.items() if at.question or id != at.about}
        if record and not record.checked:
            journal.unsay(record.uid)
        self._keep(self._with(draft, {"signs": signs, "answers": answers, "at": list_of(at, draft, journal.library)}))

    def _finish(self, draft: Draft) -> None:
        record = ProfileSaved(on=self.journal.today, profile=self._profile(draft))
        # The first answers have nothing before them to go back to: an Undo would only ask for all of them again.
        had_some = self.value is not None
        with self.journal.hold_trait_notifications():
            self.journal.save(record, message="Your answers are saved.", undoable=had_some)
            self._last, self.journal.draft = draft, {}
        self._point()

    def _back(self) -> None:
        """To the screen before, with what was answered on this one; from the first one out of it."""
        library, today = self.journal.library, self.journal.today
        draft = self._draft
        step = standing_at(draft, library, today)
        draft = self._with(draft, _readable(self._now.read))
        behind = before(step, draft, library, today)
        if behind:
            self._keep(self._with(draft, {"at": behind}))
        else:
            self.journal.go("today")

    def _open(self, step: Step) -> None:
        self.journal.guarded(self._stay, {"at": step})()

    def _stay(self, given: dict[str, Any]) -> None:
        self._keep(self._with(self._draft, given))

    def _with(self, draft: Draft, given: dict[str, Any]) -> Draft:
        return Draft.model_validate(dict(draft) | given)

    def _keep(self, draft: Draft) -> None:
        self.journal.draft = draft.model_dump(mode="json")
        self._point()

    def _point(self) -> None:
        self.journal.point_at(f"hb-page-{self._turn}")

    def _again(self) -> None:
        """From the first question on, with the answers of before where they were given in this page."""
        self._keep(self._with(self._last, {"at": Step()}))


def _readable(read: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What can be kept of a screen that is left half-done."""
    try:
        return read()
    except ValueError:
        return {}
