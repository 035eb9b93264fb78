/** The page around the screens: names, focus, drawings, links, files, copies, navigation, messages. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { createAnnouncer } from "../../hipbook/widgets/js/page/announcer.js";
import { pathInLab } from "../../hipbook/widgets/js/page/chapters.js";
import { copyTexts } from "../../hipbook/widgets/js/page/copy-text.js";
import { keepDraft, keepSets, readDraft, readSets } from "../../hipbook/widgets/js/page/draft.js";
import { drawFigures, figureParts } from "../../hipbook/widgets/js/page/drawings.js";
import { endReading, handOver, takeChosen, takeDrops } from "../../hipbook/widgets/js/page/files.js";
import { bringUp, focusTitle, followSkipLink, keepFocus } from "../../hipbook/widgets/js/page/focus.js";
import page from "../../hipbook/widgets/js/page/index.js";
import { tidy } from "../../hipbook/widgets/js/page/leftovers.js";
import { followLinks } from "../../hipbook/widgets/js/page/links.js";
import { nameControls } from "../../hipbook/widgets/js/page/names.js";
import { unfinishedSessions } from "../../hipbook/widgets/js/page/sessions.js";
import {
  insecureNote,
  isOwnAddress,
  isOwnPage,
  localDate,
  scrollToTop,
} from "../../hipbook/widgets/js/page/surroundings.js";
import { moveTiles } from "../../hipbook/widgets/js/page/tiles.js";
import { dropSlips } from "../../hipbook/widgets/js/page/twice.js";
import { forgetLog } from "../../hipbook/widgets/js/shared/storage.js";
import { click, createModel, HandObserver, openPage, settle, until } from "./support/browser.js";

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" data-side="left"><title>Clam</title>' +
  "<desc>The knee opens.</desc><animate/></svg>";
const STILL = '<svg xmlns="http://www.w3.org/2000/svg"><title>Legend</title></svg>';

/** A place on a fresh page, with this markup in it. */
function place(markup, options) {
  openPage(options);
  document.body.innerHTML = `<div class="hb-dashboard">${markup}</div>`;
  return /** @type {any} */ (document.body.firstElementChild);
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

test("fields, groups and toggles are named for screen readers", () => {
  const root = place(`
    <div class="hb-choice">
      <p class="hb-ask"> Which side? </p><button class="widget-toggle-button mod-active"></button></div>
    <div class="hb-number"><p class="hb-ask">Minutes</p><input type="number"></div>
    <div class="hb-line"></div>
    <button class="widget-toggle-button"></button><div class="hb-answer"></div><input type="file">`);
  nameControls(root);
  const attribute = (selector, name) => root.querySelector(selector).getAttribute(name);
  assert.deepEqual([attribute(".hb-choice", "role"), attribute(".hb-choice", "aria-label")], ["group", "Which side?"]);
  assert.deepEqual([attribute("input[type=number]", "aria-label"), attribute(".hb-number", "role")], ["Minutes", null]);
  assert.equal(attribute(".hb-line", "aria-label"), null);
  assert.deepEqual(
    [...root.querySelectorAll(".widget-toggle-button")].map((one) => one.getAttribute("aria-pressed")),
    ["true", "false"],
  );
  assert.deepEqual(
    [attribute(".hb-answer", "aria-live"), attribute("input[type=file]", "aria-label")],
    ["polite", "Choose a file"],
  );
});

test("what replaces the button that had the focus takes it over", async () => {
  const root = place('<button title="Swap clam">Swap</button>');
  const again = keepFocus(root);
  root.firstElementChild.focus();
  root.innerHTML = '<button title="Other"></button><button title="Swap clam">Swap</button>';
  again();
  assert.equal(document.activeElement, root.lastElementChild);
});

test("a focus that was left on purpose is not brought back", async () => {
  const root = place('<button title="Swap">Swap</button>');
  const again = keepFocus(root);
  root.firstElementChild.focus();
  root.firstElementChild.blur();
  await settle();
  again();
  assert.equal(document.activeElement, document.body);
});

test("a title takes the focus, and what is wanted comes into view, as soon as they are drawn", async () => {
  const root = place('<div class="hb-screen hb-today"></div><div class="hb-tests"></div>');
  focusTitle(root, "today");
  bringUp(root, "hb-tests");
  const scroll = mock.fn();
  root.lastElementChild.scrollIntoView = scroll;
  await frame();
  assert.equal(scroll.mock.callCount(), 0, "it is still empty");
  root.firstElementChild.innerHTML = '<h1 tabindex="-1">Today</h1>';
  root.lastElementChild.innerHTML = "<p></p>";
  await frame();
  await frame();
  assert.equal(document.activeElement.textContent, "Today");
  assert.equal(scroll.mock.callCount(), 1);
});

test("the first link leads past the header to the title of what is shown", () => {
  const root = place(
    '<div class="hb-screen"><h1 tabindex="-1">Today</h1></div>' +
      '<div class="hb-screen" data-shown><h1 tabindex="-1">Plan</h1></div>',
  );
  document.body.insertAdjacentHTML(
    "afterbegin",
    '<a class="hb-skip" href="#rendered_cells">Skip</a><a href="#x">other</a>',
  );
  const stop = followSkipLink(root);
  click(document.querySelector("a:not(.hb-skip)"));
  assert.notEqual(document.activeElement.textContent, "Plan");
  click(document.querySelector(".hb-skip"));
  assert.equal(document.activeElement.textContent, "Plan");
  stop();
});

const TILES = `<ul data-hb-moves>${'<li><svg data-show="still"></svg><a href="#">it</a></li>'.repeat(2)}</ul>`;
const areStill = (root) => [...root.querySelectorAll("svg")].map((svg) => svg.dataset.show === "still");
const enter = (target) => target.dispatchEvent(new Event("pointerover", { bubbles: true }));

test("of a grid of figures the one that is pointed at moves, and no other", () => {
  const root = place(TILES, { media: ["(hover: hover)"] });
  const stop = moveTiles(root);
  const [first, second] = root.querySelectorAll("a");
  enter(first);
  assert.deepEqual(areStill(root), [false, true]);
  second.dispatchEvent(new Event("focusin", { bubbles: true }));
  assert.deepEqual(areStill(root), [true, false]);
  enter(root);
  assert.deepEqual(areStill(root), [true, true]);
  enter(first);
  stop();
  assert.deepEqual(areStill(root), [true, true]);
});

test("by touch the figures in the middle move, later ones too; none for who asked for less motion", async () => {
  const root = place(TILES);
  const stop = moveTiles(root);
  root.firstElementChild.insertAdjacentHTML("beforeend", '<li><svg data-show="still"></svg></li><li></li>');
  await settle();
  HandObserver.all[0].see();
  assert.deepEqual(areStill(root), [false, false, false]);
  stop();
  assert.deepEqual(areStill(root), [true, true, true]);
  const calm = place(TILES, { media: ["(prefers-reduced-motion: reduce)", "(hover: hover)"] });
  moveTiles(calm);
  enter(calm.querySelector("a"));
  assert.deepEqual(areStill(calm), [true, true]);
});

test("drawings are asked for once, when their places come near, and fill every place of theirs", async () => {
  const root = place('<i data-hb-figure="clam"></i><i data-hb-figure="clam" data-hb-side="right"></i>');
  const model = createModel({});
  const stop = drawFigures(root, model);
  assert.deepEqual(model.sent, []);
  HandObserver.all[0].see();
  HandObserver.all[0].see();
  assert.deepEqual(model.sent, [{ event: "figures", ids: ["clam"] }]);
  model.receive({});
  model.receive({ figures: { clam: SVG } });
  assert.deepEqual(
    [...root.querySelectorAll("svg")].map((svg) => svg.dataset.mirrored),
    [undefined, "yes"],
  );
  root.insertAdjacentHTML("beforeend", '<i data-hb-figure="clam"></i>');
  await settle();
  HandObserver.all[0].see();
  assert.equal(root.querySelectorAll("svg").length, 3);
  assert.equal(model.sent.length, 1);
  stop();
  assert.equal(model.listening(), 0);
});

test("a drawing moves while it is seen, and one that is still, or out of sight, costs nothing", () => {
  for (const [media, plays] of [
    [[], ["yes", "no"]],
    [["(prefers-reduced-motion: reduce)"], ["no", "no"]],
  ]) {
    const root = place('<i data-hb-figure="clam"></i><i data-hb-figure="clam" data-hb-show="still"></i>', { media });
    const model = createModel({});
    const stop = drawFigures(root, model);
    const [views, seen] = HandObserver.all;
    const running = () => [...root.querySelectorAll("svg")].map((svg) => svg.dataset.plays);
    views.see();
    model.receive({ figures: { clam: SVG } });
    assert.deepEqual(running(), plays);
    seen.miss();
    assert.deepEqual(running(), ["no", "no"]);
    seen.see();
    assert.deepEqual(running(), plays);
    stop();
  }
});

test("a drawing that moves has a button that says what it does; one that does not has none", () => {
  place("");
  const [svg, button] = figureParts(SVG, { hbShow: "still" });
  const shown = /** @type {SVGElement} */ (svg).dataset;
  assert.deepEqual([shown.show, button.className], ["still", "hb-move hb-icon-start"]);
  assert.equal(/** @type {SVGElement} */ (svg).getAttribute("aria-description"), "The knee opens.");
  click(button);
  assert.deepEqual([shown.show, shown.plays, button.className], [undefined, "yes", "hb-move hb-icon-pause"]);
  assert.equal(button.getAttribute("aria-label"), "Show it still: Clam");
  assert.equal(figureParts(STILL, {}).length, 1);
  place("", { media: ["(prefers-reduced-motion: reduce)"] });
  assert.equal(figureParts(SVG, {}).length, 1);
});

test("the second press of a double one does not reach what came to stand in its place", () => {
  const root = place("<button>Next</button><button>Next</button><label><input type='checkbox'>Yes</label>");
  const [first, second] = root.querySelectorAll("button");
  const label = root.querySelector("label");
  const stop = dropSlips(root);
  const heard = /** @type {string[]} */ ([]);
  root.addEventListener("click", (event) => heard.push(event.target.localName));
  /** Presses at this time, with a mouse's number of clicks, or a finger, which has none. */
  function press(target, timeStamp, { detail = 1, finger = false, clientX = 100 } = {}) {
    const pointed = Object.assign(new Event("pointerdown", { bubbles: true }), {
      pointerType: finger ? "touch" : "mouse",
    });
    target.dispatchEvent(pointed);
    const event = new MouseEvent("click", { bubbles: true, cancelable: true, detail, clientX, clientY: 100 });
    Object.defineProperty(event, "timeStamp", { value: timeStamp });
    heard.length = 0;
    target.dispatchEvent(event);
    return heard.length;
  }
  assert.equal(press(first, 1000), 1);
  assert.equal(press(second, 1200, { detail: 2 }), 0, "a double click");
  assert.equal(press(second, 1300, { detail: 3 }), 1, "the same one again");
  assert.equal(press(first, 1400), 1, "a click of its own");
  assert.equal(press(label, 1500, { finger: true }), 0, "a finger");
  assert.equal(press(first, 3000, { finger: true }), 1, "later");
  assert.equal(press(second, 3100, { finger: true, clientX: 300 }), 1, "elsewhere");
  assert.equal(press(first, 3200, { detail: 0 }), 1, "by keyboard");
  first.getBoundingClientRect = () => new DOMRect(80, 80, 40, 40);
  assert.equal(press(first, 5000, { finger: true }), 1);
  assert.equal(press(second, 5200, { finger: true, clientX: 130 }), 1, "beside what still stands there");
  stop();
  press(first, 4000);
  assert.equal(press(second, 4100, { detail: 2 }), 1);
});

test("a link to an exercise opens it here, but not in another tab", () => {
  const root = place('<a data-hb-look-up="clam" href="#library/clam"><b>Clam</b></a><p>other</p>');
  const model = createModel({});
  const stop = followLinks(root, model);
  click(root.querySelector("p"));
  click(root.querySelector("b"), { ctrlKey: true });
  assert.deepEqual(model.sent, []);
  click(root.querySelector("b"));
  assert.deepEqual(model.sent, [{ event: "look_up", id: "clam" }]);
  stop();
  click(root.querySelector("b"));
  assert.equal(model.sent.length, 1);
});

test("a file is handed over to save or to look at, and let go of later", async () => {
  place("");
  const [revoked, blobs] = [mock.fn(), []];
  URL.createObjectURL = (blob) => `blob:${blobs.push(blob)}`;
  URL.revokeObjectURL = revoked;
  const saved = [];
  mock.method(
    /** @type {any} */ (window).HTMLAnchorElement.prototype,
    "click",
    /** @this {HTMLAnchorElement} */ function keep() {
      saved.push(this.download);
    },
  );
  mock.timers.enable({ apis: ["setTimeout"] });
  const file = { file: "log.json", kind: "application/json", base64: btoa("{}") };
  const say = mock.fn();
  handOver(file, say);
  assert.deepEqual([saved, await blobs[0].text(), document.querySelector("a")], [["log.json"], "{}", null]);
  mock.timers.tick(60_000);
  assert.equal(revoked.mock.callCount(), 1);
  const paper = Object.assign(new /** @type {any} */ (window).EventTarget(), {
    closed: false,
    document,
    print: mock.fn(),
  });
  window.open = /** @type {any} */ (mock.fn(() => paper));
  handOver({ ...file, view: true }, say);
  assert.deepEqual([saved.length, say.mock.callCount()], [1, 0], "what is seen needs no word");
  paper.dispatchEvent(new Event("load"));
  const print = document.querySelector("body > button");
  click(print);
  assert.deepEqual([print.textContent, paper.print.mock.callCount()], ["Print", 1]);
  paper.dispatchEvent(new Event("beforeprint"));
  assert.ok(/** @type {HTMLElement} */ (print).hidden, "it is not on the paper");
  paper.dispatchEvent(new Event("afterprint"));
  assert.ok(!(/** @type {HTMLElement} */ (print).hidden));
  mock.timers.reset();
  mock.restoreAll();
});

test("a window that is blocked in whatever way is told, and the file is saved", () => {
  place("");
  URL.createObjectURL = () => "blob:file";
  URL.revokeObjectURL = () => {};
  const link = mock.method(/** @type {any} */ (window).HTMLAnchorElement.prototype, "click", () => {});
  mock.timers.enable({ apis: ["setTimeout"] });
  const blocks = [
    () => null,
    () => undefined,
    () => ({ closed: true }),
    () => {
      throw new Error("not allowed");
    },
  ];
  for (const [n, block] of blocks.entries()) {
    const say = mock.fn();
    window.open = /** @type {any} */ (block);
    handOver({ file: "report.html", kind: "text/html", base64: btoa("<p>"), view: true }, say);
    assert.match(say.mock.calls[0]?.arguments[0], /blocked the page, so it is saved as report.html/);
    assert.equal(link.mock.callCount(), n + 1);
  }
  mock.timers.reset();
  mock.restoreAll();
});

/** A drop of files on an element. */
function drop(root, files, type = "drop") {
  const event = Object.assign(new Event(type, { cancelable: true }), {
    dataTransfer: { files, types: files.length ? ["Files"] : [] },
  });
  root.dispatchEvent(event);
  return event;
}

test("a file that is dropped is sent, unless it is too large; anything else is left alone", async () => {
  const root = place("");
  const model = createModel({});
  takeDrops(model, root);
  const content = new ArrayBuffer(3);
  assert.ok(drop(root, [{}], "dragover").defaultPrevented);
  assert.ok(!drop(root, [], "dragover").defaultPrevented && !drop(root, []).defaultPrevented);
  drop(root, [{ name: "log.json", size: 3, arrayBuffer: () => Promise.resolve(content) }]);
  drop(root, [{ name: "film.mp4", size: 9 * 2 ** 20 }]);
  drop(root, [{ name: "folder", size: 0, arrayBuffer: () => Promise.reject(new Error("a folder")) }]);
  await settle();
  const names = model.sent.map(({ event, name, size }) => `${event} ${name} ${size}`);
  assert.deepEqual(names, ["dropped film.mp4 9437184", "dropped log.json 3", "dropped folder 0"]);
  assert.deepEqual(
    model.buffers.map((buffer) => buffer.byteLength),
    [3, 0],
  );
});

test("a file that is chosen goes the way of one that is dropped, and is shown while it is read", async () => {
  const root = place('<button class="hb-choose-file"><i></i>Choose a file</button><button class="other"></button>');
  const model = createModel({});
  const chosen = [];
  const input = Object.getPrototypeOf(document.createElement("input"));
  mock.method(
    input,
    "click",
    /** @this {any} */ function () {
      chosen.push(this);
    },
  );
  let own = 0;
  root.querySelector(".hb-choose-file").addEventListener("click", () => ++own);
  const stop = takeChosen(model, root);
  const choose = (files) => {
    root.querySelector("i").dispatchEvent(new Event("click", { bubbles: true }));
    Object.defineProperty(chosen.at(-1), "files", { value: files });
    chosen.at(-1).dispatchEvent(new Event("change"));
  };
  choose([{ name: "copy.json", size: 6 * 2 ** 20, arrayBuffer: async () => new ArrayBuffer(3) }]);
  assert.equal(root.querySelector(".hb-reading").textContent, "Reading copy.json (6.0 MB)");
  assert.ok(root.querySelector(".hb-reading progress"));
  await settle();
  assert.equal(model.buffers.length, 1);
  endReading(root);
  assert.equal(root.querySelector(".hb-reading"), null);
  choose([{ name: "film.mp4", size: 30 * 2 ** 20 }]);
  choose([]);
  root.querySelector(".other").dispatchEvent(new Event("click", { bubbles: true }));
  assert.deepEqual([model.sent.length, model.buffers.length, chosen.length, own], [2, 1, 3, 0]);
  assert.equal(model.sent[1].size, 30 * 2 ** 20);
  stop();
  root.querySelector("i").dispatchEvent(new Event("click", { bubbles: true }));
  assert.equal(own, 1);
  mock.restoreAll();
});

test("sessions that were not saved are offered, but not those another tab leads", async () => {
  place("");
  const keep = (token, value) => localStorage.setItem(`hipbook-session-${token}`, JSON.stringify(value));
  keep("a", { plan: { uid: "a", log: "mine" } });
  keep("b", { plan: { uid: "b", log: "mine" } });
  keep("c", { plan: { log: "mine" } });
  keep("d", { plan: { uid: "d", log: "somebody-elses" } });
  keep("e", { plan: { uid: "e" } });
  const query = async () => ({ held: [{ name: "hipbook-session-b" }] });
  Object.defineProperty(navigator, "locks", { value: { query }, configurable: true });
  assert.deepEqual(await unfinishedSessions("mine"), [{ plan: { uid: "a", log: "mine" } }]);
  Object.defineProperty(navigator, "locks", {
    value: { query: () => Promise.reject(new Error()) },
    configurable: true,
  });
  assert.deepEqual(await unfinishedSessions("mine"), []);
});

test("a message stays for a moment, a problem for longer", () => {
  place("");
  mock.timers.enable({ apis: ["setTimeout"] });
  const el = document.createElement("div");
  const model = createModel({ notice: {} });
  const { stop } = createAnnouncer(model, el);
  const status = /** @type {HTMLElement} */ (el.firstElementChild);
  model.change("notice", { text: "Saved." });
  assert.deepEqual([status.textContent, status.dataset.kind], ["Saved.", "note"]);
  mock.timers.tick(6000);
  assert.equal(status.textContent, "");
  model.change("notice", { text: "Not saved.", kind: "problem" });
  mock.timers.tick(6000);
  assert.equal(status.textContent, "Not saved.");
  mock.timers.tick(6000);
  assert.equal(status.textContent, "");
  stop();
  mock.timers.reset();
  assert.equal(model.listening(), 0);
});

test("the same message twice is told twice, while it is shown and after it has gone", async () => {
  const root = place("");
  mock.timers.enable({ apis: ["setTimeout"] });
  const model = createModel({ notice: {}, screens: [] });
  const { stop } = createAnnouncer(model, root);
  const status = /** @type {HTMLElement} */ (root.lastElementChild);
  const told = [];
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) told.push(...[...addedNodes].map((node) => node.textContent));
  }).observe(status, { childList: true });
  let turn = 0;
  const again = () => model.change("notice", { text: "Please choose your pain.", kind: "problem", turn: ++turn });
  again();
  await Promise.resolve();
  again();
  await Promise.resolve();
  mock.timers.tick(12_000);
  assert.equal(status.textContent, "");
  again();
  assert.equal(status.textContent, "Please choose your pain.");
  mock.timers.tick(11_999);
  assert.equal(status.textContent, "Please choose your pain.", "the time begins anew");
  await Promise.resolve();
  stop();
  mock.timers.reset();
  await settle();
  assert.equal(told.length, 3);
});

