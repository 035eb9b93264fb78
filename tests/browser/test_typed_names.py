"""What a reader typed is read as it was typed: in charts, tables and papers, whatever letters and signs it has."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect
from serving import PATIENCE, Served, until
from visiting import visit

import hipbook as hb
from hipbook.charts import daily_life
from hipbook.charts.figure import table
from hipbook.papers.clinician_report import report
from hipbook.papers.week_sheet import sheet
from hipbook.progress.analysis import LogAnalysis

NAMES = (
    "walk %{x} 50%",
    "<b>stairs</b> & 'more'",
    "ללכת לים.",
    "play 👩‍👧‍👦👩‍👧‍👦",
)
UNSEEN = dict.fromkeys(map(ord, "\u2068\u2069"))
"""Signs that turn the direction of a text and are not seen."""
BEGAN = date(2025, 12, 1)
CHART = ".hb-progress .hb-fold-room .hb-chart"
LEGEND = "() => [...document.querySelectorAll('.hb-fold-room .hb-chart .legendtext')].map((el) => el.textContent)"
POINT_AT = """(n) => { const place = document.querySelector(".hb-fold-room .hb-chart .js-plotly-plot");
    Plotly.Fx.hover(place, [{ curveNumber: n, pointNumber: 0 }]);
    return [...place.querySelectorAll(".hovertext")].map((el) => el.textContent); }"""


def scores() -> list[hb.Psfs]:
    days = [BEGAN + timedelta(7 * week) for week in range(3)]
    return [hb.Psfs(on=on, activity=name, score=3 + n) for n, on in enumerate(days) for name in NAMES]


@pytest.fixture
def page_with_names(page: Page, served: Served, diary) -> Page:
    hb.Log.open(diary).add_all([hb.ProfileSaved(on=BEGAN, profile=hb.Profile(age=50, goals=NAMES)), *scores()])
    visit(page, served)
    page.locator(".hb-to-progress").click()
    page.locator(".hb-fold-symptoms").click()
    chart = page.locator(CHART).first
    chart.scroll_into_view_if_needed()
    expect(chart).to_have_attribute("data-drawn", "yes", timeout=PATIENCE * 1000)
    return page


def read(texts: list[str]) -> list[str]:
    return [text.translate(UNSEEN) for text in texts]


def test_names_with_odd_signs_are_read_as_they_were_typed(page_with_names: Page) -> None:
    """In the legend, where a point is pointed at, and in the table; nothing of them is taken for markup or filled in."""
    page = page_with_names
    assert set(NAMES) <= set(read(page.evaluate(LEGEND)))
    for n, name in enumerate(NAMES):
        assert until(lambda n=n, name=name: name in " ".join(read(page.evaluate(POINT_AT, n)))), name
    chart = page.locator(CHART).first
    chart.locator(".hb-numbers summary").click()
    heads = chart.locator(".hb-numbers th")
    assert until(lambda: set(NAMES) <= set(read(heads.all_text_contents())))
    page.locator(".hb-to-today").click()
    asks = read(page.locator(".hb-today .hb-ask").all_text_contents())
    assert all(any(ask.startswith(name) for ask in asks) for name in NAMES), asks


def test_a_name_from_right_to_left_has_its_own_direction(page_with_names: Page) -> None:
    """Its full stop stands at its end, on the left, and fields for free text take the direction of what is written."""
    page = page_with_names
    cell = page.locator(CHART).first
    cell.locator(".hb-numbers summary").click()
    hebrew = cell.locator(".hb-numbers th", has_text="ללכת")
    assert hebrew.evaluate("el => getComputedStyle(el).direction") == "rtl"
    page.locator(".hb-to-you").click()
    field = page.locator(".hb-you input[type=text]").first
    field.fill("ללכת")
    assert field.evaluate("el => getComputedStyle(el).direction") == "rtl"
    fields = page.locator("input[type=text], textarea")
    assert {field.get_attribute("dir") for field in fields.all()} == {"auto"}


def test_the_report_and_the_tables_have_names_as_they_were_typed(page: Page) -> None:
    log = hb.Log.memory()
    log.add_all(scores())
    numbers = table(daily_life(LogAnalysis(log.history(), hb.library())))
    assert set(NAMES) <= set(numbers["columns"])
    page.set_content(report(log.history(), hb.library(), date(2026, 1, 5)))
    for name in NAMES:
        expect(page.get_by_role("rowheader", name=name, exact=True)).to_have_attribute("dir", "auto")


def test_the_sheet_of_the_week_has_what_was_typed_as_it_was_typed(page: Page) -> None:
    """Above the week and at an exercise; nothing of it is taken for markup or filled in, and it has its own direction."""
    week = hb.plan(hb.Profile(age=50), hb.library(), on=date(2026, 1, 5))
    days = tuple(replace(day, items=tuple(replace(item, notes=NAMES) for item in day.items)) for day in week.days)
    page.set_content(sheet(replace(week, notes=NAMES, days=days), hb.library(), pain_cap=3))
    for name in NAMES:
        above = page.get_by_role("listitem").filter(has_text=re.compile(f"^{re.escape(name)}$"))
        expect(above).to_have_count(1)
        expect(above).to_have_attribute("dir", "auto")
        expect(page.locator(".exercise").first).to_contain_text(f"For you: {name}")
