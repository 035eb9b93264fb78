"""Home tests, led one step at a time: is it for you today, how it is done, each try on each side, and what it says."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets as ipw

from ...adaptation.recheck import why_recheck
from ...app.home_test import CHECK_FIRST, none_now, of_list, results, what_follows, why_not_now, with_signs
from ...model.base import Side
from ...model.measure import Measure
from ...model.records import ProfileSaved, TestDone
from ...progress import findings, home_tests, offers
from ...progress.analysis import LogAnalysis
from ...wording import day_words, of_side
from ..base.boxes import fill
from ..base.chapter import link_button
from ..base.controls import Choice, Column, Several, bullets, button, card, column, esc, heading, html, row, words
from ..base.markup import picture
from ..journal import Journal
from .attempts import Stages, Tries

COMPARED = (("women", "women"), ("men", "men"), ("both", ""))
LEAD = (
    "Small tests that show what pain scores cannot. Take them every four weeks or so, at the same time of day. "
    "Each takes a few minutes. None of them is a diagnosis."
)
TO_CHECK = "Open the check"
ONE_AFTER_CHECK = "It comes after the check: it is not for everyone."


class HomeTests(Column):
    """The home tests of a journal, or ``only`` one. ``going_on`` is the test being taken, or whose result is shown, or None.

    A chapter has no other screens: ``in_chapter``, the way to the check is a link to the page.
    """

    def __init__(self, journal: Journal, only: str = "", in_chapter: bool = False):
        self.journal, self._only, self._in_chapter = journal, only, in_chapter
        self.going_on: Measure | None = None
        self._under_way, self._ended = False, ""
        super().__init__(classes=["hb-tests"])
        journal.observe(self._changed, ["history", "profile"])
        journal.observe(lambda _: self._list(), "sample")
        self._list()

    @property
    def _taken(self) -> Measure:
        """The test that is under way, each time it goes on."""
        if self.going_on is None:
            raise ValueError("No test is going on. Please choose one from the list.")
        return self._offered(self.going_on)

    def _changed(self, _) -> None:
        """Answers may change while a test is under way: what is no longer offered ends, and nothing of it is kept."""
        if self.going_on is None:
            self._list(self._ended)
        elif self._under_way and (why := self._why_not(self.going_on)):
            name = self.going_on.name
            self._list(f"“{name}” has ended, and nothing of it was kept. {why}")

    def _why_not(self, measure: Measure) -> str:
        return why_not_now(measure, self.journal.workspace.now)

    def _offered(self, measure: Measure) -> Measure:
        """A test that may be taken. Raises ValueError where the answers, the log or the day now speak against it."""
        if why := self._why_not(measure):
            raise ValueError(why)
        return measure

    def _act(self, act: Callable, *args) -> Callable:
        return self.journal.guarded(act, *args)

    def _show(self, *children: ipw.Widget) -> None:
        fill(self, card(*children))

    def _list(self, ended: str = "") -> None:
        """All tests, each with when it was taken and whether it is offered; first, why one has ``ended``."""
        journal, self.going_on, self._under_way, self._ended = self.journal, None, False, ended
        note = [words(ended, "hb-test-ended")] if ended else []
        if why := none_now(journal.workspace.now):
            heads = [] if self._only else [heading("Home tests")]
            says = ONE_AFTER_CHECK if self._only and why == CHECK_FIRST else why
            self._show(*heads, *(note or [words(says)]), self._to_check())
            return
        offered = [
            self._offer(measure)
            for id, measure in home_tests.home_tests(journal.library).items()
            if self._only in ("", id)
        ]
        if self._only:
            self._show(*note, *offered)
            return
        whose = Choice("Compare with the usual values of", COMPARED, journal.person.profile.sex or "", ["hb-whose"])
        whose.observe(lambda change: self._act(self._compare_with, change.new)(), "value")
        self._show(heading("Home tests"), *note, words(LEAD), column(*offered, classes=["hb-test-list"]), whose)

    def _compare_with(self, sex: str) -> None:
        journal = self.journal
        if (sex or None) != journal.person.profile.sex:
            profile = journal.person.profile.model_copy(update={"sex": sex or None})
            journal.save(ProfileSaved(on=journal.today, profile=profile, checked=False), message="Noted.")

    def _offer(self, measure: Measure) -> ipw.Widget:
        why = self._why_not(measure)
        last = max((done.on for done in self.journal.history.tests if done.measure == measure.id), default=None)
        when = f"Last taken on {day_words(last)}." if last else "Not taken yet."
        description = html(
            f"<h3>{esc(measure.name)}</h3><p>{esc(' '.join(filter(None, [when if last else '', why])) or when)}</p>"
        )
        if why:
            return row(description, classes=["hb-test-out"])
        take = button("Take it", self._act(self._begin, measure), f"hb-take-{measure.id}", says=f"Take: {measure.name}")
        return row(description, take, classes=["hb-test"])

    def _begin(self, measure: Measure) -> None:
        """Is it for you today, and how is it done?"""
        self.going_on, self._under_way = self._offered(measure), True
        test_series = home_tests.series_by_side(
            LogAnalysis(self.journal.history, self.journal.library, self.journal.today), measure
        )[0]
        teaches = measure.familiarisation - len(test_series.results)
        first = (
            [words("This time only teaches you the test; it is kept out of every comparison.")] if teaches > 0 else []
        )
        care = "".join(f"<li>{esc(note)}</li>" for note in offers.notes(measure, self.journal.person))
        safety = [html(f"<p><strong>{esc(measure.safety)}</strong></p>", "hb-safety")] if measure.safety else []
        safety += [html(f"<ul class='hb-notes'>{care}</ul>")] if care else []
        self._show(
            heading(measure.name), *safety, html(bullets(measure.how)), *self._drawn(measure), *first,
            row(button("None of that applies: go on", self._act(self._take), "hb-test-go", primary=True),
                button("Leave it out today", self._act(self._list), "hb-test-leave")),
        )  # fmt: skip

    def _drawn(self, measure: Measure) -> list[ipw.Widget]:
        """The exercise that moves as the test does, where there is one and it is drawn."""
        drawn = picture(measure.figure, self.journal.library, moving=True) if measure.figure else ""
        if not drawn:
            return []
        name = self.journal.library.item(measure.figure).name
        caption = f"About how it moves, drawn from “{name}”. Where the drawing differs, the words above count."
        return [html(drawn + f"<p class='hb-lead'>{esc(caption)}</p>")]

    def _take(self) -> None:
        measure = self._taken
        leave = button("Break off", self._act(self._list), "hb-test-leave", says="Break off, nothing is kept")
        if measure.kind == "list":
            ticked = Several("Which of these?", [(stage, str(n)) for n, stage in enumerate(measure.stages)])
            done = button("Done", self._act(lambda: self._save_ticked(len(ticked.value))), "hb-test-save", primary=True)
            self._show(heading(measure.name), ticked, row(done, leave))
        elif measure.kind == "stages":
            self._show(heading(measure.name), Stages(measure, self.journal.guarded, self._save_stage), row(leave))
        else:
            self._show(heading(measure.name), Tries(measure, self.journal.guarded, self._save_tries), row(leave))

    def _save_tries(self, done: dict[Side | None, list[float]]) -> None:
        self._ask_signs(*results(self._taken, done, self.journal.today))

    def _save_ticked(self, ticked: int) -> None:
        self._save(*of_list(self._taken, ticked, self.journal.person))

    def _save_stage(self, held: float) -> None:
        self._save_tries({None: [held]})

    def _ask_signs(self, *tests: TestDone) -> None:
        """A last, light question; whatever is ticked opens the check again."""
        signs = [(word.name, id) for id, word in self.journal.library.stop_signs.items()]
        question = Several(
            "Did anything new come up? Tick nothing if all was as usual.", signs, classes=["hb-test-signs"]
        )
        save = self._act(lambda: self._save(*with_signs(tests, question.value)))
        leave = button("Break off", self._act(self._list), "hb-test-leave", says="Break off, nothing is kept")
        self._show(
            heading(self._taken.name),
            question,
            row(button("Save the result", save, "hb-test-save", primary=True), leave),
        )

    def _save(self, *records) -> None:
        measure, self._under_way = self._taken, False
        self.journal.save(*records, message="Saved.")
        analysis = LogAnalysis(self.journal.history, self.journal.library, self.journal.today)
        tests = [record for record in records if isinstance(record, TestDone)]
        lines = [of_side(test.side, f"{test.value:g} {home_tests.unit_words(measure)}") for test in tests]
        sentences = [
            findings.home_test(analysis, measure).text,
            findings.norm_words(measure, self.journal.profile),
            what_follows(records, self.journal.library),
        ]
        self._show(
            heading(f"{measure.name}: saved"), *self._opened(tests), html(bullets(lines)),
            *(words(line) for line in sentences if line),
            row(button("Back to the tests", self._act(self._list), "hb-test-done", primary=True),
                button("Undo", self._act(self._undo), "hb-test-undo", says="Undo: forget this test")),
        )  # fmt: skip

    def _opened(self, tests: list[TestDone]) -> list[ipw.Widget]:
        """Where a sign was ticked: why the check is open again, and the way to it."""
        why = why_recheck(self.journal.history, self.journal.library, self.journal.today)
        if not why or not any(test.signs for test in tests):
            return []
        return [
            html(f"<p><strong>{esc(why)}</strong></p>", "hb-safety"),
            row(self._to_check()),
        ]

    def _to_check(self) -> ipw.Widget:
        """The way to the check, where it is."""
        if self._in_chapter:
            return html(link_button(TO_CHECK), "hb-test-check")
        return button(TO_CHECK, self._act(self.journal.go, "check"), "hb-test-check")

    def _undo(self) -> None:
        self.journal.undo()
        self._list()