test("a page within a dashboard has the dashboard tell", async () => {
  const { root, el, stop } = await dashboard();
  root.querySelector(".hb-today").innerHTML = '<div class="inner"></div>';
  const inner = root.querySelector(".inner");
  const model = createModel({ screens: [], screen: "", notice: {}, keeps: false });
  const end = page.render({ model, el: inner });
  window.open = () => null;
  URL.createObjectURL = () => "blob:file";
  model.receive({ file: "week.html", kind: "text/html", base64: btoa("<p>"), view: true });
  assert.match(el.querySelector(".hb-said").textContent, /saved as week.html/);
  assert.equal(root.querySelectorAll(".hb-said").length, 1);
  end();
  stop();
});

test("a press that was perhaps never heard is told", async () => {
  const { el, stop } = await dashboard();
  document.dispatchEvent(new CustomEvent("hipbook:unheard"));
  assert.match(el.querySelector(".hb-said").textContent, /no answer to what you pressed last/);
  stop();
});

test("the page knows whether it stands alone, at an address of its own, and which day it is", () => {
  const root = place("");
  const [top, into] = [mock.fn(), mock.fn()];
  window.scrollTo = top;
  root.scrollIntoView = into;
  assert.deepEqual([isOwnPage(), isOwnAddress()], [false, false]);
  scrollToTop(root);
  Object.assign(document.body.dataset, { voila: "voila", baseUrl: "/voila/" });
  assert.deepEqual([isOwnPage(), isOwnAddress()], [true, true]);
  scrollToTop(root);
  assert.deepEqual([top.mock.callCount(), into.mock.callCount()], [1, 1]);
  document.body.dataset.baseUrl = "/user/anna/voila/";
  assert.equal(isOwnAddress(), false);
  assert.equal(localDate(new Date(2026, 0, 5, 23, 59)), "2026-01-05");
  assert.equal(insecureNote().querySelectorAll("p").length, 2);
});

