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
var prefersStillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

// hipbook/widgets/js/map/legend.js
function createLegend(kinds, looked, spotlight) {
  const items = kinds.map(({ id, letter, name, words, many }) => {
    const dot = element("span", { class: "hb-sure", "data-sure": id, "aria-hidden": "true" }, letter);
    const button = element(
      "button",
      { type: "button", "data-light": id, "aria-pressed": "false" },
      dot,
      element("span", {}, element("strong", {}, name), `: ${words} `, element("small", {}, many))
    );
    button.addEventListener("click", () => spotlight(id));
    return element("li", {}, button);
  });
  const looks = ["open", "care", "shut"].map(
    (name, n) => element(
      "li",
      { class: "hb-map-look" },
      element("span", { "data-look": name, "aria-hidden": "true" }),
      looked[n] ?? ""
    )
  );
  const summary = element("summary", {}, "What the dots and edges mean");
  const shown = element(
    "details",
    { class: "hb-map-legend", open: "" },
    summary,
    element("ul", {}, ...items, ...looks)
  );
  return { shown };
}

// hipbook/widgets/js/map/lines.js
var NS = "http://www.w3.org/2000/svg";
function drawWay(svg, ground, stops, card) {
  const around = ground.getBoundingClientRect();
  svg.setAttribute("viewBox", `0 0 ${Math.max(1, around.width)} ${Math.max(1, around.height)}`);
  const points = stops.map((stop) => {
    const { left, top, width, height } = stop.getBoundingClientRect();
    return { x: left - around.left + width / 2, y: top - around.top + height / 2 };
  });
  const paths = parted(points, endOfRow(card)).map((part) => {
    const path = document.createElementNS(NS, "path");
    path.setAttribute("d", wayOf(part));
    return path;
  });
  svg.replaceChildren(...paths);
}
function endOfRow(card) {
  const above = card.isConnected ? card.previousElementSibling : null;
  return above instanceof HTMLElement ? above.offsetTop + above.offsetHeight : Infinity;
}
function parted(points, height) {
  const parts = [];
  for (const point of points) {
    const part = parts.at(-1);
    const last = part?.at(-1);
    if (part && last && last.y < height === point.y < height) part.push(point);
    else parts.push([point]);
  }
  return parts.filter((part) => part.length > 1);
}
function wayOf(points) {
  const [first, ...rest] = points;
  if (!first) return "";
  let { x, y } = first;
  const parts = [`M ${Math.round(x)} ${Math.round(y)}`];
  for (const next of rest) {
    const middle = (x + next.x) / 2;
    parts.push([`C ${middle} ${y}`, `${middle} ${next.y}`, `${next.x} ${next.y}`].map(rounded).join(", "));
    ({ x, y } = next);
  }
  return parts.join(" ");
}
var rounded = (text) => text.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number))));

// hipbook/widgets/js/map/panel.js
function createPanel(exercises, words, choose) {
  const [close = "", ladderName = "", howTo = "", feel = ""] = words;
  const shown = element("div", { class: "hb-map-panel" });
  function createRung(rung, here, marks) {
    const { name = "" } = exercises[rung] ?? {};
    if (rung === here) return element("li", { "aria-current": "step" }, name);
    const shut = rung in marks.refused ? ", left out" : "";
    const button = element("button", { type: "button", "aria-label": `${name}${shut}` }, name);
    button.toggleAttribute("data-shut", !!shut);
    button.addEventListener("click", () => choose(rung, true));
    return element("li", {}, button);
  }
  function verdict(id, marks) {
    const refused = marks.refused[id];
    if (refused) return element("p", { class: "hb-map-shut" }, element("strong", {}, marks.shut), ` ${refused}`);
    const care = marks.care[id];
    return element("p", {}, element("strong", {}, marks.open), care ? ` ${care}` : "");
  }
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
        ...one.ladder.length > 1 ? [element("p", { class: "hb-ask" }, ladderName), ladder] : [],
        how
      ),
      ending
    );
  }
  return { shown, show };
}

// hipbook/widgets/js/map/place.js
var ROOM = 12;
var SEEN = 120;
function scrollerOf(target) {
  for (let box = target.parentElement; box; box = box.parentElement) {
    const { overflowY } = getComputedStyle(box);
    if (/auto|scroll/.test(overflowY) && box.scrollHeight > box.clientHeight) return box;
  }
  return document.scrollingElement ?? document.documentElement;
}
function keepInPlace(touched, before, card) {
  const scroller = scrollerOf(touched);
  scroller.scrollTop += touched.getBoundingClientRect().top - before;
  if (!card.isConnected) return;
  const covered = touched.getBoundingClientRect().bottom + ROOM - card.getBoundingClientRect().top;
  if (covered > 0) scroller.scrollTop += covered;
  if (card.getBoundingClientRect().top > innerHeight - SEEN) card.scrollIntoView({ block: "nearest" });
}

