"""More: the places that are needed seldom. The dashboard lists them under this title, as it does at each screen's foot."""

from __future__ import annotations

import ipywidgets as ipw

from ..base.controls import title
from ..base.screen import Screen


class More(Screen):
    """A title over the other places."""

    name = "more"
    follow = ("profile",)

    def _draw(self) -> list[ipw.Widget]:
        return [title("More")]
