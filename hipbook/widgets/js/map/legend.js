/** On what the advice rests: each mark with its meaning; pressed, it lights up the exercises that bear it. */

import { element } from "../shared/dom.js";

/**
 * @param {import("./types.js").Sure[]} kinds
 * @param {string[]} looked what an open, a careful and a shut exercise look like
 * @param {(key: string) => void} spotlight
 */
export function createLegend(kinds, looked, spotlight) {
  const items = kinds.map(({ id, letter, name, words, many }) => {
    const dot = element("span", { class: "hb-sure", "data-sure": id, "aria-hidden": "true" }, letter);
    const button = element(
      "button",
      { type: "button", "data-light": id, "aria-pressed": "false" },
      dot,
      element("span", {}, element("strong", {}, name), `: ${words} `, element("small", {}, many)),
    );
    button.addEventListener("click", () => spotlight(id));
    return element("li", {}, button);
  });
  const looks = ["open", "care", "shut"].map((name, n) =>
    element(
      "li",
      { class: "hb-map-look" },
      element("span", { "data-look": name, "aria-hidden": "true" }),
      looked[n] ?? "",
    ),
  );
  const summary = element("summary", {}, "What the dots and edges mean");
  const shown = element(
    "details",
    { class: "hb-map-legend", open: "" },
    summary,
    element("ul", {}, ...items, ...looks),
  );
  return { shown };
}