const SCREENS = [
  { name: "today", label: "Today" },
  { name: "check", label: "Check" },
];

/** The dashboard: a page, and a box for each screen. */
async function dashboard(state = {}, options = {}) {
  const root = place(
    '<div class="el"></div><div class="hb-screen hb-today"></div><div class="hb-screen hb-check"></div>',
    options,
  );
  document.body.dataset.voila = "voila";
  const model = createModel({
    screens: SCREENS,
    screen: "today",
    tells: true,
    notice: {},
    keeps: false,
    address: "",
    ...state,
  });
  const el = root.querySelector(".el");
  const stop = page.render({ model, el });
  await until(() => model.sent.length);
  const shown = () => [...root.querySelectorAll("[data-shown]")].map((one) => one.getAttribute("aria-label"));
  return { root, model, el, stop, shown };
}

test("the page says that it is ready, with the reader's own date", async () => {
  const { root, model } = await dashboard();
  const [ready] = model.sent;
  assert.deepEqual([ready.event, ready.kept, ready.today], ["ready", null, localDate()]);
  assert.equal(root.dataset.ready, undefined, "what Python may draw anew is not ready");
  model.change("log", "mine");
  assert.equal(root.dataset.ready, "yes");
});

test("one screen is shown, named and marked; its button opens another", async () => {
  const { root, model, el, shown } = await dashboard();
  assert.deepEqual([shown(), document.title], [["Today"], "Today · hipbook"]);
  click(el.querySelector(".hb-to-check"));
  assert.deepEqual([shown(), root.dataset.screen], [["Check"], "check"]);
  assert.deepEqual(model.sent.at(-1), { event: "show", screen: "check" });
  assert.deepEqual(
    [...el.querySelectorAll("nav button")].map((one) => one.getAttribute("aria-current")),
    [null, "page"],
  );
});

