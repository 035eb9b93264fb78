"""The design tokens: every colour and size of the look (``data/tokens.toml``) and every icon, where each stands once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Colour:
    """A colour in the light and in the dark, as ``#rrggbb``."""

    light: str
    dark: str


@dataclass(frozen=True)
class Tokens:
    """All of the look. ``paper`` holds what is not the light colour there; ``drawing`` is of the exercises' figures.

    ``contrast`` are the colours of a reader who asks for more of it, ``forced`` the names of a reader's own colours.
    """

    colours: Mapping[str, Colour]
    paper: Mapping[str, str]
    contrast: Mapping[str, Colour]
    forced: Mapping[str, str]
    sizes: Mapping[str, str]
    drawing: Mapping[str, Colour]


@cache
def tokens() -> Tokens:
    """The tokens of the installed content.

    >>> tokens().colours["focus"] == tokens().colours["secondary"]
    True
    >>> tokens().drawing["ink"] == tokens().colours["ink"]
    True
    """
    read = tomllib.loads(files("hipbook.data").joinpath("tokens.toml").read_text("utf-8"))
    colours = {name: _colour(value, read["colours"]) for name, value in read["colours"].items()}
    drawing = {name: _colour(value, read["colours"]) for name, value in read["drawing"].items()}
    contrast = {name: colours[other] for name, other in read["contrast"].items()}
    return Tokens(colours, read["paper"], contrast, read["forced"], read["sizes"], drawing)


@cache
def icons() -> Mapping[str, str]:
    """Every icon by name, as an SVG that serves as a mask: what is drawn is the icon, in no colour of its own.

    >>> icons()["done"][:4]
    '<svg'
    """
    read = tomllib.loads(files("hipbook.data").joinpath("icons.toml").read_text("utf-8"))
    return {name: _icon(path, look) for look, drawn in read.items() for name, path in drawn.items()}


def _icon(path: str, look: str) -> str:
    fill = "black" if look == "filled" else "none"
    stroke = "stroke='black' stroke-width='2' stroke-linecap='round' stroke-linejoin='round'"
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='{fill}' {stroke}><path d='{path}'/></svg>"
    )


def _colour(value: str | list[str], colours: Mapping[str, str | list[str]]) -> Colour:
    """Light and dark, one for both, or those of another name."""
    if isinstance(value, list):
        return Colour(*value)
    return Colour(value, value) if value not in colours else _colour(colours[value], colours)
