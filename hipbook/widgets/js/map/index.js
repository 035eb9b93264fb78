/** The map of exercises: rows of directions, five steps of difficulty, ladders as ways. All words came from Python. */

import { element, prefersStillness } from "../shared/dom.js";
import { createLegend } from "./legend.js";
import { drawWay } from "./lines.js";
import { createPanel } from "./panel.js";
import { keepInPlace } from "./place.js";
import { createRows } from "./rows.js";
import { walkByKeys } from "./walk.js";

/** @typedef {import("./types.js").MapModel} MapModel */

/** @param {string} id @param {import("./types.js").Marks} marks */
function stateOf(id, marks) {
  if (id in marks.refused) return "left out";
  return id in marks.care ? "with care" : "";
}

/** @param {Element} target */
const bringIntoView = (target) =>
  target.scrollIntoView({ block: "center", behavior: prefersStillness() ? "auto" : "smooth" });

/** @param {{ model: MapModel, el: HTMLElement }} widget */
export function render({ model, el }) {
  const exercises = model.get("exercises");
  const says = element("p", { class: "hb-map-says", role: "status" });
  const lines = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const { list, tiles, rowOf, cells } = createRows(model.get("rows"), exercises, spotlight);
  const legend = createLegend(model.get("sure"), model.get("looks"), spotlight);
  const panel = createPanel(exercises, model.get("around"), choose);
  const ground = element("div", { class: "hb-map-ground" });
  let chosen = "";
  let light = "";

  lines.setAttribute("class", "hb-map-lines");
  lines.setAttribute("aria-hidden", "true");
  ground.append(lines, list);
  el.classList.add("hb-map");
  el.append(says, legend.shown, ground);

  /** Only what a pressed heading or mark is about stays bright; pressed again, all of it. @param {string} key */
  function spotlight(key) {
    light = light === key ? "" : key;
    for (const [id, { item }] of tiles)
      item.toggleAttribute("data-dim", !!light && !exercises[id]?.keys.includes(light));
    for (const button of el.querySelectorAll("[data-light]")) {
      button.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ (button).dataset.light === light));
    }
  }

  /** The rungs of what is chosen are marked and joined. @param {string[]} ladder */
  function showLadder(ladder) {
    for (const [one, { item, button }] of tiles) {
      const rung = ladder.indexOf(one) + 1;
      button.setAttribute("aria-expanded", String(one === chosen));
      item.toggleAttribute("data-on-way", rung > 0);
      item.style.setProperty("--hb-rung", rung ? `"${rung}"` : "none");
    }
    redraw();
  }

  /** Opens an exercise under its row; the same one again closes it. @param {string} id @param {boolean} [goes] */
  function choose(id, goes = false) {
    const left = panel.shown.contains(document.activeElement) ? tiles.get(chosen)?.button : undefined;
    const touched = tiles.get(id)?.item;
    const before = touched?.getBoundingClientRect().top ?? 0;
    chosen = id === chosen && !goes ? "" : id;
    if (chosen) {
      panel.show(chosen, model.get("marks"));
      rowOf.get(chosen)?.append(panel.shown);
    } else {
      panel.shown.remove();
      left?.focus();
    }
    showLadder(exercises[chosen]?.ladder ?? []);
    const tile = goes ? tiles.get(chosen) : undefined;
    tile?.button.focus({ preventScroll: true });
    if (tile) bringIntoView(tile.item);
    else if (touched) keepInPlace(touched, before, panel.shown);
  }

  function mark() {
    const marks = model.get("marks");
    says.textContent = marks.says;
    for (const [id, { item, button }] of tiles) {
      item.toggleAttribute("data-shut", id in marks.refused);
      item.toggleAttribute("data-care", id in marks.care);
      button.setAttribute("aria-label", [exercises[id]?.label, stateOf(id, marks)].filter(Boolean).join(", "));
      button.title = marks.refused[id] ?? "";
    }
    if (chosen) panel.show(chosen, marks);
  }

  for (const [id, { button }] of tiles) button.addEventListener("click", () => choose(id));
  const stopKeys = walkByKeys(list, cells, () => chosen && choose(chosen));
  const redraw = () => {
    const ladder = exercises[chosen]?.ladder ?? [];
    drawWay(
      lines,
      ground,
      ladder.map((one) => /** @type {HTMLElement} */ (tiles.get(one)?.item)).filter(Boolean),
      panel.shown,
    );
  };
  const sizes = new ResizeObserver(redraw);
  sizes.observe(ground);
  model.on("change:marks", mark);
  mark();
  return () => {
    sizes.disconnect();
    stopKeys();
    model.off("change:marks", mark);
  };
}

export default { render };
