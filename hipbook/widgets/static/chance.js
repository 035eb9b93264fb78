// Bundled from hipbook/widgets/js by "make js": change it there.

// hipbook/widgets/js/shared/dom.js
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== void 0) made.setAttribute(name, String(value));
  }
  made.append(...children);
  return made;
}
function drawing(markup) {
  const parsed = new DOMParser().parseFromString(markup, "image/svg+xml").documentElement;
  return (
    /** @type {SVGSVGElement} */
    /** @type {unknown} */
    document.importNode(parsed, true)
  );
}

// hipbook/widgets/js/chance/plot.js
var PAD = 12;
var EDGE = 22;
function shape(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
var whole = () => matchMedia("(max-width: 37.5rem)").matches ? { width: 320, height: 190 } : { width: 640, height: 210 };
var short = (number) => Math.round(number * 10) / 10;
function createPlot(label, last, { width, height, low = 0, high = 10, ticks = true }) {
  const left = ticks ? EDGE : PAD;
  const svg = drawing(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"></svg>`);
  svg.setAttribute("class", "hb-plot");
  if (label) {
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", label);
  } else svg.setAttribute("aria-hidden", "true");
  const x = (week) => short(left + (width - left - PAD) * week / Math.max(1, last));
  const y = (pain) => short(PAD + (height - 2 * PAD) * (high - pain) / (high - low));
  function level(pain, kind, from = 0, to = last) {
    svg.append(shape("line", { class: `hb-plot-${kind}`, x1: x(from), x2: x(to), y1: y(pain), y2: y(pain) }));
  }
  function line(weeks, kind) {
    const points = weeks.map(([week, pain]) => `${x(week)},${y(pain)}`).join(" ");
    svg.append(shape("polyline", { class: `hb-plot-${kind}`, points }));
  }
  function dot([week, pain], kind, r = 3) {
    svg.append(shape("circle", { class: `hb-plot-${kind}`, cx: x(week), cy: y(pain), r }));
  }
  function clear() {
    svg.replaceChildren();
    for (const pain of [low, (low + high) / 2, high]) {
      level(pain, "grid");
      if (!ticks) continue;
      const tick = shape("text", { class: "hb-plot-tick", x: left - 6, y: y(pain), "text-anchor": "end" });
      tick.textContent = String(pain);
      svg.append(tick);
    }
  }
  clear();
  return { svg, level, line, dot, clear };
}

// hipbook/widgets/js/chance/fooled.js
var SIDE = 10;
function crowd(label, kinds) {
  const dots = Array.from({ length: SIDE * SIDE }, (_, n) => {
    const [cx, cy] = [8 + 14 * (n % SIDE), 8 + 14 * Math.floor(n / SIDE)];
    return `<circle class="hb-one-${kinds[n] ?? "still"}" cx="${cx}" cy="${cy}" r="5"/>`;
  });
  const size = 14 * SIDE + 2;
  const svg = drawing(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">${dots.join("")}</svg>`);
  svg.setAttribute("class", "hb-fooled-people");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  return svg;
}
var many = (count, kind) => Array.from({ length: Math.max(0, count) }, () => kind);
function crowds({ careless, hint, real }) {
  const of = [
    { who: "A careless reader", kinds: many(careless, "careless"), says: `fooled by ${careless} of 100` },
    {
      who: "The book",
      kinds: [...many(real, "real"), ...many(hint - real, "hint")],
      says: `gives ${hint} of 100 a hint by mistake, and says “probably” to ${real} of them`
    }
  ];
  return of.map(
    ({ who, kinds, says }) => element(
      "figure",
      {},
      crowd(`${who}: ${says}.`, kinds),
      element("figcaption", { "aria-hidden": "true" }, element("b", {}, `${who}: `), says)
    )
  );
}
function createFooled(state, el) {
  const plot = createPlot(" ", state.weeks - 1, whole());
  const both = element("div", { class: "hb-fooled-both" });
  const says = element("p", { class: "hb-says" });
  const sliders = state.sliders.map(({ asks, words: words2, begins }) => {
    const slider = element("input", { type: "range", min: 0, max: words2.length - 1, step: 1, "aria-label": asks });
    slider.value = String(begins);
    const word = element("span", { class: "hb-quiet" });
    slider.addEventListener("input", show);
    return { slider, word, words: words2, ask: element("label", { class: "hb-ask" }, `${asks} `, word, slider) };
  });
  function draw({ weeks, bound, better, shows }) {
    plot.clear();
    plot.level(Math.max(0, bound), "bound");
    plot.line(weeks, "line");
    for (const week of weeks) plot.dot(week, "dot", 2.5);
    for (const week of better) plot.dot(week, "told", 5);
    plot.svg.setAttribute("aria-label", shows);
  }
  function show() {
    const [row2 = 0, column = 0] = sliders.map(({ slider }) => Number(slider.value));
    const cell = state.cells[row2]?.[column];
    if (!cell) return;
    for (const { slider, word, words: words2 } of sliders) {
      word.textContent = words2[Number(slider.value)] ?? "";
      slider.setAttribute("aria-valuetext", `${word.textContent}. ${cell.says}`);
    }
    draw(cell);
    both.replaceChildren(...crowds(cell));
    says.textContent = cell.says;
  }
  const key = element("p", { class: "hb-quiet" }, state.key);
  el.append(element("div", { class: "hb-sliders" }, ...sliders.map(({ ask }) => ask)), plot.svg, key, both, says);
  show();
}

// hipbook/widgets/js/chance/shuffle.js
var NAMES = { worst: "the worst week", middle: "a middling week", best: "the best week" };
var WHY = {
  worst: "Nothing helped: the order is drawn by lot. After the worst week there is hardly a way but down.",
  middle: "From the middle it goes either way, as chance has it.",
  best: "Nothing did harm: the order is drawn by lot. After the best week there is hardly a way but up."
};
var tenths = (number) => (Math.round(number * 10) / 10).toFixed(1);
var average = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
function first(weeks, start) {
  const order = [...weeks].sort((a, b) => b.pain - a.pain);
  const place = { worst: 0, middle: Math.floor(order.length / 2), best: order.length - 1 }[start];
  return (
    /** @type {Named} */
    order[place]
  );
}
function drawn(weeks, start, random = Math.random) {
  const begin = first(weeks, start);
  const others = weeks.filter((week) => week !== begin);
  for (let n = others.length - 1; n > 0; n -= 1) {
    const other = Math.floor(random() * (n + 1));
    const [a, b] = [others[n], others[other]];
    if (a && b) [others[n], others[other]] = [b, a];
  }
  return [begin, ...others];
}
function followed(order, from, after) {
  const begin = (
    /** @type {Named} */
    order[from]
  );
  const next = order.slice(from + 1, from + 1 + after);
  const mean = next.length ? average(next.map(({ pain }) => pain)) : void 0;
  return { begin, next, mean, way: mean === void 0 ? 0 : Math.sign(Number(tenths(mean - begin.pain))) };
}
function words({ begin, next, mean, way }, start) {
  const began = `You begin with ${start} (${begin.name}): ${tenths(begin.pain)}.`;
  if (mean === void 0) return `${began} No week comes after it yet.`;
  const ways = { "-1": `${tenths(begin.pain - mean)} lower`, 0: "the same", 1: `${tenths(mean - begin.pain)} higher` };
  const after = next.length === 1 ? "The week after it" : `The ${next.length} weeks after it`;
  return `${began} ${after}: ${tenths(mean)} on average. That is ${ways[
    /** @type {"0"} */
    String(way)
  ]}.`;
}
function createShuffle(state, el, random = Math.random) {
  const plot = createPlot(" ", state.weeks.length - 1, whole());
  const says = element("p", { class: "hb-says", role: "status" });
  const count = element("p", { class: "hb-quiet" });
  let start = (
    /** @type {Start} */
    "worst"
  );
  let draws = { all: 0, lower: 0, higher: 0 };
  function draw(order, from) {
    plot.clear();
    const what = followed(order, from, state.after);
    const points = order.map(({ pain }, n) => (
      /** @type {[number, number]} */
      [n, pain]
    ));
    plot.line(points, "line");
    points.forEach((point, n) => {
      plot.dot(point, n === from ? "told" : "dot", n === from ? 7 : 4);
    });
    if (what.mean !== void 0) plot.level(what.mean, "mean", from + 1, from + what.next.length);
    says.textContent = words(what, NAMES[start]);
    plot.svg.setAttribute("aria-label", `Weekly pain. ${says.textContent}`);
    return what;
  }
  function asItWas() {
    draws = { all: 0, lower: 0, higher: 0 };
    draw(state.weeks, state.weeks.indexOf(first(state.weeks, start)));
    count.textContent = "These are the weeks as they came. Now take their order away.";
  }
  function shuffle() {
    const { way } = draw(drawn(state.weeks, start, random), 0);
    draws = { all: draws.all + 1, lower: draws.lower + Number(way < 0), higher: draws.higher + Number(way > 0) };
    const times = draws.all === 1 ? "1 draw" : `${draws.all} draws`;
    count.textContent = `Of ${times}: lower afterwards in ${draws.lower}, higher in ${draws.higher}. ${WHY[start]}`;
  }
  const starts = (
    /** @type {Start[]} */
    Object.keys(NAMES).map((id) => {
      const button = element("button", { type: "button", class: "jupyter-button widget-toggle-button" }, NAMES[id]);
      button.addEventListener("click", () => choose(id));
      return { id, button };
    })
  );
  function choose(chosen) {
    start = chosen;
    for (const { id, button } of starts) {
      button.classList.toggle("mod-active", id === chosen);
      button.setAttribute("aria-pressed", String(id === chosen));
    }
    asItWas();
  }
  const again = element("button", { type: "button", class: "jupyter-button hb-primary" }, "Draw the order by lot");
  again.addEventListener("click", shuffle);
  const asks = element("p", { class: "hb-ask" }, "Begin with");
  const group = { class: "hb-movements", role: "group", "aria-label": "Which week to begin with?" };
  const key = element(
    "p",
    { class: "hb-quiet" },
    "Each dot is a week. The large one: where you begin. The dashed line: the average afterwards."
  );
  el.append(asks, element("div", group, ...starts.map(({ button }) => button)), plot.svg, key, says, count, again);
  choose("worst");
}

// hipbook/widgets/js/shared/storage.js
var PREFIX = "hipbook-";
var SESSION = `${PREFIX}session-`;
var PLAYER = `${PREFIX}player`;
var TAB = `${PREFIX}log`;
var DRAFT_KEY = `${PREFIX}draft`;
var SETS_KEY = `${PREFIX}sets`;
var NUMBER_KEY = `${PREFIX}emergency-number`;
var GAMES_KEY = `${PREFIX}six-hips`;
function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}
function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

// hipbook/widgets/js/chance/spot.js
var LETTERS = "ABCDEF";
var SIZE = { width: 200, height: 110, ticks: false };
var letter = (place) => place === null ? "none" : LETTERS[place] ?? "";
function judged(named, { fell }) {
  if (named === null) return "silent";
  return named === fell ? "right" : "wrong";
}
function told(named, round) {
  const truth = round.fell === null ? "None of them changed." : `${letter(round.fell)} truly changed.`;
  const words2 = { right: "that is right", wrong: "that was noise", silent: "no false alarm" };
  const you = named === null ? "You named none." : `You named ${letter(named)}: ${words2[judged(named, round)]}.`;
  const book = round.book === null ? `The book named none${round.fell === null ? ": that is right" : ", as it was not sure"}.` : `The book named ${letter(round.book)}: ${words2[judged(round.book, round)]}.`;
  return [truth, you, book].join(" ");
}
function row(who, { right, wrong, silent }) {
  const cells = [right, wrong, silent].map((count) => element("td", {}, String(count)));
  return element("tr", {}, element("th", { scope: "row" }, who), ...cells);
}
function scores(you, book) {
  const names = ["Named so far", "Right", "Wrong", "None"];
  const head = names.map((name) => element("th", { scope: "col" }, name));
  return element(
    "table",
    { class: "hb-table hb-spot-score" },
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, row("You", you), row("The book", book))
  );
}
function scale(hips) {
  const pains = hips.flatMap(({ weeks, truth }) => [...weeks, ...truth].map(([, pain]) => pain));
  return { low: Math.floor(Math.min(...pains)), high: Math.ceil(Math.max(...pains)) };
}
function createCard(hip, place, last, scaled) {
  const plot = createPlot("", last, { ...SIZE, ...scaled });
  plot.line(hip.weeks, "line");
  for (const week of hip.weeks) plot.dot(week, "dot");
  const tags = element("span", { class: "hb-spot-tags" });
  const name = element("b", {}, letter(place));
  const heard = element("span", { class: "hb-unseen" }, hip.says);
  const card = element("button", { type: "button", class: "hb-spot-hip" }, name, plot.svg, heard, tags);
  function reveal(names) {
    plot.line(hip.truth, "truth");
    tags.append(...names.map((text) => element("span", {}, text)));
    card.setAttribute("aria-disabled", "true");
  }
  return { card, reveal };
}
function kept({ name, rounds }) {
  const named = read(GAMES_KEY)?.[name];
  const isWhole = Array.isArray(named) && named.length <= rounds.length;
  return isWhole && named.every((one) => one === null || LETTERS[one]) ? named : [];
}
var keep = ({ name }, named) => write(GAMES_KEY, { ...read(GAMES_KEY), [name]: named });
function createGame(level, last, place) {
  const named = kept(level);
  const asks = element("p", { class: "hb-ask", tabindex: "-1" });
  const grid = element("div", { class: "hb-spot-hips", role: "group", "aria-label": "Six hips" });
  const says = element("p", { class: "hb-says", role: "status" });
  const score = element("div");
  const none = element("button", { type: "button", class: "jupyter-button" }, level.none);
  const on = element("button", { type: "button", class: "jupyter-button hb-primary" }, "Next six");
  const key = element("p", { class: "hb-quiet" });
  let cards = (
    /** @type {ReturnType<typeof createCard>[]} */
    []
  );
  let open = true;
  function deal(number = named.length) {
    const round2 = level.rounds[number];
    if (!round2) return;
    open = true;
    asks.textContent = `Round ${number + 1} of ${level.rounds.length}. ${level.asks}`;
    const scaled = scale(round2.hips);
    key.textContent = `Each dot: the pain of a week on average. All six reach from ${scaled.low} to ${scaled.high}.`;
    cards = round2.hips.map((hip, n) => createCard(hip, n, last, scaled));
    cards.forEach(({ card }, n) => {
      card.addEventListener("click", () => name(n));
    });
    grid.replaceChildren(...cards.map(({ card }) => card));
    says.textContent = "";
    none.hidden = false;
    on.hidden = true;
  }
  function name(chosen2) {
    const round2 = level.rounds[named.length];
    if (!round2 || !open) return;
    named.push(chosen2);
    keep(level, named);
    show(round2, chosen2);
    on.focus({ preventScroll: true });
  }
  function show(round2, chosen2) {
    open = false;
    cards.forEach(({ card, reveal }, n) => {
      if (n === round2.fell) card.classList.add("hb-spot-fell");
      if (n === chosen2) card.classList.add("hb-spot-named");
      const who = [n === chosen2 && "you", n === round2.book && "the book"].filter(Boolean).join(", ");
      reveal([...n === round2.fell ? ["changed"] : [], ...who ? [who] : []]);
    });
    const over = named.length === level.rounds.length;
    const parts = [told(chosen2, round2), "The dotted lines are what was truly there.", over ? level.over : ""];
    says.textContent = parts.join(" ").trim();
    count();
    none.hidden = true;
    on.hidden = false;
    on.textContent = over ? "Play these again" : "Next six";
  }
  function count() {
    const [you, book] = [empty(), empty()];
    named.forEach((chosen2, n) => {
      const round2 = level.rounds[n];
      if (!round2) return;
      you[judged(chosen2, round2)] += 1;
      book[judged(round2.book, round2)] += 1;
    });
    score.replaceChildren(...named.length ? [scores(you, book)] : []);
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
  if (round && chosen !== void 0) show(round, chosen);
  else count();
  place.replaceChildren(asks, grid, key, says, element("div", { class: "hb-spot-ways" }, none, on), score);
}
var empty = () => ({ right: 0, wrong: 0, silent: 0 });
function createSpot(state, el) {
  const games = state.levels.map((level) => {
    const place = element("div", { class: "hb-spot-game" });
    createGame(level, state.weeks - 1, place);
    return place;
  });
  const shown = element("div");
  const buttons = state.levels.map(
    ({ name }) => element("button", { type: "button", class: "jupyter-button widget-toggle-button" }, name)
  );
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

// hipbook/widgets/js/chance/index.js
var PARTS = { spot: createSpot, fooled: createFooled, shuffle: createShuffle };
function render({ model, el }) {
  el.classList.add("hb-chance", `hb-${model.get("part")}`);
  PARTS[model.get("part")](model.get("state"), el);
}
var chance_default = { render };
export {
  chance_default as default,
  render
};
