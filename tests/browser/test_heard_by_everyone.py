"""Heard by everyone: what a screen reader has to say on the way from the first visit into a session.

It reads the accessibility tree of the browser: a role, a name and a state for each stop, in an order.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from playwright.sync_api import Page
from serving import Served
from visiting import SCREENS, choose, set_up, visit

STOPS = {
    "button", "link", "checkbox", "radio", "textbox", "spinbutton", "combobox", "slider", "tab", "heading",
    "DisclosureTriangle", "img", "image", "group", "region", "table", "Date", "InputTime",
}  # fmt: skip
USED = STOPS - {"heading", "img", "image", "group", "region", "table"}
STATES = ("pressed", "checked", "expanded", "disabled", "invalid", "level")
Node = dict


def tree(page: Page) -> Iterator[Node]:
    """What is heard, from the top: the tree in its own order."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def walk(node: Node) -> Iterator[Node]:
        if not node["ignored"]:
            yield node
        for child in node.get("childIds", ()):
            if child in by_id:
                yield from walk(by_id[child])

    return walk(nodes[0])


def role(node: Node) -> str:
    return node["role"]["value"]


def name(node: Node) -> str:
    return node.get("name", {}).get("value", "").strip()


def states(node: Node) -> dict[str, str]:
    told = {one["name"]: str(one["value"].get("value", "")).lower() for one in node.get("properties", ())}
    return {state: told[state] for state in STATES if state in told}


def stops(page: Page) -> list[Node]:
    return [node for node in tree(page) if role(node) in STOPS]


def main_journey(page: Page, served: Served) -> Iterator[str]:
    """Where one is on the way: a first visit, set-up, each screen of one's own, the questions before a session, the player."""
    visit(page, served)
    yield "first visit"
    set_up(page)
    for screen in SCREENS:
        page.locator(f".hb-to-{screen}").click()
        page.locator(f".hb-{screen} h1").wait_for()
        yield screen
    page.locator(".hb-to-today").click()
    page.locator(".hb-today .hb-start").click()
    choose(page, "practise", "Hip pain now", "1")
    yield "before a session"
    page.locator(".hb-begin-session").click()
    page.locator(".hb-begin").click()
    page.locator(".hb-pause").wait_for()
    yield "player"


def faults(heard: list[Node]) -> list[str]:
    """What cannot be told from what is heard."""
    unnamed = [role(node) for node in heard if role(node) in USED | {"img", "image", "heading"} and not name(node)]
    levels = [int(states(node).get("level", 2)) for node in heard if role(node) == "heading"]
    jumps = [f"h{one} then h{other}" for one, other in pairwise(levels) if other > one + 1]
    mute = [name(node) for node in heard if role(node) == "checkbox" and "checked" not in states(node)]
    folded = [name(node) for node in heard if role(node) == "DisclosureTriangle" and "expanded" not in states(node)]
    return [*(f"no name: {one}" for one in unnamed), *jumps, *(f"no state: {one}" for one in (*mute, *folded))]


def test_the_main_journey_is_heard_as_it_is_seen(page: Page, served: Served) -> None:
    """Every control has a name and says its state, headings go down one level at a time."""
    page.clock.install()
    broken = {where: found for where in main_journey(page, served) if (found := faults(stops(page)))}
    assert broken == {}
    buttons = [name(node) for node in stops(page) if role(node) == "button"]
    assert any(called.startswith("Too much") for called in buttons)
    assert any("live" in {told["name"] for told in node.get("properties", ())} for node in tree(page))
    page.locator(".hb-too-much").click()
    page.locator(".hb-practise .hb-end").click()
    choose(page, "practise", "Worst pain during the session", "7")
    heard = stops(page)
    (group,) = [n for n, node in enumerate(heard) if role(node) == "group" and name(node).startswith("Worst pain")]
    answers = heard[group + 1 : group + 12]
    assert [name(node) for node in answers] == [str(n) for n in range(11)], "the answers follow their question"
    assert [name(node) for node in answers if states(node).get("pressed") == "true"] == ["7"]
