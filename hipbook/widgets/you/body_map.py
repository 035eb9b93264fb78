"""A drawing of where a hip is felt; the list beside it says the same in words."""

_FRONT = (
    "M105 20q-8 40-14 62q-4 40 6 92M175 20q8 40 14 62q4 40-6 92"
    "M140 108q-4 30-6 66M140 108q4 30 6 66M107 84q18 22 33 24q15-2 33-24"
)
_BEHIND = (
    "M315 20q-8 40-14 62q-4 40 6 92M385 20q8 40 14 62q4 40-6 92"
    "M350 92q-2 40-6 82M350 92q4 40 6 82M306 96q22 26 44 12q22 14 44-12"
)
# Each place: where its dot is, where its word stands, and the word.
_PLACES = (
    (92, 84, 80, 84, "Side"),
    (122, 98, 80, 108, "Groin"),
    (120, 142, 80, 142, "Front of thigh"),
    (143, 128, 202, 128, "Inner thigh"),
    (362, 50, 412, 50, "Low back"),
    (366, 84, 412, 80, "Buttock"),
    (362, 112, 412, 110, "Sit bone"),
    (368, 146, 412, 142, "Back of thigh"),
)


def _mark(x: int, y: int, to_x: int, to_y: int, name: str) -> str:
    anchor, gap = ("start", -4) if to_x > x else ("end", 4)
    return (
        f"<line x1='{x}' y1='{y}' x2='{to_x + gap}' y2='{to_y}' stroke='currentColor'/>"
        f"<circle cx='{x}' cy='{y}' r='6'/>"
        f"<text x='{to_x}' y='{to_y + 4}' text-anchor='{anchor}'>{name}</text>"
    )


BODY = (
    "<svg class='hb-body' viewBox='-30 0 540 196' role='img' "
    "aria-label='Hips from the front and from behind; the places are named in the list below'>"
    f"<path d='{_FRONT}{_BEHIND}' fill='none' stroke='currentColor' stroke-width='2' stroke-linecap='round'/>"
    f"<g class='hb-spots'>{''.join(_mark(*place) for place in _PLACES)}"
    "<text x='140' y='190' text-anchor='middle'>from the front</text>"
    "<text x='350' y='190' text-anchor='middle'>from behind</text></g></svg>"
)
