/** The whole player on a page: what is shown, pressed, told and kept. */

import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { createSolitude } from "../../hipbook/widgets/js/player/alone.js";
import player from "../../hipbook/widgets/js/player/index.js";
import { paintFigure } from "../../hipbook/widgets/js/player/paint.js";
import { read, sessionKey } from "../../hipbook/widgets/js/shared/storage.js";
import { giveAudio, giveSpeech, sounded } from "./support/audio.js";
import { click, createModel, openPage } from "./support/browser.js";
import { part, STEPS, step } from "./support/session.js";

const FIGURE =
  '<svg xmlns="http://www.w3.org/2000/svg" data-side="left" data-end-s="2.81"' +
  ' data-cycle-s="6"><title>Clam</title></svg>';

/** The moment it is, in seconds; a page's two clocks. */
let now = 0;

beforeEach(() => {
  now = 0;
  mock.method(performance, "now", () => now * 1000);
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
});

afterEach(() => {
  mock.timers.reset();
  mock.restoreAll();
});

/** Time goes by, with the ticks of the player. */
function pass(seconds) {
  for (let n = 0; n < seconds * 10; n++) {
    now += 0.1;
    mock.timers.tick(100);
  }
}

/** A player on a page. */
function open({ steps = STEPS, state = {}, page = openPage(), dashboard = false } = {}) {
  const audio = giveAudio(page);
  const speech = giveSpeech(page);
  const model = createModel({
    steps,
    figures: {},
    token: "t",
    plan: { uid: "u" },
    keep: true,
    over: false,
    heard: 0,
    ...state,
  });
  const { send } = model;
  // A kernel that hears at once.
  model.send = (message) => {
    send(message);
    model.change("heard", model.get("heard") + 1);
  };
  const el = page.document.createElement("div");
  el.className = dashboard ? "hb-dashboard" : "";
  if (dashboard) el.innerHTML = '<div class="hb-practise"><h1 tabindex="-1">Practise</h1></div>';
  page.document.body.append(el);
  const ends = [player.initialize({ model }), player.render({ model, el })];
  const find = (name) => el.querySelector(`.hb-player-${name}`) ?? el.querySelector(`.hb-${name}`);
  const shown = (name) => (find(name).hidden ? null : find(name).textContent);
  // Each button has a place of its own.
  const press = (name, detail = 1) =>
    click(find(name), { detail, clientX: 100 * [...name].reduce((n, c) => n + c.charCodeAt(0), 0) });
  const key = (name, target = page.document.body) =>
    target.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
  const end = () => {
    for (const one of ends.reverse()) one();
  };
  const events = () => model.sent.map((event) => event.event);
  return { page, audio, speech, model, el, find, shown, press, key, end, events };
}

test("before it begins the first step and the settings are shown, and nothing is told", () => {
  const { shown, find, model } = open();
  assert.deepEqual(
    [shown("word"), shown("name"), shown("side"), shown("begin")],
    ["Ready?", "Clam", "Left side up", "Begin"],
  );
  assert.deepEqual([find("controls").hidden, find("count").hidden, find("trial").hidden], [true, true, false]);
  assert.deepEqual([shown("at"), shown("hint"), model.sent.length], ["Exercise 1 of 2", null, 0]);
});

test("a session leads from step to step and tells what was done", () => {
  const { shown, press, find, events, model } = open();
  press("begin");
  assert.deepEqual([shown("word"), shown("time"), shown("step-on")], ["Get ready", "5", "I am ready"]);
  assert.deepEqual([find("trial").hidden, find("controls").hidden], [true, false]);
  pass(6.2);
  assert.deepEqual([shown("word"), shown("time"), shown("step-on")], ["Hold", "9", "Skip"]);
  pass(10);
  assert.deepEqual([shown("word"), events()], ["Change sides", ["started", "done"]]);
  assert.deepEqual(model.sent[1].exercise, "clam");
  pass(8);
  assert.deepEqual([shown("side"), shown("rep")], ["Right side up", "2 of 3"]);
  press("step-on");
  press("step-on");
  pass(9);
  assert.deepEqual([shown("word"), shown("name")], ["Finished", "Take your time."]);
  assert.deepEqual(events(), ["started", "done", "skipped", "done", "finished"]);
  assert.deepEqual([find("controls").hidden, shown("side"), shown("at"), shown("cue")], [true, null, null, null]);
});

