"""Every component of the look on one page, in both themes: ``python tools/gallery.py [FOLDER]``; see docs/design.md.

The pages are static and hold the style sheet as the screens load it; where a component is made by a function, that is called.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import hipbook as hb
from hipbook.content.drawings import figure
from hipbook.content.tokens import icons, tokens
from hipbook.model.records import History, SessionDone
from hipbook.widgets.base.controls import details, esc, titled
from hipbook.widgets.base.markup import way
from hipbook.widgets.base.week_strip import week_strip

ROOT = Path(__file__).parents[1]
LOOK = ROOT / "hipbook" / "widgets" / "static" / "hipbook.css"
OPENING = ROOT / "hipbook/server/share/jupyter/voila/templates/hipbook"
SHOWN = "sidelying_add"
MONDAY = date(2026, 3, 2)


def main(folder: Path) -> None:
    """Write a page for each theme, and one with both beside each other."""
    folder.mkdir(exist_ok=True, parents=True)
    for theme in ("light", "dark"):
        (folder / f"{theme}.html").write_text(page(theme), "utf-8")
    frames = "".join(
        f"<iframe title='{name}' src='{name}.html' style='width:50%;height:100vh;border:0'></iframe>"
        for name in ("light", "dark")
    )
    (folder / "index.html").write_text(
        f"<!doctype html><title>hipbook: components</title><body style='margin:0;display:flex'>{frames}", "utf-8"
    )


def page(theme: str) -> str:
    """All components in one theme."""
    light = "true" if theme == "light" else "false"
    style = LOOK.read_text("utf-8") + (OPENING / "static" / "loading.css").read_text("utf-8")
    parts = "".join(
        f"<section class='hb-card'><h2>{esc(name)}</h2>{markup}</section>" for name, markup in components().items()
    )
    return (
        f"<!doctype html><html lang='en'><meta charset='utf-8'><meta name='viewport' content='width=device-width'>"
        f"<title>Components, {theme}</title><style>{style}</style>"
        f"<body data-jp-theme-light='{light}'><main class='hb-dashboard'><div class='hb-screen' data-shown style='display:flex;flex-flow:column;padding:2rem'>"
        f"{titled('Components', f'In the {theme} theme, as the screens use them.')}{parts}</div></main></body></html>"
    )  # fmt: skip


def components() -> dict[str, str]:
    """Each component by name, as markup."""
    week = hb.plan(hb.Profile(age=46, track="mix"), hb.library(), on=MONDAY)
    practised = History(sessions=(SessionDone(on=MONDAY),))
    return {
        "Colours, by what they are for": _colours(),
        "Type": "<h1>A title of a screen</h1><h2>A heading</h2><h3>A smaller heading</h3><p class='hb-lead'>A lead under a title.</p>"
        "<p>Text, never wider than a reader's eye goes back.</p><p class='hb-quiet'>What is quiet.</p><p class='hb-eyebrow'>Above a title</p>",
        "Icons": "<p>" + " ".join(f"<span class='hb-icon-{name}' title='{name}'></span>" for name in icons()) + "</p>",
        "Hero": f"<div class='hb-hero'>{_stage()}<div class='hb-column'><p class='hb-eyebrow'>Monday · Strength day</p>"
        f"<h1>14 quiet minutes. New today: the lower-leg lift.</h1><div class='hb-row'>{_button('Start', 'hb-primary hb-icon-start')}{_button('Easier today', 'hb-plain')}</div></div></div>",
        "Buttons": f"<div class='hb-row'>{_button('The one thing to do', 'hb-primary')}{_button('A way')}{_button('A way that does not call', 'hb-plain')}{_button('Swap', 'hb-icon-swap')}</div>",
        "Answers": f"<div class='hb-choice hb-answers'><div class='widget-toggle-buttons'><div>{_toggle('Better, or the same', True)}{_toggle('A bit worse')}{_toggle('Clearly worse')}</div></div></div>",
        "Scale": "<div class='hb-choice hb-scale'><div class='widget-toggle-buttons'><div>" + "".join(_toggle(str(n), n == 3) for n in range(11)) + "</div></div>"
        "<div class='hb-ends'><span>0: none</span><span>10: worst imaginable</span></div></div>",
        "On the way": way(2, 7),
        "A week": week_strip(week, practised, hb.library(), MONDAY),
        "Fold": details("What is inside", "<p>What is not needed now.</p>"),
        "Note": "<div class='hb-note'><h3>What counts</h3><p>Numbness where a saddle would touch.</p></div>",
        "Saved": f"<div class='hb-row hb-saved'><p>Saved.</p>{_button('Undo')}</div>",
        "See someone first": "<div class='hb-card hb-gate'><h2>Please have this checked first</h2><p>What to do stands here.</p></div>",
        "A red flag": f"<div class='hb-urgent'><h1>Stop here.</h1><p>What to do, to whom, and what to say.</p>{_button('I pressed this by mistake')}</div>",
        "Opening": (OPENING / "opening.html").read_text("utf-8").replace("min-height", ""),
    }  # fmt: skip


def _colours() -> str:
    names = (name for name, colour in tokens().colours.items() if colour)
    swatches = (f"<span style='display:inline-block;width:7rem;margin:.25rem'><span style='display:block;height:2.5rem;border-radius:.5rem;"
                f"border:1px solid var(--hb-line);background:var(--hb-{name})'></span>{name}</span>" for name in names)  # fmt: skip
    return "".join(swatches)


def _stage() -> str:
    return f"<div class='hb-stage'><div class='hb-figure'>{figure(SHOWN)}</div></div>"


def _button(label: str, classes: str = "") -> str:
    return f"<button class='jupyter-button hb-button {classes}'>{esc(label)}</button>"


def _toggle(label: str, pressed: bool = False) -> str:
    return f"<button class='jupyter-button widget-toggle-button{' mod-active' if pressed else ''}' aria-pressed='{str(pressed).lower()}'>{esc(label)}</button>"


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery"))
