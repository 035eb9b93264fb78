/** What stands around the page in Voila: what is wrong is told, and a kernel ends with its page. */

import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { guard } from "../../hipbook/widgets/js/guard/guard.js";
import { stateText } from "../../hipbook/widgets/js/guard/text.js";
import { openPage, settle } from "./support/browser.js";

const PAGE = `
  <div id="loading"></div><main id="rendered_cells" hidden></main>
  <div id="hb-notice" hidden><p data-when="lost" hidden></p><p data-when="ended" hidden></p>
    <p data-when="heavy" hidden></p>
  <p data-when="slow" hidden></p><p data-when="broken" hidden></p>
  <p data-when="away" hidden></p><button></button></div>
  <script id="jupyter-config-data" type="application/json">{"kernelId": "k0"}</script>
  <script id="hb-end" type="x"></script>`;

/** How the server answers. */
let status = 200;
/** What the widgets heard. */
const heard = [];

/** The guard on a fresh page. */
function begin({ whole = true, ready = true } = {}) {
  const window = openPage();
  document.body.innerHTML = PAGE;
  document.body.dataset.baseUrl = "/voila/";
  if (!whole) document.getElementById("hb-end").remove();
  const beacon = mock.fn();
  window.navigator.sendBeacon = beacon;
  window.WebSocket = class extends window.EventTarget {
    send() {}
  };
  const fetch = mock.fn(async (/** @type {string} */ _) => {
    if (!status) throw new Error("gone");
    return { status };
  });
  window.WebSocket.OPEN = 1;
  window.CloseEvent = window.Event;
  Object.assign(globalThis, { WebSocket: window.WebSocket, CloseEvent: window.Event, fetch });
  for (const name of ["lost", "back", "unheard"]) document.addEventListener(`hipbook:${name}`, () => heard.push(name));
  guard();
  if (ready) document.dispatchEvent(new Event("DOMContentLoaded"));
  const parts = () => /** @type {any[]} */ ([...document.querySelectorAll("#hb-notice p:not([hidden])")]);
  return { window, beacon, fetch, shown: () => parts().map((one) => one.dataset.when) };
}

beforeEach(() => {
  status = 200;
  heard.length = 0;
  mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
});

afterEach(() => mock.timers.reset());

/** What was promised has come. */
const promised = async () => {
  for (let n = 0; n < 8; n++) await Promise.resolve();
};

test("the page is shown once Voila has drawn it", async () => {
  const { window } = begin();
  const cells = document.getElementById("rendered_cells");
  assert.ok(cells.hidden && window.cellLoaded);
  window.themeLoaded = true;
  window.display_cells();
  assert.deepEqual([cells.hidden, document.getElementById("loading")], [false, null]);
});

test("a page that takes long says so, and takes it back when it comes", async () => {
  const { window, shown } = begin();
  mock.timers.tick(45_000);
  assert.deepEqual(shown(), ["slow"]);
  window.themeLoaded = true;
  window.voila_finish();
  assert.deepEqual([shown(), heard], [[], []], "the widgets are not concerned");
});

test("a page whose scripts are still on their way says so, and the server hears of it until they come", async () => {
  const { shown, fetch } = begin({ ready: false });
  mock.timers.tick(45_000);
  assert.deepEqual([shown(), fetch.mock.callCount()], [["slow"], 2]);
  document.dispatchEvent(new Event("DOMContentLoaded"));
  mock.timers.tick(60_000);
  assert.equal(fetch.mock.callCount(), 3);
  assert.ok(fetch.mock.calls.every((one) => one.arguments[0] === "/hipbook/session"));
});

test("a page whose widgets never come is not left blank", async () => {
  const { window, shown } = begin();
  const cells = document.getElementById("rendered_cells");
  const type = "application/vnd.jupyter.widget-view+json";
  cells.innerHTML = `<script type="application/vnd.voila.cell-output+json">{"data": {"${type}": {}}}</script>`;
  window.themeLoaded = true;
  window.display_cells();
  cells.innerHTML = '<div class="jp-OutputArea-output">Loading widget...</div>';
  await promised();
  mock.timers.tick(45_000);
  assert.deepEqual([cells.hidden, Boolean(document.getElementById("loading")), shown()], [false, true, ["slow"]]);
  cells.firstElementChild.innerHTML = "<div>a widget</div>";
  await promised();
  assert.deepEqual([document.getElementById("loading"), shown()], [null, []]);
});