test("a pause holds, by button, by key and by a tap on the card", () => {
  const { shown, press, key, find } = open();
  press("begin");
  press("pause");
  assert.deepEqual([shown("word"), shown("pause"), shown("end-here")], ["Paused", "Go on", "End here"]);
  key(" ");
  assert.equal(shown("word"), "Get ready");
  click(find("card"));
  assert.equal(shown("word"), "Paused");
  click(find("card"), { detail: 2 });
  assert.equal(shown("word"), "Paused", "a double tap is one");
});

test("keys lead where the focus is on nothing else", () => {
  const { page, shown, press, key, find } = open();
  key("x");
  assert.equal(shown("word"), "Ready?", "nothing runs yet");
  press("begin");
  const field = page.document.createElement("input");
  page.document.body.append(field);
  key("p", field);
  key(" ", find("pause"));
  assert.equal(shown("word"), "Get ready");
  key("ArrowRight");
  assert.equal(shown("word"), "Hold");
  key("ArrowLeft");
  assert.equal(shown("word"), "Get ready");
  key("Escape");
  assert.equal(shown("word"), "Stopped");
});

test("a second tap in the same place is not for the button that came to stand there", () => {
  const { shown, press, find } = open();
  press("begin");
  click(find("pause"), { detail: 1, clientX: 200, clientY: 740 });
  click(find("end-here"), { detail: 1, clientX: 204, clientY: 744 });
  assert.equal(shown("word"), "Paused", "nothing has ended");
  click(find("end-here"), { detail: 1, clientX: 204, clientY: 810 });
  assert.equal(shown("word"), "Finished");
});

test("the second click of a double one does nothing", () => {
  const { shown, press } = open();
  press("begin");
  press("step-on");
  press("step-on", 2);
  assert.equal(shown("word"), "Hold");
});

test("too much stops at once and says that it was right", () => {
  const { shown, press, model, speech, find } = open();
  press("begin");
  pass(7);
  press("too-much");
  assert.deepEqual([shown("word"), model.sent.at(-1).event], ["Stopped", "too_much"]);
  assert.match(speech.said.at(-1).text, /It is right to stop/);
  assert.equal(find("said").textContent, "", "a screen reader does not speak into it");
});

test("one key that was a slip has a way back, also while the line is down", () => {
  for (const name of ["Escape", "x", "X"]) {
    const { shown, press, key, find, events, page } = open();
    press("begin");
    pass(7);
    assert.ok(find("slip").hidden);
    key(name);
    assert.equal(shown("word"), "Stopped");
    press("slip");
    assert.deepEqual([shown("word"), shown("side"), find("slip").hidden], ["Paused", "Left side up", true]);
    press("pause");
    pass(60);
    assert.deepEqual(events(), ["started", "too_much", "slip", "done", "done", "done", "finished"]);
    page.localStorage.clear();
  }
});

test("a slip that is taken back in the form goes on where it was, also where nothing may be kept", () => {
  for (const keep of [true, false]) {
    const { press, key, end, el, model, page, events } = open({ state: { keep } });
    press("begin");
    pass(7);
    key("Escape");
    // The form takes the place of the player, and gives it back.
    end();
    player.render({ model, el });
    const again = /** @type {HTMLElement} */ (el.lastElementChild);
    assert.equal(again.querySelector(".hb-player-word").textContent, "You were here");
    click(again.querySelector(".hb-begin"));
    pass(60);
    assert.deepEqual(events(), ["started", "too_much", "slip", "done", "done", "done", "finished"]);
    page.localStorage.clear();
  }
});

test("a screen that may go dark is told in the player while it is led", async () => {
  const { press, find } = open();
  assert.equal(find("device").textContent, "");
  press("begin");
  for (let n = 0; n < 9; n++) await Promise.resolve();
  assert.match(find("device").textContent, /Your screen may switch off/);
});

test("tones are laid anew after an interruption, at the time of the step", () => {
  const { press, audio } = open({ steps: [step("work", 30), step("rest", 20)] });
  press("begin");
  audio.context.state = "running";
  const lead = (seconds, isHeard) => {
    for (let n = 0; n < seconds * 10; n++) {
      if (isHeard) audio.context.currentTime += 0.1;
      pass(0.1);
    }
  };
  lead(5, true);
  const before = audio.resumed;
  audio.context.become("interrupted");
  lead(10, false);
  assert.ok(audio.resumed > before);
  audio.context.become("running");
  lead(1, true);
  const [rest] = sounded.filter(({ pitch, stopped, start }) => pitch === 440 && !stopped && start > 1);
  assert.ok(
    Math.abs(rest.start - audio.context.currentTime - 14) < 0.3,
    `in ${rest.start - audio.context.currentTime} s`,
  );
});

