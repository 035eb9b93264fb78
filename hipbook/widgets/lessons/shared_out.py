"""Why a coin decides: share the days of two ways out in one of three orders, and see how many people each would fool."""

from __future__ import annotations

from ...content.loader import library
from ...experiments.orders import Lived, Order, one_of_them, share_fooled
from ...wording import counted, tenths
from ..base.controls import Choice, esc
from .explanation import Explanation
from .hundred import hundred

DAYS = 32
ORDERS: tuple[tuple[str, Order], ...] = (
    ("First one way, then the other", "halves"),
    ("This way on good days, that way on bad ones", "feeling"),
    ("By a coin, in pairs of days", "lot"),
)
FALLS = (("Not at all", 0), ("By 1 point", 1), ("By 2 points", 2), ("By 3 points", 3))
WIDE, HIGH, STEP, TOP, PAD = 680, 190, 20, 10, 24


class SharedOut(Explanation):
    """Two ways that are truly alike. ``value`` is the share of people who would be told that one is better."""

    value: float

    def __init__(self) -> None:
        self._order = Choice("How are the days shared out?", ORDERS, "halves")
        self._falls = Choice("How much better does the hip get by itself meanwhile?", FALLS, 0)
        super().__init__(self._order, self._falls)

    def _answer(self) -> tuple[float, str]:
        order, falls = self._order.value, self._falls.value
        share = share_fooled(order, falls, DAYS, library())
        fooled = round(100 * share)
        return share, (
            f"<h3>{fooled} of 100 would be told that one way is better</h3>"
            f"{hundred(fooled, 'were fooled')}<p>{esc(self._says(fooled))}</p>"
            f"<h3>One of these people, {counted(DAYS, 'morning')}</h3>{drawn(one_of_them(order, falls, DAYS, library()))}"
        )

    def _says(self, fooled: int) -> str:
        return f"And yet both ways are just the same: these people are made up so. {WHY[self._order.value]}"


WHY: dict[Order, str] = {
    "halves": "Whatever changes with time is put down to the way that came second.",
    "feeling": "A good day is often followed by a good one. So the way of the good days looks better than it is.",
    "lot": "A coin does not know which days will be good. So time, luck and weather touch both ways alike.",
}


def drawn(lived: Lived) -> str:
    """The mornings of one person as a picture: full marks the one way, rings the other, and the two averages."""
    marks = "".join(_mark(n, pain, arm) for n, (pain, arm) in enumerate(zip(lived.pains, lived.arms, strict=True)))
    lines = "".join(_average(lived, arm) for arm in ("a", "b"))
    a, b = (tenths(_mean(lived, arm)) for arm in ("a", "b"))
    words = f"Pain on {len(lived.pains)} mornings. On average {a} after one way and {b} after the other."
    return (
        f"<svg class='hb-mornings' viewBox='0 0 {WIDE} {HIGH}' role='img' aria-label='{esc(words)}'>{lines}{marks}</svg>"
        f"<p class='hb-quiet'>A full mark is a morning after the one way, a ring one after the other. {esc(words)}</p>"
    )


def _mean(lived: Lived, arm: str) -> float:
    pains = [pain for pain, of in zip(lived.pains, lived.arms, strict=True) if of == arm]
    return sum(pains) / len(pains)


def _y(pain: float) -> float:
    return PAD / 2 + (TOP - pain) * (HIGH - PAD) / TOP


def _mark(n: int, pain: int, arm: str) -> str:
    return f"<circle data-arm='{arm}' cx='{PAD + n * STEP}' cy='{_y(pain):.0f}' r='7'/>"


def _average(lived: Lived, arm: str) -> str:
    y = f"{_y(_mean(lived, arm)):.1f}"
    return f"<line data-arm='{arm}' x1='{PAD / 2:g}' x2='{WIDE - PAD / 2:g}' y1='{y}' y2='{y}'/>"