test("a page that ends early, or whose script is missing, is broken", async () => {
  const early = begin({ whole: false });
  assert.deepEqual(early.shown(), ["broken"]);
  const { window, shown } = begin();
  const script = document.createElement("script");
  script.type = "x";
  document.body.append(script);
  const error = new Event("error");
  Object.defineProperty(error, "target", { value: script });
  window.dispatchEvent(error);
  assert.deepEqual(shown(), ["broken"]);
});

/** A connection to a kernel. */
const connect = (window, url = "ws://x/api/kernels/k1/channels?session_id=1") => new window.WebSocket(url);

test("a connection that is lost and comes back is told to the page and the widgets", async () => {
  const { window, shown } = begin();
  const socket = connect(window);
  socket.dispatchEvent(new Event("close"));
  await promised();
  mock.timers.tick(9999);
  assert.deepEqual(shown(), []);
  mock.timers.tick(1);
  assert.deepEqual([shown(), heard], [["lost"], ["lost"]]);
  connect(window).dispatchEvent(new Event("open"));
  assert.deepEqual([shown(), heard], [[], ["lost", "back"]]);
});

test("a connection given up while the device slept is closed as it wakes, and no other", async () => {
  for (const [connections, readyState, closed] of [
    [0, 1, 1],
    [1, 1, 0],
    [0, 0, 0],
  ]) {
    const { window, fetch } = begin();
    fetch.mock.mockImplementation(async () => ({ ok: true, status: 200, json: async () => ({ connections }) }));
    const socket = connect(window);
    socket.readyState = readyState;
    const close = mock.fn();
    socket.addEventListener("close", close);
    document.dispatchEvent(new Event("visibilitychange"));
    await promised();
    assert.equal(close.mock.callCount(), closed);
  }
});

test("a kernel that took too much memory is told so, and nothing else after it", async () => {
  const { window, shown } = begin();
  const socket = connect(window);
  socket.dispatchEvent(Object.assign(new Event("close"), { code: 4507 }));
  socket.dispatchEvent(Object.assign(new Event("message"), { data: '{"execution_state": "dead"}' }));
  await promised();
  assert.deepEqual([shown(), heard], [["heavy"], ["lost"]]);
});

test("a kernel that is gone has ended, a server that does not answer is lost", async () => {
  for (const [code, trouble] of /** @type {const} */ ([
    [404, "ended"],
    [0, "lost"],
  ])) {
    const { window, shown } = begin();
    status = code;
    connect(window).dispatchEvent(new Event("close"));
    await promised();
    assert.deepEqual(shown(), [trouble]);
  }
});

test("an older connection and one to something else say nothing", async () => {
  const { window, shown } = begin();
  const old = connect(window);
  connect(window);
  connect(window, "ws://x/other").dispatchEvent(new Event("close"));
  old.dispatchEvent(new Event("close"));
  await promised();
  mock.timers.tick(20_000);
  assert.deepEqual(shown(), []);
});

/** A message to a kernel, as text and as newer servers have it. */
const message = (id, type = "comm_msg") => [
  `{"content":{"data":{}},"header":{"msg_id":"${id}","msg_type":"${type}"},"parent_header":{}}`,
  new TextEncoder().encode(`\u0005\u0000shell{"msg_id": "${id}", "msg_type": "${type}"}${"x".repeat(9000)}`),
  new TextEncoder().encode(`shell{"msg_id": "${id}", "msg_type": "${type}"}{}{}{}`).buffer,
];
const answer = (id, state = "busy") => `{"execution_state": "${state}"}{"msg_id": "${id}"}`;
const unheard = () => heard.filter((name) => name === "unheard").length;

/** A page with a line to its kernel, on which somebody may press. */
function online() {
  const { window } = begin();
  let now = 100_000;
  mock.method(performance, "now", () => now);
  document.body.insertAdjacentHTML(
    "beforeend",
    '<button id="save"></button><div class="hb-player"><button></button></div>',
  );
  const socket = connect(window);
  const press = (selector = "#save", kind = "click") =>
    document.querySelector(selector).dispatchEvent(new Event(kind, { bubbles: true }));
  const hear = (data, from = socket) => from.dispatchEvent(Object.assign(new Event("message"), { data }));
  const pass = (ms) => {
    now += ms;
    mock.timers.tick(ms);
  };
  return { window, socket, press, hear, pass };
}

