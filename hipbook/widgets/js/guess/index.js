/** A guess before the answer: the question, what may be answered, and what became of it. All words came from Python. */

import { element, setText } from "../shared/dom.js";
import { createQuestion } from "./question.js";
import { createReveal } from "./reveal.js";

/**
 * @typedef {import("./question.js").Option} Option
 * @typedef {import("./question.js").Line} Line
 * @typedef {import("./reveal.js").Revealed} Revealed
 * @typedef {object} GuessState
 * @property {string} asks
 * @property {Option[]} options
 * @property {Line | Record<string, never>} number
 * @property {string} guess the one that is kept
 * @property {Revealed | Record<string, never>} reveal
 * @property {boolean} bet
 * @property {string} trouble
 * @typedef {import("@anywidget/types").AnyModel<GuessState>} GuessModel
 */

/** @param {{ model: GuessModel, el: HTMLElement }} widget */
export function render({ model, el }) {
  el.classList.add("hb-guess");
  const question = createQuestion(model.get("asks"), model.get("options"), model.get("number"));
  const save = element(
    "button",
    { type: "submit", class: "jupyter-button hb-primary" },
    model.get("bet") ? "That is my bet" : "That is my guess",
  );
  const trouble = element("p", { class: "hb-guess-trouble", role: "alert" });
  const form = element("form", {}, question.shown, trouble, element("div", { class: "hb-row" }, save));
  const answered = element("div", {
    class: "hb-guess-answer",
    tabindex: -1,
    role: "group",
    "aria-label": "Your guess",
  });
  el.append(form, answered);

  let pressed = false;

  /** @param {boolean} busy */
  function wait(busy) {
    save.disabled = busy;
    form.setAttribute("aria-busy", String(busy));
  }

  /** Shows the question again; the guess that is kept stays until another takes its place. */
  function again() {
    form.hidden = false;
    answered.hidden = true;
    question.focus();
  }

  function show() {
    const reveal = /** @type {Revealed} */ (model.get("reveal"));
    const isKept = Boolean(reveal.verdict);
    wait(false);
    form.hidden = isKept;
    answered.hidden = !isKept;
    answered.replaceChildren(...(isKept ? createReveal(model.get("asks"), reveal, again) : []));
    // Whoever has just pressed the button is led to what it brought; on a page that only opens nobody is moved.
    if (isKept && pressed) answered.focus({ preventScroll: true });
    pressed = false;
  }

  function tellTrouble() {
    setText(trouble, model.get("trouble"));
    wait(false);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const answer = question.answer();
    setText(trouble, answer ? "" : question.missing);
    if (!answer) return;
    wait(true);
    pressed = true;
    // The same guess again changes nothing in Python, so nothing would come back.
    if (answer === model.get("guess")) show();
    else model.send({ event: "guessed", answer });
  });
  model.on("change:reveal", show);
  model.on("change:trouble", tellTrouble);
  tellTrouble();
  show();
  return () => {
    model.off("change:reveal", show);
    model.off("change:trouble", tellTrouble);
  };
}

export default { render };