test("a place and at once the one before: both are sent, whatever Python has answered by then", async () => {
  const { model, el, shown } = await dashboard();
  click(el.querySelector(".hb-to-check"));
  click(el.querySelector(".hb-to-today"));
  const asked = model.sent.filter(({ event }) => event === "show").map(({ screen }) => screen);
  assert.deepEqual([asked, shown()], [["check", "today"], ["Today"]]);
});

test("a screen that Python opens is shown, and its title takes the focus", async () => {
  const { root, model, shown } = await dashboard();
  root.querySelector(".hb-check").innerHTML = '<h1 tabindex="-1">Check</h1>';
  model.change("screen", "check");
  assert.deepEqual([shown(), document.activeElement.textContent], [["Check"], "Check"]);
  assert.ok(!model.sent.some(({ event }) => event === "show"), "Python knows");
});

test("the place where one is is told at the foot too, and a press on it leads to its title", async () => {
  const page = await dashboard();
  const { root, model } = page;
  root.insertAdjacentHTML(
    "beforeend",
    '<div class="hb-banner"></div><div class="hb-places"><button class="hb-to-check"></button>' +
      '<button class="hb-to-today"></button></div>',
  );
  root.querySelector(".hb-check").innerHTML = '<h1 tabindex="-1">Check</h1>';
  model.change("screen", "check");
  const { shown } = page;
  const [check, today] = root.querySelectorAll(".hb-places button");
  assert.deepEqual([check.getAttribute("aria-current"), today.getAttribute("aria-current")], ["page", null]);
  assert.deepEqual(
    [".hb-places", ".hb-banner", ".hb-check", ".hb-today"].map((one) => root.querySelector(one).getAttribute("role")),
    ["navigation", "region", "main", "region"],
  );
  const top = mock.fn();
  window.scrollTo = top;
  check.focus();
  click(check);
  assert.deepEqual([top.mock.callCount(), document.activeElement.textContent], [1, "Check"]);
  check.focus();
  model.receive({ top: true });
  assert.deepEqual([top.mock.callCount(), document.activeElement.textContent], [2, "Check"]);
  click(today);
  assert.deepEqual(shown(), ["Today"], "at once, before Python has drawn it");
});

