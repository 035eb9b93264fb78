"""Somebody who is new: they are set up by the conversation, one short question a screen."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

SHOWN_WORDS = """screen => {
    const walker = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
    let words = 0;
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        const seen = parent.checkVisibility({ opacityProperty: true, visibilityProperty: true });
        if (seen && !parent.closest("style, script, .hb-unseen, details:not([open]) > :not(summary)")) {
            words += walker.currentNode.textContent.trim().split(/\\s+/).filter(Boolean).length;
        }
    }
    return words;
}"""
"""How many words of a screen can be seen, whatever is folded or only read out."""


class Newcomer:
    """Somebody on the conversation: every tap is counted, and the words of every screen that they see."""

    def __init__(self, page: Page):
        self.page, self.taps, self.words = page, 0, 0
        self.screen = page.locator(".hb-conversation")

    def tap(self, what: Locator) -> None:
        what.click()
        self.taps += 1

    def see(self, title: str) -> None:
        """A screen has come: its title has the focus."""
        expect(self.screen.get_by_role("heading", name=title)).to_be_focused()
        self.words += self.screen.evaluate(SHOWN_WORDS)

    def on(self) -> None:
        self.tap(self.screen.locator(".hb-on"))

    def begin(self) -> None:
        self.tap(self.page.locator(".hb-setup"))
        self.see("Where do you feel it?")

    def to_health(self) -> None:
        self.tap(self.screen.locator(".hb-spot", has_text="Left groin"))
        self.on()
        self.see("What is it like?")
        self.tap(self.screen.get_by_text("Tight: stiff"))
        self.on()
        self.see("You and your room")
        self.screen.get_by_label("Your age in years").fill("46")
        self.on()
        self.see("Is any of this true of you?")

    def to_at_once(self) -> None:
        self.to_health()
        self.on()
        self.see("Is any of this happening now?")

    def to_the_end(self) -> None:
        self.to_at_once()
        for title in ("Or these, now?", "Or these?", "And in recent weeks?", "Your week is ready"):
            self.on()
            self.see(title)
