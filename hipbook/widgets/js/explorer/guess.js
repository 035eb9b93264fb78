/** Guess before you see: what a movement is made of stays veiled until the slider was stopped somewhere. */

import { element, setText } from "../shared/dom.js";

/**
 * @typedef {import("./movement.js").Movement} Movement
 *
 * @typedef {object} Guess
 * @property {string} asks what to stop at; empty where nothing is to be guessed
 * @property {string} stop the words of the button that keeps the guess
 * @property {number | null} guess where the reader stopped, in degrees
 * @property {boolean} veiled
 * @property {string} verdict what Python says of the guess once it is kept
 *
 * @typedef {import("@anywidget/types").AnyModel<Guess>} GuessModel
 */

/**
 * Keeps the parts of a movement veiled until a guess was made elsewhere on the page.
 *
 * @param {GuessModel} model
 * @param {Movement} movement
 */
export function createVeil(model, movement) {
  const why = element("p", { class: "hb-veiled" }, model.get("verdict"));
  const show = () => {
    why.hidden = !model.get("veiled");
    movement.veil(model.get("veiled"));
  };
  movement.under.append(why);
  model.on("change:veiled", show);
  show();
  return () => model.off("change:veiled", show);
}

/**
 * Puts the question before a movement, and its answer under it.
 *
 * @param {GuessModel} model
 * @param {Movement} movement
 */
export function createGuess(model, movement) {
  const asks = element("p", { class: "hb-ask" }, model.get("asks"));
  const stop = element("button", { type: "button", class: "jupyter-button hb-button hb-primary hb-stop-here" });
  stop.textContent = model.get("stop");
  const verdict = element("p", { class: "hb-stopped" });
  const again = element("button", { type: "button", class: "jupyter-button hb-button hb-plain" }, "Guess again");
  const answered = element("div", { class: "hb-turn-said", role: "status" }, verdict, again);

  // Guessing again needs nothing of Python: the guess that is kept stays until another takes its place.
  let isAgain = false;

  function show() {
    const veiled = isAgain || model.get("veiled");
    const guess = model.get("guess");
    if (!veiled && guess !== null) movement.stand(guess);
    movement.veil(veiled);
    stop.hidden = !veiled;
    stop.disabled = false;
    again.hidden = veiled;
    setText(verdict, isAgain ? "" : model.get("verdict"));
  }

  stop.addEventListener("click", () => {
    const degrees = movement.whole();
    isAgain = false;
    // The same guess again changes nothing in Python, so nothing would come back.
    if (degrees === model.get("guess")) return show();
    stop.disabled = true;
    model.send({ event: "stopped", degrees });
  });
  again.addEventListener("click", () => {
    isAgain = true;
    movement.stand(0);
    show();
  });
  const followed = /** @type {const} */ (["change:veiled", "change:verdict", "change:guess"]);
  for (const name of followed) model.on(name, show);
  show();
  if (model.get("veiled")) movement.stand(0);
  movement.shown.prepend(asks);
  movement.under.append(stop, answered);
  return () => {
    for (const name of followed) model.off(name, show);
  };
}