test("a screen whose box comes later is marked too", async () => {
  const { root, shown } = await dashboard();
  root.querySelector(".hb-today").remove();
  const late = document.createElement("div");
  late.className = "hb-screen hb-today";
  root.append(late);
  await settle();
  assert.deepEqual(shown(), ["Today"]);
});

test("a page without https says what that means", async () => {
  const { el } = await dashboard({}, { url: "http://192.168.0.2/" });
  assert.ok(el.querySelector(".hb-insecure"));
});

test("letters typed here are no commands of JupyterLab, and what is drawn is named", async () => {
  const { root } = await dashboard();
  root.querySelector(".hb-today").innerHTML =
    '<input type="text"><button class="widget-toggle-button mod-active"></button>';
  await settle();
  root.querySelector("input").dispatchEvent(new /** @type {any} */ (window).FocusEvent("focusin", { bubbles: true }));
  assert.equal(root.querySelector("input").dataset.lmSuppressShortcuts, "true");
  assert.equal(root.querySelector("button.mod-active").getAttribute("aria-pressed"), "true");
});

test("a page alone in a notebook has no navigation, and still fills its drawings", async () => {
  place('<div class="hb-screen hb-alone"><div class="el"></div><i data-hb-figure="clam"></i></div>');
  const model = createModel({ screens: [], screen: "", notice: {}, keeps: false, address: "" });
  const el = document.querySelector(".el");
  const stop = page.render({ model, el: /** @type {HTMLElement} */ (el) });
  await until(() => model.sent.length);
  assert.equal(el.querySelector("nav"), null);
  for (const observer of HandObserver.all) observer.see();
  assert.ok(model.sent.some(({ event }) => event === "figures"));
  stop();
  assert.equal(model.listening(), 0);
});

