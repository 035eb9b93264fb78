/** Hip or spine: a slider moves a drawing by hand and says the parts. All words and numbers came from Python, once. */

import { element } from "../shared/dom.js";
import { createGuess, createVeil } from "./guess.js";
import { createMovement } from "./movement.js";

/**
 * @typedef {import("./movement.js").MovementState} MovementState
 * @typedef {{ movements: MovementState[] } & import("./guess.js").Guess} Explored
 * @typedef {import("@anywidget/types").AnyModel<Explored>} ExplorerModel
 */

/** @param {{ model: ExplorerModel, el: HTMLElement }} widget */
export function render({ model, el }) {
  el.classList.add("hb-explorer");
  const choices = model.get("movements").map((movement) => ({ name: movement.name, ...createMovement(movement) }));
  const place = element("div");
  const buttons = choices.map(({ name }) =>
    element("button", { type: "button", class: "jupyter-button widget-toggle-button" }, name),
  );

  /** @param {number} chosen */
  function choose(chosen) {
    buttons.forEach((button, n) => {
      button.classList.toggle("mod-active", n === chosen);
      button.setAttribute("aria-pressed", String(n === chosen));
    });
    const choice = choices[chosen];
    if (!choice) return;
    place.replaceChildren(choice.shown);
    choice.show();
  }

  buttons.forEach((button, n) => {
    button.addEventListener("click", () => choose(n));
  });
  if (buttons.length > 1) {
    el.append(element("div", { class: "hb-movements", role: "group", "aria-label": "Which movement?" }, ...buttons));
  }
  el.append(choices.length ? place : element("p", {}, "There is no drawing of these movements yet."));
  choose(0);
  const [first] = choices;
  const letGo = first && (model.get("asks") ? createGuess : createVeil)(model, first);
  // A drawing that is put into the page begins to play: hold it where the slider stands.
  const views = new IntersectionObserver(() => {
    for (const { show } of choices) show();
  });
  views.observe(el);
  return () => {
    views.disconnect();
    letGo?.();
  };
}

export default { render };
