"""A book in which rules have other values: for any test that asks what a rule decides."""

from __future__ import annotations

from dataclasses import replace

from hipbook.content.loader import Library


def with_rules(book: Library, **values: object) -> Library:
    """This book with other values of some rules, by their ids."""
    changed = {id: book.rules[id].model_copy(update={"value": value}) for id, value in values.items()}
    return replace(book, rules={**book.rules, **changed})