test("scrolling past a number leaves it as it is", async () => {
  const { root } = await dashboard();
  root.querySelector(".hb-today").innerHTML = '<input type="number"><input type="text">';
  const [number, text] = root.querySelectorAll("input");
  for (const [field, keeps] of /** @type {[HTMLElement, boolean][]} */ ([
    [number, false],
    [text, true],
  ])) {
    field.focus();
    field.dispatchEvent(new Event("wheel", { bubbles: true }));
    assert.equal(document.activeElement === field, keeps);
  }
});

test("a page that goes listens to nothing any more", async () => {
  const { model, stop } = await dashboard();
  stop();
  assert.equal(model.listening(), 0);
});

test("a page that never comes into the document waits in vain, and stops", async () => {
  place("");
  const model = createModel({ screens: [], screen: "" });
  const stop = page.render({ model, el: document.createElement("div") });
  await frame();
  stop();
  await frame();
  assert.deepEqual(model.sent, []);
});

test("views are let go with what they stood in, and only those; what is not of the page is left alone", async () => {
  /** @type {string[]} */
  const gone = [];
  const root = place("<div></div><p></p>");
  const [here, elsewhere] = [root.firstElementChild, document.body];
  const view = (/** @type {string} */ name, /** @type {boolean} */ isDisposed, el = here) =>
    Promise.resolve({ remove: () => gone.push(name), options: { parent: { el, luminoWidget: { isDisposed } } } });
  const model = (/** @type {string} */ name, /** @type {any} */ views) => ({
    views,
    off: (/** @type {string} */ event) => gone.push(`${name}: ${event}`),
    get: () => "",
  });
  await tidy(
    [
      model("shared", { a: view("a", true), b: view("b", false) }),
      model("closed", undefined),
      model("held", { c: view("c", true) }),
      model("foreign", { d: view("d", false, elsewhere) }),
    ],
    root,
  );
  assert.deepEqual(gone, ["a", "shared: msg:custom", "closed: msg:custom", "c", "held: msg:custom"]);
});

