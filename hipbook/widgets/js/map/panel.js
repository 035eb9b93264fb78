/** What opens under a row: an exercise with its moving figure, whether it is open, and the ladder it stands on. */

import { element } from "../shared/dom.js";

/**
 * @param {import("./types.js").Exercises} exercises
 * @param {string[]} words the words around: close, ladder, how to, feel
 * @param {(id: string, goes?: boolean) => void} choose
 */
export function createPanel(exercises, words, choose) {
  const [close = "", ladderName = "", howTo = "", feel = ""] = words;
  const shown = element("div", { class: "hb-map-panel" });

  /** @param {string} rung @param {string} here @param {import("./types.js").Marks} marks */
  function createRung(rung, here, marks) {
    const { name = "" } = exercises[rung] ?? {};
    if (rung === here) return element("li", { "aria-current": "step" }, name);
    const shut = rung in marks.refused ? ", left out" : "";
    const button = element("button", { type: "button", "aria-label": `${name}${shut}` }, name);
    button.toggleAttribute("data-shut", !!shut);
    button.addEventListener("click", () => choose(rung, true));
    return element("li", {}, button);
  }

  /** @param {string} id @param {import("./types.js").Marks} marks */
  function verdict(id, marks) {
    const refused = marks.refused[id];
    if (refused) return element("p", { class: "hb-map-shut" }, element("strong", {}, marks.shut), ` ${refused}`);
    const care = marks.care[id];
    return element("p", {}, element("strong", {}, marks.open), care ? ` ${care}` : "");
  }

  /** @param {string} id @param {import("./types.js").Marks} marks */
  function show(id, marks) {
    const one = exercises[id];
    if (!one) return;
    const place = shown.dataset.id === id ? shown.querySelector(".hb-map-figure") : null;
    const figure = element("div", { class: "hb-stage" }, element("div", { class: "hb-figure", "data-hb-figure": id }));
    const ending = element("button", { type: "button", class: "hb-map-close", "aria-label": close }, "×");
    ending.addEventListener("click", () => choose(id));
    const dot = element("span", { class: "hb-sure", "data-sure": one.sure, "aria-hidden": "true" }, one.letter);
    const steps = element("ol", {}, ...one.steps.map((step) => element("li", {}, step)));
    const open = !!shown.querySelector("details")?.open && shown.dataset.id === id;
    const how = element("details", {}, element("summary", {}, howTo), steps, element("p", {}, `${feel} ${one.feel}`));
    how.open = open;
    const ladder = element("ol", { class: "hb-map-ladder", "aria-label": ladderName });
    ladder.append(...one.ladder.map((rung) => createRung(rung, id, marks)));
    shown.dataset.id = id;
    shown.replaceChildren(
      place ?? element("div", { class: "hb-map-figure" }, figure),
      element(
        "div",
        { class: "hb-map-words" },
        element("h3", { tabindex: -1 }, one.name),
        element("p", { class: "hb-quiet" }, one.trains),
        verdict(id, marks),
        element("p", {}, one.says),
        element("p", { class: "hb-quiet" }, dot, ` ${one.rests}`),
        ...(one.ladder.length > 1 ? [element("p", { class: "hb-ask" }, ladderName), ladder] : []),
        how,
      ),
      ending,
    );
  }

  return { shown, show };
}
