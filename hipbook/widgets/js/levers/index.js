/** Muscles as levers: a slider bends the hip, and each muscle's pull follows. All words came from Python, once. */

import { element } from "../shared/dom.js";
import { createBody } from "./body.js";
import { createDial } from "./dial.js";
import { createRow } from "./row.js";

/**
 * @typedef {import("./row.js").Muscle} Muscle
 * @typedef {{ deg: number, bent: string, says: string }} Stop how far the hip is bent, and what all muscles do there
 * @typedef {{ muscles: Muscle[], stops: Stop[], anchors: number[], first: string }} State
 */

/** @param {{ model: import("@anywidget/types").AnyModel<State>, el: HTMLElement }} widget */
export function render({ model, el }) {
  const muscles = model.get("muscles");
  const stops = model.get("stops");
  const body = createBody();
  const dial = createDial();
  const about = element("div", { class: "hb-lever-about" });
  const says = element("p", { class: "hb-says" });
  const slider = element("input", { type: "range", min: 0, max: stops.length - 1, step: 1, value: 0 });
  slider.setAttribute("aria-label", "How far is the hip bent? Move the slider");
  const rows = muscles.map((muscle) => createRow(muscle, () => choose(muscle)));
  let chosen = muscles.find((muscle) => muscle.id === model.get("first")) ?? muscles[0];

  function show() {
    const at = Number(slider.value);
    const stop = stops[at];
    if (!stop || !chosen) return;
    slider.setAttribute("aria-valuetext", stop.says);
    says.textContent = stop.says;
    body.show(stop.deg, stop.bent);
    for (const row of rows) row.show(at);
    const part = chosen.at[at];
    if (part) dial.show(part.span, part.says);
    about.replaceChildren(
      element("p", { class: "hb-lever-name" }, element("strong", {}, chosen.plain), ` (${chosen.name})`),
      element("p", {}, `${part?.says ?? ""} ${chosen.note}`),
      element("details", {}, element("summary", {}, "How we know"), element("p", {}, chosen.sure)),
    );
  }

  /** @param {Muscle} muscle */
  function choose(muscle) {
    chosen = muscle;
    rows.forEach((row, n) => {
      row.press(muscles[n] === muscle);
    });
    show();
  }

  slider.addEventListener("input", show);
  const marks = stops
    .filter(({ deg }) => deg % 45 === 0)
    .map(({ deg }) => element("span", { class: model.get("anchors").includes(deg) ? "hb-at" : "" }, `${deg}°`));
  el.classList.add("hb-levers");
  el.append(
    element("label", { class: "hb-ask" }, "Bend the hip: move the slider", slider),
    element("div", { class: "hb-lever-marks", "aria-hidden": "true" }, ...marks),
    element("div", { class: "hb-lever-pictures" }, body.shown, dial.shown, about),
    says,
    element(
      "div",
      { class: "hb-lever-ends", "aria-hidden": "true" },
      element("span", {}, "← turns the thigh out"),
      element("span", {}, "turns it in →"),
    ),
    element("ul", { class: "hb-lever-rows" }, ...rows.map((row) => row.shown)),
  );
  if (chosen) choose(chosen);
}

export default { render };