test("a text is copied by the button beside it; where that is forbidden it is marked, and that is told", async () => {
  const root = place("<div><code>[HIPSET ABCD]</code><button data-hb-copy>Copy</button></div><button>Other</button>");
  const [copy, other] = root.querySelectorAll("button");
  /** @type {string[]} */
  const copied = [];
  /** @type {string[]} */
  const told = [];
  let isForbidden = false;
  const writeText = async (text) => {
    if (isForbidden) throw new Error("forbidden");
    copied.push(text);
  };
  Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
  const stop = copyTexts(root, (text) => told.push(text));
  click(copy);
  click(other);
  await settle();
  assert.deepEqual([copied, told], [["[HIPSET ABCD]"], ["Copied. Paste it into a message."]]);
  isForbidden = true;
  click(copy);
  await settle();
  assert.equal(String(document.getSelection()), "[HIPSET ABCD]");
  assert.match(told[1], /copy it by hand/u);
  stop();
  click(copy);
  await settle();
  assert.equal(told.length, 2);
});

test("a half-done set-up and sets are kept apart, and go with the log that they belong to", () => {
  place("");
  keepDraft({ log: "a", answers: { age: 46 } });
  keepSets({ log: "b", making: { name: "", exercises: ["clam"] } });
  assert.deepEqual([readDraft().answers.age, readSets().making.exercises], [46, ["clam"]]);
  forgetLog("a");
  assert.deepEqual([readDraft(), readSets().log], [null, "b"]);
  keepSets(null);
  assert.equal(readSets(), null);
});

test("in JupyterLab a link to a chapter names the notebook beside this one", () => {
  assert.equal(pathInLab("/user/x/lab/tree/my%20book/dashboard.ipynb", "08.ipynb"), "my book/08.ipynb");
  assert.equal(pathInLab("/lab/workspaces/auto-a/tree/dashboard.ipynb", "08.ipynb"), "08.ipynb");
  assert.equal(pathInLab("/notebooks/dashboard.ipynb", "08.ipynb"), "");
});
