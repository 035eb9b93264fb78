"""What a cell shows: a live widget, and words in its place where the saved notebook is opened and nothing has run."""

from __future__ import annotations

import ipywidgets as ipw
from IPython.display import display

VIEW = "application/vnd.jupyter.widget-view+json"
WORDS = "This part is live. To see it, open the notebook in Jupyter and choose Run, then Run All Cells."
# A widget is drawn as elements; what Jupyter says of one it does not know ("model not found") is bare text. The
# words wait a moment, so that they do not flash while a widget that runs is being drawn.
LOOK = """
.jp-OutputArea-child:has(.hb-as-saved):has(+ .jp-OutputArea-child > .jp-OutputArea-output > *),
.jp-OutputArea-child:has(.hb-as-saved) + .jp-OutputArea-child > .jp-OutputArea-output:not(:has(*)) { display: none; }
.hb-as-saved { font-style: italic; animation: hb-wait 2s step-end; }
@keyframes hb-wait { from { opacity: 0; } }
"""


def as_saved(words: str) -> dict[str, str]:
    """These words as an output: they are seen until the widget that follows them is there."""
    return {"text/html": f"<style>{LOOK}</style><p class='hb-as-saved'>{words}</p>", "text/plain": words}


class Shown:
    """A widget that leaves words in a saved notebook; a mixin before the widget's own class.

    The words are an output of their own: JupyterLab looks at no other form of one that holds a widget.
    """

    saved_words = WORDS

    def _ipython_display_(self) -> None:
        display(as_saved(self.saved_words), raw=True)
        display({VIEW: ipw.Widget._repr_mimebundle_(self)[VIEW]}, raw=True)
