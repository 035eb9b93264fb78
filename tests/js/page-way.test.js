/** The way through the page: the browser's back button, the address, and where a screen was left. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { keepWay } from "../../hipbook/widgets/js/page/way.js";
import { click, createModel, openPage, settle } from "./support/browser.js";

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** A page with a model of which both traits change in one message. */
function begin(options = {}) {
  openPage(options);
  document.body.innerHTML = '<div class="hb-dashboard"><div class="hb-page"></div></div>';
  const root = /** @type {HTMLElement} */ (document.body.firstElementChild);
  const model = createModel({ screen: "today", address: "", screens: [{ name: "today" }, { name: "read" }] });
  const pushed = mock.method(history, "pushState");
  const stop = keepWay(root, model);
  async function show(screen, address = "") {
    if (model.get("screen") !== screen) model.change("screen", screen);
    if (model.get("address") !== address) model.change("address", address);
    await settle();
  }
  /** As the browser does: it has gone there, and says so. */
  function goTo(state) {
    window.dispatchEvent(Object.assign(new Event("popstate"), { state }));
  }
  return { root, model, pushed, stop, show, goTo };
}

test("each screen is a stop of its own, and the address names the exercise that is open", async () => {
  const { pushed, show, stop, model } = begin();
  await show("progress");
  await show("library");
  await show("library", "#library/clam");
  await show("library", "#library/clam");
  assert.equal(location.hash, "#library/clam");
  assert.deepEqual(
    pushed.mock.calls.map(({ arguments: [{ at, screen }] }) => `${at} ${screen}`),
    ["1 progress", "2 library", "3 library"],
  );
  stop();
  assert.equal(model.listening(), 0);
});

test("the way back opens the screen before, makes no new stop, and ends where it was left", async () => {
  const { root, model, pushed, show, goTo } = begin();
  const scrolled = mock.fn();
  window.scrollTo = scrolled;
  const scroll = (y) => Object.defineProperty(window, "scrollY", { value: y, configurable: true });
  scroll(700);
  click(root.firstElementChild);
  scroll(0);
  await show("progress");
  goTo({ at: 0, screen: "today", address: "" });
  assert.deepEqual(model.sent.at(-1), { event: "show", screen: "today" });
  Object.defineProperty(document.documentElement, "scrollHeight", { value: 5000, configurable: true });
  await show("today");
  await frame();
  assert.equal(pushed.mock.callCount(), 1);
  assert.equal(scrolled.mock.calls.at(-1).arguments[0].top, 700);
});

test("what was open in the library is opened again, and its list where that was", () => {
  const { model, goTo } = begin();
  goTo({ at: 1, screen: "library", address: "#library/hip%20hinge" });
  assert.deepEqual(model.sent.at(-1), { event: "look_up", id: "hip hinge" });
  goTo({ at: 0, screen: "library", address: "" });
  assert.deepEqual(model.sent.at(-1), { event: "look_up", id: "" });
});

test("an address that names an exercise opens it, with no stop before it", async () => {
  const { model, pushed, show } = begin({ url: "https://hipbook.test/#library/clam" });
  assert.deepEqual(model.sent, [{ event: "look_up", id: "clam" }]);
  await show("library", "#library/clam");
  assert.equal(pushed.mock.callCount(), 0);
});

test("during a session the way back is a pause, and one stays until it is ended", () => {
  const { root, model, pushed, goTo } = begin();
  root.insertAdjacentHTML(
    "beforeend",
    '<div class="hb-player" data-phase="running"><button class="hb-pause"></button></div>',
  );
  const player = /** @type {HTMLElement} */ (root.querySelector(".hb-player"));
  player.firstElementChild.addEventListener("click", () => {
    player.dataset.phase = player.dataset.phase === "running" ? "paused" : "running";
  });
  for (const times of [1, 2, 3]) {
    goTo({ at: 0, screen: "today", address: "" });
    assert.deepEqual([player.dataset.phase, model.sent, pushed.mock.callCount()], ["paused", [], times]);
  }
  player.dataset.phase = "finished";
  goTo({ at: 0, screen: "today", address: "" });
  assert.deepEqual(model.sent.at(-1), { event: "show", screen: "today" });
});

test("an address that names a place shows it, with Today before it", async () => {
  const { model, show, stop, pushed } = begin({ url: "https://hipbook.test/#read" });
  assert.deepEqual(model.sent.at(-1), { event: "show", screen: "read" });
  await show("read");
  assert.equal(location.hash, "");
  assert.equal(pushed.mock.callCount(), 1);
  stop();
});
