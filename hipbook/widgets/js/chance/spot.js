/** Six hips, one of them truly changed: name it, see what was so, and count beside the book. */

import { element } from "../shared/dom.js";
import { GAMES_KEY, read, write } from "../shared/storage.js";
import { createPlot } from "./plot.js";

/**
 * @typedef {import("./plot.js").Week} Week
 * @typedef {{ weeks: Week[], truth: Week[], says: string }} Hip
 * @typedef {{ hips: Hip[], fell: number | null, book: number | null }} Round
 * @typedef {{ name: string, asks: string, none: string, rounds: Round[], over: string }} Level
 * @typedef {{ levels: Level[], weeks: number }} SpotState
 * @typedef {{ right: number, wrong: number, silent: number }} Score
 */

const LETTERS = "ABCDEF";
const SIZE = { width: 200, height: 110, ticks: false };

/** @param {number | null} place */
const letter = (place) => (place === null ? "none" : (LETTERS[place] ?? ""));

/** @param {number | null} named @param {Round} round @returns {keyof Score} */
export function judged(named, { fell }) {
  if (named === null) return "silent";
  return named === fell ? "right" : "wrong";
}

/** @param {number | null} named @param {Round} round */
export function told(named, round) {
  const truth = round.fell === null ? "None of them changed." : `${letter(round.fell)} truly changed.`;
  const words = { right: "that is right", wrong: "that was noise", silent: "no false alarm" };
  const you = named === null ? "You named none." : `You named ${letter(named)}: ${words[judged(named, round)]}.`;
  const book =
    round.book === null
      ? `The book named none${round.fell === null ? ": that is right" : ", as it was not sure"}.`
      : `The book named ${letter(round.book)}: ${words[judged(round.book, round)]}.`;
  return [truth, you, book].join(" ");
}

/** @param {string} who @param {Score} score */
function row(who, { right, wrong, silent }) {
  const cells = [right, wrong, silent].map((count) => element("td", {}, String(count)));
  return element("tr", {}, element("th", { scope: "row" }, who), ...cells);
}

/** @param {Score} you @param {Score} book */
function scores(you, book) {
  const names = ["Named so far", "Right", "Wrong", "None"];
  const head = names.map((name) => element("th", { scope: "col" }, name));
  return element(
    "table",
    { class: "hb-table hb-spot-score" },
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, row("You", you), row("The book", book)),
  );
}

/** One scale for all six, as narrow as they allow. @param {Hip[]} hips */
export function scale(hips) {
  const pains = hips.flatMap(({ weeks, truth }) => [...weeks, ...truth].map(([, pain]) => pain));
  return { low: Math.floor(Math.min(...pains)), high: Math.ceil(Math.max(...pains)) };
}

/** @param {Hip} hip @param {number} place @param {number} last @param {{ low: number, high: number }} scaled */
function createCard(hip, place, last, scaled) {
  const plot = createPlot("", last, { ...SIZE, ...scaled });
  plot.line(hip.weeks, "line");
  for (const week of hip.weeks) plot.dot(week, "dot");
  const tags = element("span", { class: "hb-spot-tags" });
  const name = element("b", {}, letter(place));
  const heard = element("span", { class: "hb-unseen" }, hip.says);
  const card = element("button", { type: "button", class: "hb-spot-hip" }, name, plot.svg, heard, tags);

  /** @param {string[]} names */
  function reveal(names) {
    plot.line(hip.truth, "truth");
    tags.append(...names.map((text) => element("span", {}, text)));
    card.setAttribute("aria-disabled", "true");
  }
  return { card, reveal };
}

/**
 * What was named in each round of a game, as the browser kept it: a place, or null for none.
 *
 * @param {Level} level
 * @returns {(number | null)[]}
 */
function kept({ name, rounds }) {
  const named = read(GAMES_KEY)?.[name];
  const isWhole = Array.isArray(named) && named.length <= rounds.length;
  return isWhole && named.every((one) => one === null || LETTERS[one]) ? named : [];
}

/** @param {Level} level @param {(number | null)[]} named */
const keep = ({ name }, named) => write(GAMES_KEY, { ...read(GAMES_KEY), [name]: named });

