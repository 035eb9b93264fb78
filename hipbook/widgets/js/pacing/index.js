/** Paces to feel: choose one, press Begin, and breathe or move with the figure. It runs in the browser alone. */

import { element } from "../shared/dom.js";
import { createPacer } from "./pacer.js";

/**
 * @typedef {import("./pacer.js").Pace} Pace
 * @typedef {import("@anywidget/types").AnyModel<{ paces: Pace[] }>} PacingModel
 */

/** @param {{ model: PacingModel, el: HTMLElement }} widget */
export function render({ model, el }) {
  el.classList.add("hb-pacing");
  const choices = model.get("paces").map((pace) => ({ name: pace.name, ...createPacer(pace) }));
  const place = element("div");
  const buttons = choices.map(({ name }) =>
    element("button", { type: "button", class: "jupyter-button widget-toggle-button" }, name),
  );

  /** @param {number} chosen */
  function choose(chosen) {
    for (const { stop } of choices) stop();
    buttons.forEach((button, n) => {
      button.classList.toggle("mod-active", n === chosen);
      button.setAttribute("aria-pressed", String(n === chosen));
    });
    const choice = choices[chosen];
    if (choice) place.replaceChildren(choice.shown);
  }

  buttons.forEach((button, n) => {
    button.addEventListener("click", () => choose(n));
  });
  if (buttons.length > 1) {
    el.append(element("div", { class: "hb-movements", role: "group", "aria-label": "Which pace?" }, ...buttons));
  }
  el.append(place);
  choose(0);
  return () => {
    for (const { stop } of choices) stop();
  };
}

export default { render };
