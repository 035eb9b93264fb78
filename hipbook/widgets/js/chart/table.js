/** The numbers of a chart as a table, folded away. */

import { element } from "../shared/dom.js";

/** @typedef {import("./types.js").Table} Table */

const CELL = "padding: 0.25rem 0.875rem 0.25rem 0; border-bottom: 1px solid var(--hb-line); font-weight: inherit";

/**
 * @param {"th" | "td"} tag
 * @param {(string | number | null)[]} row
 * @param {import("../shared/dom.js").Attributes} attributes
 */
const cells = (tag, row, attributes) =>
  row.map((cell) => {
    const [name, more] = cell === "" ? [/** @type {const} */ ("td"), {}] : [tag, attributes];
    return element(name, { style: CELL, dir: "auto", ...more }, cell === null ? "–" : String(cell));
  });

/**
 * @param {Table} table
 * @param {string} title
 */
export function tableOf({ columns = [], rows = [] }, title) {
  const body = rows.map(([day = null, ...numbers]) => {
    const head = cells("th", [day], { scope: "row", style: `${CELL}; white-space: nowrap` });
    return element("tr", {}, ...head, ...cells("td", numbers, {}));
  });
  return element(
    "table",
    { style: "border-collapse: collapse; text-align: left" },
    element("caption", { style: "text-align: left" }, title),
    element("thead", {}, element("tr", {}, ...cells("th", columns, { scope: "col" }))),
    element("tbody", {}, ...body),
  );
}

/**
 * The folded table; its rows are made when it is first unfolded.
 *
 * @param {import("./types.js").ChartModel} model
 */
export function createNumbers(model) {
  const room = element("div", { tabindex: 0, role: "region", style: "overflow: auto; max-height: 26rem" });
  const summary = element("summary", {}, "The numbers as a table");
  const folded = element("details", { class: "hb-numbers" }, summary, room);

  function fill() {
    room.setAttribute("aria-label", `${model.get("title")}: the numbers`);
    room.replaceChildren(...(folded.open ? [tableOf(model.get("table"), model.get("title"))] : []));
  }

  folded.addEventListener("toggle", fill);
  return { folded, fill };
}
