"""The chapters of the book: which there are, how long each takes, and what it gives."""

from __future__ import annotations

import tomllib
from collections.abc import Container, Mapping
from functools import cache
from importlib.resources import files
from pathlib import PurePath
from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from ..model.base import Text, Value
from .guesses import of_chapter


class Chapter(Value):
    """One notebook of the book. ``minutes`` is how long reading and trying takes, ``about`` what it gives."""

    id: Text
    file: Annotated[str, Field(pattern=r"^\d\d-[a-z-]+\.ipynb$")]
    title: Text
    minutes: Annotated[int, Field(ge=5, le=60)]
    about: Text


@cache
def chapters() -> Mapping[str, Chapter]:
    """All of them by id, in reading order.

    >>> list(chapters())[:2], chapters()["08"].title
    (['00', '01'], 'Is it working?')
    """
    tables = tomllib.loads(files("hipbook.data").joinpath("lessons/chapters.toml").read_text("utf-8"))
    return MappingProxyType({id: Chapter.model_validate({**fields, "id": id}) for id, fields in tables.items()})


DASHBOARD = "dashboard.ipynb"
"""The notebook beside the chapters that is the page."""


def page_address(file: str, site: str) -> str:
    """Where the page of a notebook is, on a site that begins at this address.

    >>> page_address("00-start-here.ipynb", "../"), page_address("dashboard.ipynb", "../")
    ('../read/00-start-here.html', '../')
    """
    return site if file == DASHBOARD else f"{site}read/{PurePath(file).stem}.html"


def made_in(chapter: Chapter, guesses: Container[str]) -> int:
    """How many of a chapter's guesses are among these.

    >>> made_in(chapters()["02"], {"pelvis-begins"})
    1
    """
    return sum(one.id in guesses for one in of_chapter(chapter.id))


def next_to_read(guesses: Container[str]) -> Chapter:
    """The chapter after the last one in which something was guessed, of these; after the last, the last.

    >>> next_to_read(()).id, next_to_read({"pelvis-begins"}).id
    ('00', '03')
    """
    order = tuple(chapters().values())
    read = [place for place, chapter in enumerate(order) if made_in(chapter, guesses)]
    return order[min(max(read, default=-1) + 1, len(order) - 1)]