test("a press that nobody heard is told once, in whatever form it was sent and by whatever it was made", () => {
  for (const form of [0, 1, 2]) {
    for (const kind of ["click", "change", "input", "drop"]) {
      const { socket, press, pass } = online();
      press("#save", kind);
      socket.send(message("a")[form]);
      socket.send(message("b")[form]);
      pass(9999);
      assert.equal(unheard(), 0);
      pass(1);
      assert.equal(unheard(), 1, `${kind} in form ${form}`);
      pass(100_000);
      assert.equal(unheard(), 1);
      heard.length = 0;
      mock.restoreAll();
    }
  }
});

test("a press that was answered is not told, nor what nobody pressed, nor what is sent again by itself", () => {
  const { socket, press, hear, pass } = online();
  press();
  socket.send(message("a")[1]);
  hear(answer("a"));
  hear(answer("a", "idle"));
  pass(60_000);
  socket.send(message("timer")[1]);
  press(".hb-player button");
  socket.send(message("player")[1]);
  press();
  socket.send(message("run", "execute_request")[1]);
  socket.send("no message");
  socket.send(new Blob([]));
  pass(120_000);
  assert.equal(unheard(), 0);
  mock.restoreAll();
});

test("a press while the line drops is told as soon as the line is back", async () => {
  const { window, socket, press, hear, pass } = online();
  press();
  socket.send(message("a")[1]);
  socket.dispatchEvent(new Event("close"));
  const next = connect(window);
  next.dispatchEvent(new Event("open"));
  pass(3000);
  assert.equal(unheard(), 1);
  press();
  next.send(message("b")[1]);
  next.dispatchEvent(new Event("close"));
  const last = connect(window);
  last.dispatchEvent(new Event("open"));
  hear(answer("b"), last);
  pass(60_000);
  assert.equal(unheard(), 1, "what the server kept of the old line is an answer");
  mock.restoreAll();
});

test("a kernel that is busy with something else is waited for, but not for ever", () => {
  const { socket, press, hear, pass } = online();
  hear(answer("other"));
  press();
  socket.send(message("a")[1]);
  pass(50_000);
  assert.equal(unheard(), 0);
  hear(answer("other", "idle"));
  hear(answer("a"));
  pass(50_000);
  assert.equal(unheard(), 0);
  press();
  socket.send(message("b")[1]);
  for (let n = 0; n < 8; n++) pass(10_000);
  assert.equal(unheard(), 1);
  mock.restoreAll();
});

test("a kernel that dies is told", async () => {
  const { window, shown, beacon } = begin();
  const socket = connect(window);
  const say = (data) => socket.dispatchEvent(Object.assign(new Event("message"), { data }));
  say('{"execution_state": "busy"}');
  assert.deepEqual(shown(), []);
  say(new TextEncoder().encode('{"execution_state": "dead"}').buffer);
  assert.deepEqual(shown(), ["ended"]);
  window.dispatchEvent(new Event("pagehide"));
  assert.equal(beacon.mock.callCount(), 0, "there is nothing to end");
});

test("long messages are outputs and are not read", () => {
  assert.equal(stateText(new ArrayBuffer(5000)), "");
  assert.equal(stateText("text"), "text");
});

test("a kernel ends with its page, by the address of the server, and only then", async () => {
  const { window, beacon, shown } = begin();
  window.dispatchEvent(new Event("pagehide"));
  assert.equal(beacon.mock.calls[0].arguments[0], "/voila/api/shutdown/k0");
  mock.timers.tick(60_000);
  assert.deepEqual(shown(), [], "who leaves needs no notice");
});

test("Voila's own end on beforeunload is refused, that of others is not", async () => {
  const { window } = begin();
  let asked = 0;
  window.addEventListener("beforeunload", () => {
    asked += 1;
    return "voila/api/shutdown/";
  });
  window.addEventListener("beforeunload", () => {
    asked += 10;
  });
  window.dispatchEvent(new Event("beforeunload"));
  assert.equal(asked, 10);
});

test("reloading waits for a server that answers", async () => {
  const { window, shown } = begin();
  const reload = mock.method(window.location, "reload", () => {});
  const press = async () => {
    document.querySelector("#hb-notice button").dispatchEvent(new Event("click", { bubbles: true }));
    await promised();
  };
  status = 0;
  await press();
  assert.deepEqual([shown(), reload.mock.callCount()], [["away"], 0]);
  status = 200;
  await press();
  assert.equal(reload.mock.callCount(), 1);
  mock.timers.reset();
  await settle();
});
