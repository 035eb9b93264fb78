"""What is typed reaches the book before the press that takes it up."""

from __future__ import annotations

from collections.abc import Iterator

import ipywidgets as ipw

from hipbook.app.conversation import Draft, Step
from hipbook.widgets import Dashboard
from hipbook.widgets.places import PLACES

ANSWERED_WHILE_TYPED = {
    "Search: groin, stairs",
    "squat, inner thigh, balance",
    "for example arthritis",
}
"""Searches: every letter changes what is found, and no press takes the words up."""


def fields(widget: ipw.Widget) -> Iterator[ipw.Text | ipw.Textarea]:
    if isinstance(widget, ipw.Text | ipw.Textarea):
        yield widget
    for child in getattr(widget, "children", ()):
        yield from fields(child)


def groups(widget: ipw.Widget) -> Iterator[ipw.Box]:
    if isinstance(widget, ipw.Box):
        yield widget
        for child in widget.children:
            yield from groups(child)


def test_only_a_search_hears_every_letter() -> None:
    """A browser holds letters back while the kernel is busy, and a press overtakes them: 46 came as 4."""
    page = Dashboard()
    page.journal.opened()
    seen = set()
    for subject in ("you", "health"):
        page.journal.draft = Draft(at=Step(subject=subject)).model_dump(mode="json")
        page.journal.go("conversation")
        seen.update(fields(page))
    page.journal.try_sample()
    for name in PLACES:
        page.journal.go(name)
        seen.update(fields(page))
    live = {field.placeholder for field in seen if field.continuous_update}
    heard_at_the_end = {field.placeholder for field in seen} - live
    page.close()
    assert live == ANSWERED_WHILE_TYPED
    assert "for example 46" in heard_at_the_end


def test_a_number_of_about_you_says_how_far_it_goes() -> None:
    """A browser puts what is beyond back to the nearest: twelve days become seven, and the words say why."""
    page = Dashboard()
    page.journal.opened()
    page.journal.try_sample()
    page.journal.go("you")
    numbers = {
        field: group for group in groups(page) for field in group.children if isinstance(field, ipw.BoundedIntText)
    }
    page.close()
    assert numbers
    for field, group in numbers.items():
        assert f"{field.min} to {field.max}" in group.children[0].value
