/** The browser's own copy of a log, kept only where the whole address is the reader's own. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { keepCopy, readCopy } from "../../hipbook/widgets/js/page/copy.js";
import page from "../../hipbook/widgets/js/page/index.js";
import { createModel, openPage, until } from "./support/browser.js";
import { giveDatabase } from "./support/database.js";

const COPY = { text: "{}", on: "2026-01-05" };

/** A page whose address is the reader's own. */
function ownPage() {
  openPage();
  Object.assign(document.body.dataset, { voila: "voila", baseUrl: "/voila/" });
}

test("a copy is kept, read again and given up", async () => {
  ownPage();
  giveDatabase();
  const model = createModel({});
  await keepCopy(model, COPY);
  assert.deepEqual(await readCopy(), COPY);
  await keepCopy(model, null);
  assert.equal(await readCopy(), undefined);
  assert.deepEqual(model.sent, [{ event: "lasting", agreed: false }]);
});

test("a browser is asked once to keep the copy, and its answer is told", async () => {
  const answers = {
    agrees: async () => true,
    declines: async () => false,
    fails: () => Promise.reject(new Error("no")),
  };
  for (const [name, persist] of Object.entries(answers)) {
    ownPage();
    giveDatabase();
    let times = 0;
    const storage = { persist: () => ++times && persist() };
    Object.defineProperty(navigator, "storage", { value: storage, configurable: true });
    const model = createModel({});
    await keepCopy(model, null);
    assert.equal(times, 0, "nothing is kept, so nothing is asked");
    await keepCopy(model, COPY);
    await keepCopy(model, COPY);
    await until(() => model.sent.length);
    assert.deepEqual(model.sent, [{ event: "lasting", agreed: name === "agrees" }]);
    assert.equal(times, 1);
  }
});

test("where other pages could be at the same address nothing is kept", async () => {
  ownPage();
  document.body.dataset.baseUrl = "/user/anna/voila/";
  const records = giveDatabase();
  await keepCopy(createModel({}), COPY);
  assert.equal(records.size, 0);
});

test("a browser that is full says so, one that has no database reads nothing", async () => {
  ownPage();
  giveDatabase({ broken: true });
  const model = createModel({});
  await keepCopy(model, COPY);
  assert.deepEqual(model.sent, [{ event: "full" }]);
  await keepCopy(model, null);
  assert.equal(model.sent.length, 1);
  Object.assign(globalThis, { indexedDB: undefined });
  assert.equal(await readCopy(), null);
});

test("the page tells of which day its copy is, keeps another and gives it back", async () => {
  ownPage();
  const records = giveDatabase();
  records.set("log", COPY);
  document.body.innerHTML = '<div class="hb-dashboard"><div class="el"></div></div>';
  const model = createModel({ screens: [], screen: "", keeps: true });
  page.render({ model, el: document.querySelector(".el") });
  /** What was given back the nth time. @param {number} n */
  const given = (n) => until(() => model.sent.filter((/** @type {any} */ one) => one.event === "given")[n]);
  const ready = await until(() => model.sent.find((/** @type {any} */ one) => one.event === "ready"));
  assert.equal(ready.kept, "2026-01-05");
  model.receive({ keep: { text: "new", on: "2026-01-06" } });
  await until(() => records.get("log")?.text === "new");
  model.receive({ give: true });
  assert.deepEqual(await given(0), { event: "given", text: "new", log: "" });
  model.receive({ keep: null });
  await until(() => !records.has("log"));
  model.receive({ give: true });
  assert.deepEqual(await given(1), { event: "given", text: "", log: "" });
});
