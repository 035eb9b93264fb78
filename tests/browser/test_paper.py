"""The sheet and the report on paper: nothing small, nothing cut off, on A4 and on Letter, and large for weak eyes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from paper import PAPERS, laid_out, leaves, on_screen
from playwright.sync_api import Page, expect
from serving import Served
from visiting import visit

from hipbook.content.loader import library
from hipbook.log.store import Log
from hipbook.model.profile import Profile
from hipbook.model.records import History, PlanChange
from hipbook.papers.clinician_report import report
from hipbook.papers.week_sheet import sheet
from hipbook.planning.planner import plan
from hipbook.widgets.journal import Journal

TODAY = date(2026, 3, 29)
LIBRARY = library()
SMALLEST, SMALLEST_LARGE = 9, 16
"""In points. Sixteen is what is commonly called large print."""


def papers(large: bool) -> Iterator[str]:
    """Both of the sample, of a week with a sequence and of an empty log."""
    sample = Journal(Log.sample(TODAY), TODAY)
    yield report(sample.history, LIBRARY, TODAY, sample.routine, sample=True, large=large)
    yield sheet(sample.week, LIBRARY, 3, sample=True, large=large)
    asked_for = PlanChange(on=TODAY, exercise="somatic", change="pin", reason="Asked for.")
    profile = Profile(age=46, sides={"left", "right"}, track="ease", minutes=40, days_per_week=7)
    yield sheet(plan(profile, LIBRARY, History(plan_changes=(asked_for,)), on=TODAY), LIBRARY, 2, large=large)
    yield report(History(), LIBRARY, TODAY, large=large)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", PAPERS)
def test_nothing_is_small_and_nothing_is_cut_off(page: Page, paper: str, large: bool) -> None:
    for markup in papers(large):
        seen = laid_out(page, markup, paper)
        assert seen["smallest"] >= (SMALLEST_LARGE if large else SMALLEST), seen["small"]
        assert seen["wide"] == [] and seen["scrolls"] <= 0
        assert on_screen(page, markup, 390)["scrolls"] <= 0


def test_a_report_takes_no_more_leaves_than_it_must(page: Page) -> None:
    """Few enough to be read before a visit; as many on one paper as on the other, give or take one."""
    sample = Journal(Log.sample(TODAY), TODAY)
    told = report(sample.history, LIBRARY, TODAY, sample.routine, sample=True)
    taken = [leaves(page, told, paper) for paper in PAPERS]
    assert max(taken) <= 3 and max(taken) - min(taken) <= 1


def test_a_reader_with_weak_eyes_gets_both_in_large_print(page: Page, served: Served) -> None:
    visit(page, served)
    page.locator(".hb-sample").click()
    page.locator(".hb-to-share").click()
    for name, title in (("hb-report-large", "Report of a hip log"), ("hb-sheet-large", "My week with hipbook")):
        with page.expect_popup() as opened:
            page.locator(f".{name}").click()
        expect(opened.value.get_by_role("heading", name=title)).to_be_visible()
        expect(opened.value.locator("html")).to_have_class("large")
