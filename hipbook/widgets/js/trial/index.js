/** One try of a home test: a countdown, a stopwatch, or the phone's level. It finds a number; Python keeps it. */

import { createClock } from "./clock.js";
import { createLevel } from "./level.js";

/**
 * @typedef {{ kind: "count" | "hold" | "stages" | "angle", seconds: number, say: string }} TrialState
 * @typedef {import("@anywidget/types").AnyModel<TrialState>} TrialModel
 */

/** @param {{ model: TrialModel, el: HTMLElement }} widget */
export function render({ model, el }) {
  el.classList.add("hb-trial");
  return model.get("kind") === "angle" ? createLevel(model, el) : createClock(model, el);
}

export default { render };
