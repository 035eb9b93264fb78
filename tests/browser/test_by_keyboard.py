"""By keyboard alone: from the first visit through a whole loop, with nothing but Tab, Enter, Space and letters.

Each step names what must take the focus next. Where it is, the reader must see it, and be near: the longest way that
was pressed for one control is the bound.
"""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect
from serving import Served
from visiting import Watch, rows, visit

FARTHEST = 26
"""Presses of Tab to any control of the journey, from where the screen before has left the focus."""
FOCUSED = """() => {
  const at = document.activeElement;
  const label = at.getAttribute("aria-label") ?? at.labels?.[0]?.innerText ?? at.innerText ?? "";
  const { top, bottom, left, right } = at.getBoundingClientRect();
  const style = getComputedStyle(at);
  const near = at.closest("label, .widget-checkbox, .hb-spot, .hb-line");
  const drawn = [at, near].some((one) => one && (getComputedStyle(one).outlineStyle !== "none" || getComputedStyle(one).boxShadow !== "none"));
  const overlap = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  const seen = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  return { name: `${label} ${at.title ?? ""}`.replace(/\\s+/g, " ").trim(), seen, drawn, tag: at.tagName, style: style.outlineStyle };
}"""


class Keys:
    """A reader without a mouse."""

    def __init__(self, page: Page):
        self.page, self.way = page, []

    def to(self, name: str) -> None:
        """Tab on until what has this name has the focus, and is seen to have it."""
        met = []
        for pressed in range(1, FARTHEST + 1):
            self.page.keyboard.press("Tab")
            at = self.page.evaluate(FOCUSED)
            met.append(at["name"][:40])
            if re.search(name, at["name"]):
                assert at["seen"], f"{name} has the focus out of sight"
                assert at["drawn"], f"nothing shows that {name} has the focus: {at} {met}"
                self.way.append((name, pressed))
                return
        raise AssertionError(f"{name} was not reached in {FARTHEST}: {met}")

    def press(self, name: str, key: str = "Enter") -> None:
        self.to(name)
        self.page.keyboard.press(key)

    def stands_at(self, title: str) -> None:
        """The new screen has said its title: the focus is on it, not at the top of the page."""
        heading = self.page.get_by_role("heading", name=title).filter(visible=True).first
        expect(heading).to_be_focused()


def test_a_whole_loop_is_walked_without_a_mouse(page: Page, served: Served, diary: Path) -> None:
    page.clock.install()
    watch, keys = Watch(page), Keys(page)
    visit(page, served)
    keys.press("^Begin|^Set me up")
    keys.stands_at("Where do you feel it?")
    keys.press("Left groin", "Space")
    keys.press("^Next")
    keys.stands_at("What is it like?")
    keys.press("^Tight", "Space")
    keys.press("^Next")
    keys.stands_at("You and your room")
    keys.to("Your age in years")
    page.keyboard.type("46")
    keys.press("^Next")
    for title in ("Is any of this true of you?", "Is any of this happening now?", "Or these, now?", "Or these?",
                  "And in recent weeks?"):  # fmt: skip
        keys.stands_at(title)
        keys.press("None of these")
    keys.stands_at("Your week is ready")
    keys.press("^Start")
    keys.stands_at("How does your hip feel?")
    keys.press("^2$")
    keys.press("Nothing new")
    begin = page.locator(".hb-begin")
    expect(begin).to_be_focused()
    page.keyboard.press("Enter")
    player = page.locator(".hb-player")
    expect(player).to_have_attribute("data-phase", "running")
    page.keyboard.press("p")
    expect(player).to_have_attribute("data-phase", "paused")
    page.keyboard.press("p")
    expect(player).to_have_attribute("data-phase", "running")
    while player.get_attribute("data-kind") != "work":
        page.keyboard.press("ArrowRight")
    page.clock.run_for(5000)
    page.keyboard.press("x")
    keys.stands_at("You stopped. That was right.")
    keys.press("End here")
    keys.stands_at("You stopped in time.")
    keys.press("^3$")
    keys.press("^Save")
    keys.stands_at("That is enough for today")
    keys.press("^Undo what was just saved")
    expect(page.locator(".hb-today .hb-undo")).to_have_count(0)
    assert rows(diary, "sessions") == []
    expect(page.locator(".hb-today h1")).to_be_focused()
    watch.assert_clean(served)
