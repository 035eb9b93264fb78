"""What a visitor does on the page: open it, answer, practise, bring a file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect
from serving import Served

import hipbook as hb

SCREENS = ("today", "check", "you", "routine", "practise", "progress", "library", "share")


LONGEST_S = 3600


GROUPS = 4
"""Of questions in the check: what is urgent in three degrees, and how the person is."""


class Watch:
    """What a page asked for and complained about."""

    def __init__(self, page: Page):
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda line: self.errors.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def assert_clean(self, served: Served) -> None:
        assert not self.errors, self.errors
        hosts = {urlsplit(url).netloc for url in self.requests if url.startswith(("http", "ws"))}
        assert hosts == {urlsplit(served.url).netloc}


def rows(diary: Path, table: str) -> list[dict]:
    with closing(sqlite3.connect(diary)) as db:
        db.row_factory = sqlite3.Row
        return [dict(row) for row in db.execute(f"select * from {table} where not retracted order by rowid")]


def visit(page: Page, served: Served) -> None:
    page.goto(served.url)
    page.locator(".hb-dashboard[data-ready=yes]").wait_for()


def choose(page: Page, screen: str, ask: str, answer: str) -> None:
    group = page.locator(f".hb-{screen}").get_by_role("group", name=ask, exact=False).first
    button = group.get_by_role("button", name=answer, exact=True)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")


def groups_of_check(page: Page) -> list[Locator]:
    """The groups of questions of the check, when all of them are there."""
    groups = page.locator(".hb-check .hb-any")
    expect(groups).to_have_count(GROUPS)
    return groups.all()


def answer_none(groups: list[Locator]) -> None:
    for group in groups:
        group.get_by_role("button", name="None of these").click()


def set_up(page: Page) -> None:
    """By the long form, all on one page."""
    page.locator(".hb-to-check").click()
    page.locator(".hb-check").get_by_label("Your age in years").fill("46")
    answer_none(groups_of_check(page))
    page.locator(".hb-save-check").click()
    page.locator(".hb-you").get_by_text("Tight").click()
    page.locator(".hb-you").get_by_text("Walking", exact=True).click()
    choose(page, "you", "Walking: how well", "4")
    choose(page, "you", "Which way do you want to begin?", "Steady")
    page.locator(".hb-build").click()
    page.locator(".hb-routine .hb-exercise").first.wait_for()


def lead(page: Page, seconds: float) -> None:
    """Move the page's clock on."""
    page.clock.run_for(int(seconds * 1000))


def lead_until(there: Locator, by_s: float) -> None:
    """Lead until this is there, at the most for so long as no session lasts."""
    for _ in range(int(LONGEST_S / by_s)):
        if there.count():
            return
        lead(there.page, by_s)
    raise AssertionError(f"not there after an hour: {there}")


def lead_to_the_end(page: Page) -> None:
    """Asked in one go: between two questions the form may have taken the place of the player."""
    lead_until(page.locator(".hb-player[data-phase=finished], .hb-practise .hb-save:visible"), 20)


def practise(page: Page, before: int, worst: int) -> None:
    """Lead a session to its end (the page's clock is moved on, the player is not touched) and fill in the form."""
    page.locator(".hb-to-today").click()
    page.locator(".hb-today .hb-start").click()
    choose(page, "practise", "Hip pain now", str(before))
    page.locator(".hb-begin-session").click()
    page.locator(".hb-begin").click()
    lead_to_the_end(page)
    choose(page, "practise", "Worst pain during the session", str(worst))
    page.locator(".hb-practise .hb-unfold").click()
    choose(page, "practise", "Pain now", str(before))
    choose(page, "practise", "How hard was it?", "4")
    page.locator(".hb-practise .hb-save").click()
    page.locator(".hb-today .hb-undo").wait_for()


def open_folds(page: Page) -> None:
    """Open all that Progress folds away, and wait until it stands there."""
    folds = page.locator(".hb-progress .hb-fold")
    for n in range(folds.count()):
        folds.nth(n).click()
        expect(folds.nth(n)).to_have_attribute("aria-expanded", "true")
        page.locator(".hb-fold-room").nth(n).locator("> *").first.wait_for()


def check_screen(page: Page, screen: str, width: int) -> None:
    """Nothing of any weight is found on what is shown, and nothing is wider than the window."""
    found = Axe().run(page).response["violations"]
    told = [(v["id"], [node["html"][:120] for node in v["nodes"]][:3]) for v in found]
    assert not told, f"{screen}: {told}"
    assert page.evaluate("document.documentElement.scrollWidth") <= width, screen


def drop(page: Page, file: Path) -> None:
    """Drop a file on the page as a reader would out of their folder."""
    held = page.evaluate_handle(
        """([name, text]) => {
            const held = new DataTransfer();
            held.items.add(new File([text], name, { type: "application/json" }));
            return held; }""",
        [file.name, file.read_text()],
    )
    page.locator(".hb-dashboard").dispatch_event("drop", {"dataTransfer": held})


def log_of(folder: Path, mornings: int) -> Path:
    log = hb.Log.memory()
    log.add_all([hb.Morning(on=date(2026, 1, 5) + timedelta(n), pain=1) for n in range(mornings)])
    path = folder / f"{mornings}.json"
    log.export_json(path)
    return path
