/** What Python must hear is sent until it has heard it, and what a browser keeps is let go of in time. */

import assert from "node:assert/strict";
import { afterEach, mock, test } from "node:test";
import { createOutbox, initialize, outboxOf, sweep } from "../../hipbook/widgets/js/player/outbox.js";
import { read, sessionKey, write } from "../../hipbook/widgets/js/shared/storage.js";
import { createModel, openPage } from "./support/browser.js";

const STARTED = /** @type {const} */ ({ event: "started", spent: 0 });
const FINISHED = /** @type {const} */ ({ event: "finished", spent: 60 });

const session = (more = {}) => createModel({ token: "a", heard: 0, over: false, ...more });

afterEach(() => mock.timers.reset());

/** An outbox on a page whose clock the test moves. */
function outbox(model = session()) {
  openPage();
  mock.timers.enable({ apis: ["setTimeout"] });
  return { model, box: createOutbox(model) };
}

test("what is not heard is sent again, ever more seldom", () => {
  const { model, box } = outbox();
  box.tell([STARTED]);
  assert.ok(box.isWaiting());
  mock.timers.tick(4000);
  mock.timers.tick(7999);
  assert.equal(model.sent.length, 2);
  mock.timers.tick(1);
  assert.deepEqual(model.sent, [STARTED, STARTED, STARTED]);
});

test("what is heard is not sent again", () => {
  const { model, box } = outbox();
  box.tell([STARTED]);
  model.change("heard", 1);
  box.tell([]);
  mock.timers.tick(60_000);
  assert.deepEqual([model.sent, box.isWaiting()], [[STARTED], false]);
});

test("a connection that is back is used at once", () => {
  const { model, box } = outbox();
  box.tell([STARTED]);
  document.dispatchEvent(new CustomEvent("hipbook:back"));
  assert.equal(model.sent.length, 2);
  box.close();
  document.dispatchEvent(new CustomEvent("hipbook:back"));
  mock.timers.tick(60_000);
  assert.equal(model.sent.length, 2);
});

test("a session that is over is told no more", () => {
  const { model, box } = outbox(session({ over: true }));
  box.tell([STARTED]);
  mock.timers.tick(60_000);
  assert.equal(model.sent.length, 1);
});

test("after a reload only what was not heard is told", () => {
  const { model, box } = outbox(session({ heard: 1 }));
  box.recall([STARTED, FINISHED]);
  assert.deepEqual(model.sent, [FINISHED]);
});

test("a lost socket is tried again", () => {
  const { model, box } = outbox();
  model.send = () => {
    throw new Error("closed");
  };
  box.tell([STARTED, FINISHED]);
  assert.ok(box.isWaiting());
});

test("old sessions that nothing will log are let go of", () => {
  openPage();
  const now = Date.parse("2026-01-20T10:00:00Z");
  write(sessionKey("old"), { started_at: "2026-01-05T10:00:00Z" });
  write(sessionKey("new"), { started_at: "2026-01-19T10:00:00Z" });
  write(sessionKey("logged"), { started_at: "2026-01-05T10:00:00Z", plan: { uid: "u", log: "l" } });
  write(sessionKey("of no log"), { started_at: "2026-01-05T10:00:00Z", plan: { uid: "u" } });
  write(sessionKey("never"), {});
  sweep(now);
  assert.deepEqual(
    ["old", "new", "logged", "of no log", "never"].map((token) => read(sessionKey(token)) !== null),
    [false, true, true, false, false],
  );
});

test("a session is locked to its page until it is over, and then forgotten here", async () => {
  const window = openPage();
  const held = new Map();
  const locks = { request: (key, run) => Promise.resolve(held.set(key, run())) };
  Object.defineProperty(window.navigator, "locks", { value: locks, configurable: true });
  const model = session({ token: "b" });
  write(sessionKey("b"), { plan: { uid: "u" } });
  initialize({ model });
  assert.equal(outboxOf(model), outboxOf(session({ token: "b" })), "views share it by the token");
  model.change("over", true);
  await held.get(sessionKey("b"));
  assert.equal(read(sessionKey("b")), null);
});

test("what is ticked after the player has gone is kept with what was done, until it is over", () => {
  openPage();
  const model = session({ token: "d", plan: { uid: "u" } });
  initialize({ model });
  model.change("plan", { uid: "u", signs: ["giving_way"] });
  assert.equal(read(sessionKey("d")), null, "what is not kept is not begun");
  write(sessionKey("d"), { plan: { uid: "u" }, done: [STARTED] });
  model.change("plan", { uid: "u", signs: ["sharp"] });
  assert.deepEqual(read(sessionKey("d")), { plan: { uid: "u", signs: ["sharp"] }, done: [STARTED] });
  model.change("over", true);
  model.change("plan", { uid: "u" });
  assert.equal(read(sessionKey("d")), null);
});

test("the lock is given back when the model goes", async () => {
  const window = openPage();
  let held;
  const locks = {
    request(_, run) {
      held = run();
      return held;
    },
  };
  Object.defineProperty(window.navigator, "locks", { value: locks, configurable: true });
  initialize({ model: session({ token: "c" }) })();
  await held;
});
