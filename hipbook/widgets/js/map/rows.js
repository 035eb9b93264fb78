/** The rows of the map: a heading for each direction, five cells, and in them the exercises as small figures. */

import { element } from "../shared/dom.js";

/**
 * @typedef {import("./types.js").Tile} Tile
 * @typedef {import("./types.js").MapRow} MapRow
 * @typedef {import("./types.js").Exercises} Exercises
 */

/** @param {string} id @param {Exercises} exercises @returns {Tile} */
function createTile(id, exercises) {
  const { sure = "", letter = "" } = exercises[id] ?? {};
  const figure = element("div", { class: "hb-figure", "data-hb-figure": id, "data-hb-show": "still" });
  const button = element("button", { type: "button", class: "hb-map-open", "aria-expanded": "false", tabindex: -1 });
  button.dataset.name = exercises[id]?.name ?? "";
  const dot = element("span", { class: "hb-sure", "data-sure": sure, "aria-hidden": "true" }, letter);
  const item = element("li", {}, element("div", { class: "hb-thumb" }, figure), button, dot);
  return { item, button };
}

/**
 * @param {MapRow[]} rows
 * @param {Exercises} exercises
 * @param {(key: string) => void} spotlight
 */
export function createRows(rows, exercises, spotlight) {
  /** @type {Map<string, Tile>} */
  const tiles = new Map();
  /** @type {Map<string, HTMLElement>} */
  const rowOf = new Map();
  /** @type {HTMLButtonElement[][]} the buttons of each row, as the arrows go */
  const cells = [];

  /** @param {MapRow} row */
  function createRow({ id, name, says, cells: ids }) {
    const heading = element("button", { type: "button", "data-light": id, "aria-pressed": "false" }, name);
    heading.addEventListener("click", () => spotlight(id));
    const shown = element("section", { class: "hb-map-row", "aria-label": name });
    const steps = ids.map((cell, n) => {
      const list = element("ul", { "data-hb-moves": "", "data-hard": n + 1, "aria-label": `${name}, ${n + 1} of 5` });
      for (const one of cell) {
        const tile = createTile(one, exercises);
        tiles.set(one, tile);
        rowOf.set(one, shown);
        list.append(tile.item);
      }
      return list;
    });
    cells.push(ids.flat().flatMap((one) => tiles.get(one)?.button ?? []));
    shown.append(
      element("h3", {}, heading, element("small", {}, says)),
      element("div", { class: "hb-map-cells" }, ...steps),
    );
    return shown;
  }

  const list = element("div", { class: "hb-map-rows" }, ...rows.map(createRow));
  cells[0]?.[0]?.setAttribute("tabindex", "0");
  return { list, tiles, rowOf, cells };
}
