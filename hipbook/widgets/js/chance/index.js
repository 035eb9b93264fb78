/** Change or chance: three toys of one chapter. All they need came from Python, once; they run in the browser alone. */

import { createFooled } from "./fooled.js";
import { createShuffle } from "./shuffle.js";
import { createSpot } from "./spot.js";

/**
 * @typedef {import("./spot.js").SpotState} SpotState
 * @typedef {import("./fooled.js").FooledState} FooledState
 * @typedef {import("./shuffle.js").ShuffleState} ShuffleState
 * @typedef {import("@anywidget/types").AnyModel<{ part: "spot" | "fooled" | "shuffle", state: any }>} ChanceModel
 */

const PARTS = { spot: createSpot, fooled: createFooled, shuffle: createShuffle };

/** @param {{ model: ChanceModel, el: HTMLElement }} widget */
export function render({ model, el }) {
  el.classList.add("hb-chance", `hb-${model.get("part")}`);
  PARTS[model.get("part")](model.get("state"), el);
}

export default { render };
