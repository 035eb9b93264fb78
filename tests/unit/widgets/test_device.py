"""A browser alone: where its log is, how long it stays, and the way on where it cannot be read."""

from __future__ import annotations

from pathlib import Path

import ipywidgets as ipw
import pytest

import hipbook as hb
from hipbook import settings, show
from hipbook.content.chapters import chapters
from hipbook.widgets import Dashboard, Journal, Read, Share
from hipbook.widgets.read.screen import NOT_KEPT
from hipbook.widgets.share.rescue import Rescue


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(settings.PLACE, settings.DEVICE)
    monkeypatch.setenv(settings.LOG, str(tmp_path / "log.sqlite"))
    return tmp_path / "log.sqlite"


def inside(widget: ipw.Widget) -> list[ipw.Widget]:
    return [widget, *(one for child in getattr(widget, "children", ()) for one in inside(child))]


def text(widget: ipw.Widget) -> str:
    return " ".join(str(one.value) for one in inside(widget) if isinstance(one, ipw.HTML))


def pressed(widget: ipw.Widget, name: str) -> None:
    [button] = (one for one in inside(widget) if isinstance(one, ipw.Button) and name in one._dom_classes)
    button.click()


def sent(dashboard: Dashboard) -> list[dict]:
    """What Python asks of the page, from now on."""
    messages: list[dict] = []
    dashboard.page.send = lambda content, buffers=None: messages.append(content)
    return messages


def test_share_says_where_it_is_and_how_long_it_stays_and_shows_no_path(log: Path):
    share = Share(Journal(hb.Log.open(log)))
    assert "kept in this browser, on this device" in text(share) and str(log) not in text(share)
    assert "up to the browser" in text(share) and "Safari" in text(share)
    share.journal.lasting = True
    assert "has agreed to keep it" in text(share) and "Safari" in text(share)


def test_the_browser_is_asked_to_keep_the_log_once_something_is_saved(log: Path):
    dashboard = Dashboard()
    messages = sent(dashboard)
    dashboard.page.answers["ready"]({"today": "2026-01-05"})
    assert {"last": "tell"} in messages and {"last": "ask"} not in messages
    dashboard.journal.save(hb.ProfileSaved(on="2026-01-05", profile=hb.Profile(age=46)))
    assert {"last": "ask"} in messages
    dashboard.page.answers["lasting"]({"agreed": True})
    assert dashboard.journal.lasting


def test_a_window_that_keeps_nothing_says_so(log: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(settings.LOG, settings.MEMORY)
    assert "This browser keeps nothing for this page" in text(Dashboard())


def test_what_cannot_be_read_is_saved_before_a_new_log_takes_its_place(log: Path):
    log.write_bytes(b"not a log at all, and yet somebody's" * 40)
    dashboard = Dashboard()
    [rescue] = (one for one in inside(dashboard) if isinstance(one, Rescue))
    offered: list[bytes] = []
    rescue._page.offer = lambda name, content, kind: offered.append(content)
    assert "hb-rescue-anew" not in {name for one in inside(rescue) for name in getattr(one, "_dom_classes", ())}
    pressed(rescue, "hb-rescue-save")
    assert offered == [log.read_bytes()]
    pressed(rescue, "hb-rescue-anew")
    assert not log.exists() and rescue.value
    assert Dashboard().journal.profile is None


def test_a_log_that_lies_in_a_folder_is_left_to_its_owner(log: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(settings.PLACE, settings.OWN)
    log.write_bytes(b"not a log at all" * 40)
    assert not [one for one in inside(Dashboard()) if isinstance(one, Rescue)]


def test_read_leads_to_the_chapters_where_the_page_has_them(log: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.chdir(tmp_path)
    assert "The chapters do not lie beside this page" in text(Read()) and "lab/" not in text(Read())
    monkeypatch.setenv(settings.BOOK, "./")
    assert "<a href='./lab/'>the workbook</a>" in text(Read())
    assert "href='./read/02-hip-or-spine.html'" in text(Read())


def test_a_chapter_leads_to_the_other_pages_of_the_site(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(settings.BOOK, "../")
    said = show.say(
        "[One](08-is-it-working.ipynb), [the page](dashboard.ipynb), [elsewhere](https://example.org/a)"
    ).html
    assert [part.split("'")[0] for part in said.split("href='")[1:]] == [
        "../read/08-is-it-working.html", "../", "https://example.org/a",
    ]  # fmt: skip


def test_a_window_that_keeps_nothing_says_so_of_the_chapters_and_is_not_left_for_them(
    log: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(settings.BOOK, "./")
    assert NOT_KEPT not in text(Read()) and "target=" not in text(Read())
    monkeypatch.setenv(settings.LOG, settings.MEMORY)
    assert NOT_KEPT in text(Read()) and text(Read()).count("data-hb-chapter target='_blank'>") == len(chapters())