/** @param {Level} level @param {number} last @param {HTMLElement} place */
function createGame(level, last, place) {
  const named = kept(level);
  const asks = element("p", { class: "hb-ask", tabindex: "-1" });
  const grid = element("div", { class: "hb-spot-hips", role: "group", "aria-label": "Six hips" });
  const says = element("p", { class: "hb-says", role: "status" });
  const score = element("div");
  const none = element("button", { type: "button", class: "jupyter-button" }, level.none);
  const on = element("button", { type: "button", class: "jupyter-button hb-primary" }, "Next six");
  const key = element("p", { class: "hb-quiet" });
  let cards = /** @type {ReturnType<typeof createCard>[]} */ ([]);
  let open = true;

  function deal(number = named.length) {
    const round = level.rounds[number];
    if (!round) return;
    open = true;
    asks.textContent = `Round ${number + 1} of ${level.rounds.length}. ${level.asks}`;
    const scaled = scale(round.hips);
    key.textContent = `Each dot: the pain of a week on average. All six reach from ${scaled.low} to ${scaled.high}.`;
    cards = round.hips.map((hip, n) => createCard(hip, n, last, scaled));
    cards.forEach(({ card }, n) => {
      card.addEventListener("click", () => name(n));
    });
    grid.replaceChildren(...cards.map(({ card }) => card));
    says.textContent = "";
    none.hidden = false;
    on.hidden = true;
  }

  /** @param {number | null} chosen */
  function name(chosen) {
    const round = level.rounds[named.length];
    if (!round || !open) return;
    named.push(chosen);
    keep(level, named);
    show(round, chosen);
    on.focus({ preventScroll: true });
  }

  /** What was so in a round. @param {Round} round @param {number | null} chosen */
  function show(round, chosen) {
    open = false;
    cards.forEach(({ card, reveal }, n) => {
      if (n === round.fell) card.classList.add("hb-spot-fell");
      if (n === chosen) card.classList.add("hb-spot-named");
      const who = [n === chosen && "you", n === round.book && "the book"].filter(Boolean).join(", ");
      reveal([...(n === round.fell ? ["changed"] : []), ...(who ? [who] : [])]);
    });
    const over = named.length === level.rounds.length;
    const parts = [told(chosen, round), "The dotted lines are what was truly there.", over ? level.over : ""];
    says.textContent = parts.join(" ").trim();
    count();
    none.hidden = true;
    on.hidden = false;
    on.textContent = over ? "Play these again" : "Next six";
  }

  function count() {
    const [you, book] = [empty(), empty()];
    named.forEach((chosen, n) => {
      const round = level.rounds[n];
      if (!round) return;
      you[judged(chosen, round)] += 1;
      book[judged(round.book, round)] += 1;
    });
    score.replaceChildren(...(named.length ? [scores(you, book)] : []));
  }

  none.addEventListener("click", () => name(null));
  on.addEventListener("click", () => {
    if (named.length === level.rounds.length) {
      named.length = 0;
      keep(level, named);
      count();
    }
    deal();
    asks.focus({ preventScroll: true });
  });
  const end = level.rounds.length - 1;
  deal(Math.min(named.length, end));
  const [round, chosen] = [level.rounds[end], named[end]];
  if (round && chosen !== undefined) show(round, chosen);
  else count();
  place.replaceChildren(asks, grid, key, says, element("div", { class: "hb-spot-ways" }, none, on), score);
}

/** @returns {Score} */
const empty = () => ({ right: 0, wrong: 0, silent: 0 });

/** @param {SpotState} state @param {HTMLElement} el */
export function createSpot(state, el) {
  const games = state.levels.map((level) => {
    const place = element("div", { class: "hb-spot-game" });
    createGame(level, state.weeks - 1, place);
    return place;
  });
  const shown = element("div");
  const buttons = state.levels.map(({ name }) =>
    element("button", { type: "button", class: "jupyter-button widget-toggle-button" }, name),
  );
  /** @param {number} chosen */
  function choose(chosen) {
    buttons.forEach((button, n) => {
      button.classList.toggle("mod-active", n === chosen);
      button.setAttribute("aria-pressed", String(n === chosen));
    });
    const game = games[chosen];
    if (game) shown.replaceChildren(game);
  }
  buttons.forEach((button, n) => {
    button.addEventListener("click", () => choose(n));
  });
  el.append(element("div", { class: "hb-movements", role: "group", "aria-label": "Which game?" }, ...buttons), shown);
  choose(0);
}