test("where no voice speaks, a screen reader is told", () => {
  const { press, speech, find } = open();
  press("voice");
  press("begin");
  const said = () => find("said").textContent;
  assert.equal(said(), "5 seconds");
  press("pause");
  assert.equal(said(), "Paused");
  press("too-much");
  assert.match(said(), /It is right to stop/);
  assert.deepEqual(speech.said, []);
});

test("what the voice says is never told to a screen reader as well, in a whole session with every key", () => {
  const { press, key, speech, find, page } = open();
  const told = [];
  new page.MutationObserver(() => find("said").textContent && told.push(find("said").textContent)).observe(
    find("said"),
    {
      childList: true,
    },
  );
  press("begin");
  for (const name of [" ", " ", "ArrowRight", "ArrowLeft", "p", "p"]) {
    pass(3);
    key(name);
  }
  pass(60);
  assert.ok(speech.said.length > 8);
  assert.deepEqual(told, []);
});

test("a reload goes on where it was, and tells again what was not heard", () => {
  const first = open();
  first.press("begin");
  pass(16);
  first.end();
  assert.deepEqual(read(sessionKey("t")).plan, { uid: "u" });
  const page = first.page;
  page.document.body.replaceChildren();
  const again = open({ page, state: { heard: 1 } });
  assert.deepEqual([again.shown("word"), again.shown("begin")], ["You were here", "Go on from here"]);
  assert.deepEqual(again.events(), ["done"]);
});

test("what is led for a sample is not kept, and the browser asks before it is left", () => {
  const { page, press } = open({ state: { keep: false } });
  press("begin");
  const leaving = new page.Event("beforeunload", { cancelable: true });
  page.dispatchEvent(leaving);
  assert.ok(leaving.defaultPrevented);
  assert.equal(read(sessionKey("t")), null);
});

test("what is kept may be left without a question", () => {
  const { page, press } = open();
  press("begin");
  const leaving = new page.Event("beforeunload", { cancelable: true });
  page.dispatchEvent(leaving);
  page.dispatchEvent(new page.Event("pagehide"));
  assert.equal(leaving.defaultPrevented, false);
  assert.equal(read(sessionKey("t")).index, 0);
});

test("a lost connection is told, with what to do at the end, and forgotten when it is back", () => {
  const { shown, press, find, model } = open();
  press("begin");
  document.dispatchEvent(new CustomEvent("hipbook:lost"));
  assert.equal(shown("link"), "The connection is lost. Your session goes on here.");
  document.dispatchEvent(new CustomEvent("hipbook:back"));
  assert.equal(shown("link"), null);
  model.send = () => {
    throw new Error("closed");
  };
  press("too-much");
  pass(5);
  assert.match(shown("link"), /What you did is kept in this browser. Reload the page to log it./);
  assert.equal(find("reload").hidden, false);
});

test("a device that slept is paused, and says why", () => {
  const { shown, press } = open();
  press("begin");
  pass(2);
  mock.timers.tick(100);
  mock.timers.setTime(Date.now() + 600_000);
  pass(0.3);
  assert.deepEqual([shown("word"), shown("breath")], ["Paused", "This device slept"]);
});

