// Bundled from hipbook/widgets/js by "make js": change it there.

// hipbook/widgets/js/shared/dom.js
function element(tag, attributes = {}, ...children) {
  const made2 = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== void 0) made2.setAttribute(name, String(value));
  }
  made2.append(...children);
  return made2;
}
function setText(target, text) {
  if (target.textContent !== text) target.textContent = text;
  target.hidden = !text;
}

// hipbook/widgets/js/guess/question.js
var MOVE = "Move the slider";
var made = 0;
function createChoice(asks, options) {
  made += 1;
  const name = `hb-guess-${made}`;
  const radios = options.map(({ value }) => element("input", { type: "radio", name, value }));
  const rows = options.map(
    ({ says }, n) => element(
      "label",
      { class: "hb-guess-option" },
      /** @type {Node} */
      radios[n],
      element("span", {}, says)
    )
  );
  return {
    shown: element("fieldset", {}, element("legend", { class: "hb-ask" }, asks), ...rows),
    missing: "Choose one first.",
    answer: () => radios.find((radio) => radio.checked)?.value ?? "",
    focus: () => (radios.find((radio) => radio.checked) ?? radios[0])?.focus()
  };
}
function createNumber(asks, { unit, one, from, to, step }) {
  const slider = element("input", { type: "range", min: from, max: to, step });
  const steps = Math.round((to - from) / step / 2);
  slider.value = String(from + steps * step);
  const number = element("output", { class: "hb-guess-number" });
  let isMoved = false;
  const say = () => {
    const at = Number(slider.value);
    number.textContent = isMoved ? `${at} ${at === 1 && one ? one : unit}` : MOVE;
    slider.setAttribute("aria-valuetext", number.textContent);
  };
  slider.addEventListener("input", () => {
    isMoved = true;
    say();
  });
  say();
  const ends = element(
    "div",
    { class: "hb-ends", "aria-hidden": "true" },
    element("span", {}, `${from}`),
    element("span", {}, `${to} ${unit}`)
  );
  return {
    shown: element("div", {}, element("label", { class: "hb-ask" }, asks, number, slider), ends),
    missing: "Move the slider to your guess first.",
    answer: () => isMoved ? String(Number(slider.value)) : "",
    focus: () => slider.focus()
  };
}
function createQuestion(asks, options, number) {
  return options.length ? createChoice(asks, options) : createNumber(
    asks,
    /** @type {Line} */
    number
  );
}

// hipbook/widgets/js/guess/reveal.js
var percent = (share) => `${Math.round(1e3 * share) / 10}%`;
function line([guess, low, high]) {
  if (guess === void 0 || low === void 0 || high === void 0) return [];
  const answer = `left:${percent(low)};width:${percent(high - low)}`;
  const marks = [
    element("span", { class: low === high ? "hb-guess-at" : "hb-guess-range", style: answer }),
    element("span", { class: "hb-guess-mine", style: `left:${percent(guess)}` })
  ];
  return [element("div", { class: "hb-guess-line", "aria-hidden": "true" }, ...marks)];
}
var part = (kind, name, value) => element("p", { class: `hb-guess-${kind}` }, element("span", {}, name), " ", element("strong", {}, value));
function createReveal(asks, reveal, again) {
  const back = reveal.returns;
  const leads = element("a", { href: back.file }, `“${back.title}”`);
  const isBet = Boolean(back.file);
  const more = element(
    "button",
    { type: "button", class: "jupyter-button hb-plain" },
    isBet ? "Bet on another" : "Guess again"
  );
  more.addEventListener("click", again);
  const sources = element("ul", {}, ...reveal.sources.map((source) => element("li", {}, source)));
  const known = element("details", {}, element("summary", {}, "How we know"), element("p", {}, reveal.sure), sources);
  return [
    element("p", { class: "hb-ask" }, asks),
    element("p", { class: "hb-guess-verdict" }, reveal.verdict),
    ...line(reveal.at),
    element(
      "div",
      { class: "hb-guess-both" },
      part("of-mine", isBet ? "You bet on" : "You guessed", reveal.guess),
      ...reveal.answer ? [part("of-all", reveal.answer_name, reveal.answer)] : []
    ),
    element("p", {}, reveal.because),
    ...isBet ? [element("p", {}, "The chapter ", leads, " comes back to it.")] : [],
    ...reveal.answer ? [known] : [],
    element("div", { class: "hb-row" }, more, element("span", { class: "hb-guess-kept" }, reveal.kept))
  ];
}

// hipbook/widgets/js/guess/index.js
function render({ model, el }) {
  el.classList.add("hb-guess");
  const question = createQuestion(model.get("asks"), model.get("options"), model.get("number"));
  const save = element(
    "button",
    { type: "submit", class: "jupyter-button hb-primary" },
    model.get("bet") ? "That is my bet" : "That is my guess"
  );
  const trouble = element("p", { class: "hb-guess-trouble", role: "alert" });
  const form = element("form", {}, question.shown, trouble, element("div", { class: "hb-row" }, save));
  const answered = element("div", {
    class: "hb-guess-answer",
    tabindex: -1,
    role: "group",
    "aria-label": "Your guess"
  });
  el.append(form, answered);
  let pressed = false;
  function wait(busy) {
    save.disabled = busy;
    form.setAttribute("aria-busy", String(busy));
  }
  function again() {
    form.hidden = false;
    answered.hidden = true;
    question.focus();
  }
  function show() {
    const reveal = (
      /** @type {Revealed} */
      model.get("reveal")
    );
    const isKept = Boolean(reveal.verdict);
    wait(false);
    form.hidden = isKept;
    answered.hidden = !isKept;
    answered.replaceChildren(...isKept ? createReveal(model.get("asks"), reveal, again) : []);
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
var guess_default = { render };
export {
  guess_default as default,
  render
};