// hipbook/widgets/js/map/rows.js
function createTile(id, exercises) {
  const { sure = "", letter = "" } = exercises[id] ?? {};
  const figure = element("div", { class: "hb-figure", "data-hb-figure": id, "data-hb-show": "still" });
  const button = element("button", { type: "button", class: "hb-map-open", "aria-expanded": "false", tabindex: -1 });
  button.dataset.name = exercises[id]?.name ?? "";
  const dot = element("span", { class: "hb-sure", "data-sure": sure, "aria-hidden": "true" }, letter);
  const item = element("li", {}, element("div", { class: "hb-thumb" }, figure), button, dot);
  return { item, button };
}
function createRows(rows, exercises, spotlight) {
  const tiles = /* @__PURE__ */ new Map();
  const rowOf = /* @__PURE__ */ new Map();
  const cells = [];
  function createRow({ id, name, says, cells: ids }) {
    const heading = element("button", { type: "button", "data-light": id, "aria-pressed": "false" }, name);
    heading.addEventListener("click", () => spotlight(id));
    const shown = element("section", { class: "hb-map-row", "aria-label": name });
    const steps = ids.map((cell, n) => {
      const list2 = element("ul", { "data-hb-moves": "", "data-hard": n + 1, "aria-label": `${name}, ${n + 1} of 5` });
      for (const one of cell) {
        const tile = createTile(one, exercises);
        tiles.set(one, tile);
        rowOf.set(one, shown);
        list2.append(tile.item);
      }
      return list2;
    });
    cells.push(ids.flat().flatMap((one) => tiles.get(one)?.button ?? []));
    shown.append(
      element("h3", {}, heading, element("small", {}, says)),
      element("div", { class: "hb-map-cells" }, ...steps)
    );
    return shown;
  }
  const list = element("div", { class: "hb-map-rows" }, ...rows.map(createRow));
  cells[0]?.[0]?.setAttribute("tabindex", "0");
  return { list, tiles, rowOf, cells };
}

// hipbook/widgets/js/map/walk.js
function walkByKeys(list, rows, leave) {
  const all = rows.flat();
  const at = (button) => rows.findIndex((row) => row.includes(button));
  function nextRow(from, by) {
    for (let n = at(from) + by; n >= 0 && n < rows.length; n += by) {
      const row = rows[n] ?? [];
      if (row.length) return nearest(from, row);
    }
    return from;
  }
  function step(from, key) {
    const row = rows[at(from)] ?? [];
    const place = row.indexOf(from);
    const ways = {
      ArrowRight: () => row[place + 1],
      ArrowLeft: () => row[place - 1],
      ArrowDown: () => nextRow(from, 1),
      ArrowUp: () => nextRow(from, -1),
      Home: () => row[0],
      End: () => row.at(-1)
    };
    return ways[key]?.();
  }
  function onKey(event) {
    const from = (
      /** @type {HTMLButtonElement} */
      event.target
    );
    if (event.key === "Escape") return leave();
    const to = all.includes(from) ? step(from, event.key) : void 0;
    if (!to) return;
    event.preventDefault();
    to.focus();
  }
  function onFocus({ target }) {
    if (!all.includes(
      /** @type {HTMLButtonElement} */
      target
    )) return;
    for (const button of all) button.tabIndex = button === target ? 0 : -1;
  }
  list.addEventListener("keydown", onKey);
  list.addEventListener("focusin", onFocus);
  return () => {
    list.removeEventListener("keydown", onKey);
    list.removeEventListener("focusin", onFocus);
  };
}
function nearest(from, row) {
  const x = from.getBoundingClientRect().left;
  const away = (one) => Math.abs(one.getBoundingClientRect().left - x);
  return row.reduce((best, one) => away(one) < away(best) ? one : best);
}

// hipbook/widgets/js/map/index.js
function stateOf(id, marks) {
  if (id in marks.refused) return "left out";
  return id in marks.care ? "with care" : "";
}
var bringIntoView = (target) => target.scrollIntoView({ block: "center", behavior: prefersStillness() ? "auto" : "smooth" });
function render({ model, el }) {
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
  function spotlight(key) {
    light = light === key ? "" : key;
    for (const [id, { item }] of tiles)
      item.toggleAttribute("data-dim", !!light && !exercises[id]?.keys.includes(light));
    for (const button of el.querySelectorAll("[data-light]")) {
      button.setAttribute("aria-pressed", String(
        /** @type {HTMLElement} */
        button.dataset.light === light
      ));
    }
  }
  function showLadder(ladder) {
    for (const [one, { item, button }] of tiles) {
      const rung = ladder.indexOf(one) + 1;
      button.setAttribute("aria-expanded", String(one === chosen));
      item.toggleAttribute("data-on-way", rung > 0);
      item.style.setProperty("--hb-rung", rung ? `"${rung}"` : "none");
    }
    redraw();
  }
  function choose(id, goes = false) {
    const left = panel.shown.contains(document.activeElement) ? tiles.get(chosen)?.button : void 0;
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
    const tile = goes ? tiles.get(chosen) : void 0;
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
      ladder.map((one) => (
        /** @type {HTMLElement} */
        tiles.get(one)?.item
      )).filter(Boolean),
      panel.shown
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
var map_default = { render };
export {
  map_default as default,
  render
};