test("a hidden page is woken by a worker, and looks again when it is seen", () => {
  const workers = [];
  URL.createObjectURL = () => "blob:waker";
  URL.revokeObjectURL = () => {};
  Object.assign(globalThis, {
    Worker: class {
      constructor() {
        workers.push(this);
      }
      terminate() {
        workers.pop();
      }
    },
  });
  const { press, shown } = open();
  press("begin");
  Object.defineProperty(document, "hidden", { value: true, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
  assert.equal(workers.length, 1);
  now += 6;
  workers[0].onmessage();
  assert.equal(shown("word"), "Hold");
  Object.defineProperty(document, "hidden", { value: false, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
  assert.equal(workers.length, 0);
});

test("lines are spoken at their time, and a tone begins each step", () => {
  const steps = [step("work", 30, { words: "Hold for 30 seconds", side: null, cues: ["Small and slow"] })];
  const { press, speech } = open({ steps });
  press("begin");
  assert.ok(sounded.length > 0);
  pass(30);
  const said = speech.said.map(({ text }) => text);
  assert.deepEqual([said[0], said.slice(-4)], ["Hold for 30 seconds", ["3", "2", "1", "Finished. Take your time"]]);
  assert.ok(said.includes("Small and slow") && said.includes("That is half"));
});

test("a count that comes late is not said, a voice that still speaks is waited for", () => {
  const steps = [step("work", 30, { words: "Hold", cues: ["Small"] }), step("rest", 60, { brief: "Come back." })];
  const { press, speech } = open({ steps });
  press("begin");
  pass(5);
  const before = speech.said.length;
  speech.speaking = true;
  pass(12);
  assert.equal(speech.said.length, before);
  speech.speaking = false;
  pass(1);
  assert.ok(!speech.said.some(({ text }) => text === "That is half"), "it came two seconds late");
});

test("the drawing of a step is shown, mirrored for the other side and still where motion is not wanted", () => {
  const figured = STEPS.map((one) => ({ ...one, figure: one.exercise }));
  const { find, press } = open({ steps: figured, state: { figures: { clam: FIGURE } } });
  const svg = find("figure").firstElementChild;
  assert.equal(svg.dataset.mirrored, undefined);
  press("begin");
  for (let n = 0; n < 3; n++) press("step-on");
  assert.equal(find("figure").firstElementChild, svg, "the same drawing stays");
  assert.deepEqual([svg.dataset.mirrored, svg.dataset.plays], ["yes", "no"], "by our clock alone");
  press("step-on");
  assert.ok(find("figure").hidden, "there is none of the bridge");
  const slot = find("figure");
  openPage({ media: ["(prefers-reduced-motion: reduce)"] });
  paintFigure(slot, FIGURE, "left");
  assert.equal(slot.firstElementChild.dataset.show, "still");
});

test("body, word and ring read the same second: at every wait the body waits, and a pause holds it", () => {
  /** @type {import("../../hipbook/widgets/js/player/generated.js").RepPart[]} */
  const parts = [
    { ...part("sway", 2), drawn: ["start", "end"] },
    { ...part("wait", 1), drawn: ["end", "end"] },
    { ...part("come back", 2), drawn: ["end", "again"] },
  ];
  const steps = [step("work", 50, { reps: 10, rep_s: 5, parts, figure: "clam" })];
  const { find, press, shown } = open({ steps, state: { figures: { clam: FIGURE } } });
  const body = () => Number(find("figure").firstElementChild.dataset.time);
  assert.equal(find("figure").firstElementChild.dataset.plays, "yes", "before it begins it shows itself");
  press("begin");
  for (let n = 0; n < 10; n++) {
    pass(1);
    assert.ok(Math.abs(body() - 2.81 / 2) < 0.01, `on its way in ${n}: ${body()}`);
    pass(1.3);
    assert.deepEqual([shown("word"), body()], ["Wait", 2.81]);
    pass(0.6);
    assert.deepEqual([shown("word"), body()], ["Wait", 2.81]);
    pass(1.1);
    assert.equal(shown("word"), "Come back");
    assert.ok(Math.abs(body() - (2.81 + (6 - 2.81) / 2)) < 0.01, `half way back in ${n}: ${body()}`);
    if (n === 4) {
      press("pause");
      pass(30);
      assert.ok(Math.abs(body() - 4.4) < 0.02, "a pause holds the body too");
      press("pause");
    }
    pass(1);
  }
});

test("while a session fills the window nothing else can be reached, but messages are told", () => {
  const page = openPage();
  page.document.body.innerHTML =
    '<main><div class="hb-dashboard"><div class="hb-page"><nav>Menu</nav><div class="hb-said"></div></div>' +
    '<div class="hb-today">Today</div><div class="hb-practise"><p>Questions</p><div id="here">' +
    "</div></div></div></main>" +
    "<footer inert>Away already</footer>";
  const solitude = createSolitude(document.querySelector("#here"));
  const reached = () =>
    [...document.querySelectorAll("nav, .hb-said, .hb-today, p, #here, footer")]
      .filter((one) => !one.closest("[inert]"))
      .map((one) => one.className || one.id || one.localName);
  solitude(true);
  solitude(true);
  assert.deepEqual(reached(), ["hb-said", "here"]);
  solitude(false);
  assert.deepEqual(reached(), ["nav", "hb-said", "hb-today", "p", "here"]);
});

test("an end is felt in the hand where a device can, and not where stillness is wanted", () => {
  for (const media of [[], ["(prefers-reduced-motion: reduce)"]]) {
    const page = openPage({ media });
    const beats = [];
    Object.defineProperty(page.navigator, "vibrate", { value: (beat) => beats.push(beat), configurable: true });
    const { press } = open({ page, steps: [step("work", 5)] });
    press("begin");
    pass(6);
    assert.equal(beats.length, media.length ? 0 : 1);
    page.localStorage.clear();
  }
});

test("what is shown of a step is what Python sent of it", () => {
  const ready = step("ready", 20, {
    place: "Lie on your right side, left side up",
    lead: "Left leg works, the lower one",
    brief: "Open the knee.",
    note: "Stop whenever anything hurts.",
    cues: ["10 times, slowly", "Feet together"],
    breath: "easy",
    steps: ["Lie down", "Open"],
  });
  const { shown, find, press } = open({ steps: [ready, STEPS[1]] });
  press("begin");
  assert.deepEqual(
    [shown("side"), shown("place")],
    ["Left leg works, the lower one", "Lie on your right side, left side up"],
  );
  assert.deepEqual(
    [shown("dose"), shown("brief"), shown("note")],
    ["10 times, slowly", "Open the knee.", "Stop whenever anything hurts."],
  );
  assert.equal(shown("breath"), "Breath: easy");
  assert.deepEqual(
    [...find("how").querySelectorAll("li")].map((li) => li.textContent),
    ["Lie down", "Open"],
  );
  press("step-on");
  assert.deepEqual([find("how").hidden, shown("next")], [true, "Next: the end"]);
});

test("sound, voice and flash are chosen, tried and remembered", () => {
  const { press, find, speech, el } = open();
  const pressed = (name) => find(name).getAttribute("aria-pressed");
  const button = (name) => el.querySelector(`button.hb-${name}`);
  const says = () => speech.said.at(-1)?.text;
  assert.deepEqual([pressed("sound"), pressed("voice")], ["true", "true"]);
  click(button("sound"));
  assert.deepEqual([pressed("sound"), read("hipbook-player").sound, sounded.length], ["false", false, 0]);
  click(button("sound"));
  assert.ok(sounded.length > 0, "it is heard at once");
  click(button("flash"));
  assert.equal(find("player-flash")?.dataset.turn ?? el.querySelector(".hb-player-flash").dataset.turn, "0");
  click(button("voice"));
  click(button("voice"));
  assert.equal(says(), "This is how I speak.");
  const [voices, rates] = [find("voices"), find("rates")];
  assert.deepEqual(
    [...voices.options].map((one) => one.value),
    ["Ann", "Bea"],
  );
  voices.value = "Bea";
  voices.dispatchEvent(new Event("change"));
  rates.value = "0.8";
  rates.dispatchEvent(new Event("change"));
  assert.deepEqual(
    [says(), speech.said.at(-1).rate, read("hipbook-player").name],
    ["This is how fast I speak.", 0.8, "Bea"],
  );
  press("try");
  mock.timers.tick(60_000);
  assert.equal(says(), "The end.");
});

test("beginning ends the trying out", () => {
  const { press, speech } = open();
  press("try");
  press("begin");
  const before = speech.said.length;
  mock.timers.tick(800);
  assert.ok(!speech.said.slice(before).some(({ text }) => text.startsWith("This means")));
});

test("a device without an English voice is told so, until one comes", () => {
  const page = openPage();
  const { speech, shown, find } = open({ page });
  speech.voices = [];
  speech.dispatchEvent(new page.Event("voiceschanged"));
  assert.match(shown("mute"), /no English voice/);
  assert.ok(find("voices").parentElement.hidden);
});

test("on the page the player begins at the top with the focus on Begin, and gives the focus back", async () => {
  mock.timers.reset();
  const { el, end } = open({ dashboard: true });
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  assert.equal(document.activeElement.className, "hb-begin");
  end();
  await new Promise((resolve) => requestAnimationFrame(resolve));
  assert.equal(document.activeElement, el.querySelector("h1"));
});

test("a player that goes is silent and listens to nothing", () => {
  const { end, key, press, shown, audio } = open();
  press("begin");
  end();
  key("x");
  assert.equal(shown("word"), "Get ready");
  mock.timers.tick(3000);
  assert.ok(audio.closed && sounded.every(({ stopped, start }) => stopped || start < 1));
});
