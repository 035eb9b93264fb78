/** What the device lends a session: tones, a voice, a screen that stays awake, headset keys, a clock while hidden. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { createHeadset, createWakeLock, createWaker, silence } from "../../hipbook/widgets/js/player/device.js";
import { keepPreferences, readPreferences } from "../../hipbook/widgets/js/player/preferences.js";
import { createSounds } from "../../hipbook/widgets/js/player/sounds.js";
import { createVoice, localVoices } from "../../hipbook/widgets/js/player/voice.js";
import { giveAudio, giveSpeech, sounded } from "./support/audio.js";
import { openPage, settle } from "./support/browser.js";
import { STEPS, step } from "./support/session.js";

const ALL = { sound: true, voice: true, flash: true, media: true, name: "", rate: 0.95 };

test("nothing sounds before a click allows it, or where sound is off", () => {
  giveAudio(openPage());
  const preferences = { ...ALL };
  const sounds = createSounds(preferences);
  sounds.play("work");
  assert.equal(sounded.length, 0);
  sounds.unlock();
  sounds.play("work", 1);
  assert.deepEqual(
    sounded.map(({ pitch, start }) => [pitch, start]),
    [
      [660, 1],
      [880, 1.16],
    ],
  );
  preferences.sound = false;
  sounds.play("rest");
  assert.equal(sounded.length, 2);
});

test("two minutes of tones are planned ahead, each once, and can be hushed", () => {
  giveAudio(openPage());
  const sounds = createSounds(ALL);
  sounds.unlock();
  sounds.plan(STEPS, { index: 1, elapsed: 8 });
  const planned = sounded.length;
  assert.ok(planned > 0 && sounded.every(({ start }) => start > 0));
  sounds.plan(STEPS, { index: 1, elapsed: 8 });
  assert.equal(sounded.length, planned);
  sounds.hush();
  assert.ok(sounded.every(({ stopped }) => stopped));
  sounds.plan([step("work", 500)], { index: 0, elapsed: 0 });
  assert.equal(sounded.length, planned, "what is further away waits");
});

test("a session's sound is closed a moment after it, so that the last tone can end", () => {
  const context = giveAudio(openPage());
  mock.timers.enable({ apis: ["setTimeout"] });
  const sounds = createSounds(ALL);
  sounds.unlock();
  sounds.close();
  assert.equal(context.closed, false);
  mock.timers.tick(3000);
  mock.timers.reset();
  assert.equal(context.closed, true);
});

test("only English voices of the device itself speak, the chosen one first", () => {
  const speech = giveSpeech(openPage());
  assert.deepEqual(
    localVoices(speech).map(({ name }) => name),
    ["Ann", "Bea"],
  );
  assert.equal(createVoice({ ...ALL, name: "Bea" }).chosen().name, "Bea");
  assert.equal(createVoice({ ...ALL, name: "Far" }).chosen().name, "Ann");
});

test("what is said at once cuts off what was said, what is said gently waits", () => {
  const speech = giveSpeech(openPage());
  const voice = createVoice(ALL);
  voice.say("One");
  speech.speaking = true;
  voice.say("Two", { gently: true });
  voice.say("Three");
  assert.deepEqual(
    speech.said.map(({ text, rate }) => [text, rate]),
    [
      ["One", 0.95],
      ["Three", 0.95],
    ],
  );
  assert.ok(voice.isBusy());
  voice.hush();
  assert.equal(speech.cancelled, 3);
});

test("nothing is said without words, without a voice, or where the voice is off", () => {
  const speech = giveSpeech(openPage());
  createVoice(ALL).say("");
  createVoice({ ...ALL, voice: false }).say("One");
  speech.voices = [];
  createVoice(ALL).say("One");
  createVoice(ALL, null).say("One");
  assert.deepEqual(speech.said, []);
});

test("how one likes to be led is remembered", () => {
  openPage();
  assert.deepEqual(readPreferences(), { ...ALL, flash: false, media: false });
  keepPreferences({ ...ALL, rate: 1.15 });
  assert.equal(readPreferences().rate, 1.15);
});

test("silence is ten seconds of a sound file with a true header", async () => {
  openPage();
  const bytes = new DataView(await silence().arrayBuffer());
  const text = (at, length) => String.fromCharCode(...new Uint8Array(bytes.buffer, at, length));
  assert.deepEqual([text(0, 4), text(8, 8), text(36, 4)], ["RIFF", "WAVEfmt ", "data"]);
  assert.equal(bytes.getUint32(4, true), bytes.byteLength - 8);
  assert.equal(bytes.getUint32(40, true) / bytes.getUint32(28, true), 10);
  assert.deepEqual(
    [20, 22, 32, 34].map((at) => bytes.getUint16(at, true)),
    [1, 1, 1, 8],
  );
  assert.equal(bytes.getUint8(bytes.byteLength - 1), 128, "the middle of a wave is silence");
});

/** A headset on a page. */
function headset(preferences) {
  const window = openPage();
  const keys = {};
  const session = {
    setActionHandler: (key, does) => Object.assign(keys, { [key]: does }),
    playbackState: "none",
    metadata: null,
  };
  Object.defineProperty(window.navigator, "mediaSession", { value: session, configurable: true });
  const play = mock.fn(() => Promise.resolve());
  const pause = mock.fn();
  Object.assign(globalThis, {
    Audio: class {
      constructor(src) {
        Object.assign(this, { src, play, pause });
      }
    },
    MediaMetadata: class {
      constructor(fields) {
        Object.assign(this, fields);
      }
    },
  });
  URL.createObjectURL = () => "blob:silence";
  URL.revokeObjectURL = () => {};
  const moves = [];
  return { made: createHeadset(preferences, (move) => moves.push(move)), keys, session, play, pause, moves };
}

test("the keys of a headset lead the session, once they are wanted", () => {
  const off = headset({ ...ALL, media: false });
  off.made.start();
  assert.equal(off.play.mock.callCount(), 0);
  const on = headset(ALL);
  on.made.start();
  on.made.start();
  assert.equal(on.play.mock.callCount(), 1);
  for (const key of ["play", "pause", "nexttrack", "previoustrack"]) on.keys[key]();
  assert.deepEqual(on.moves, ["pause", "pause", "on", "back"]);
  on.made.show(/** @type {any} */ ({ step: STEPS[0], phase: "running" }));
  assert.deepEqual([on.session.playbackState, on.session.metadata.title], ["playing", "Clam"]);
  on.made.stop();
  assert.deepEqual([on.pause.mock.callCount(), on.keys.play], [1, null]);
});

test("the screen is kept awake while a session runs, again after the page was hidden", async () => {
  const window = openPage();
  const locks = [];
  const request = () => {
    locks.push({ released: false, release: () => Promise.resolve() });
    locks.at(-1).release = () => Object.assign(locks.at(-1), { released: true });
    return Promise.resolve(locks.at(-1));
  };
  Object.defineProperty(window.navigator, "wakeLock", { value: { request }, configurable: true });
  const want = createWakeLock();
  await want(true);
  await want();
  assert.equal(locks.length, 1);
  locks[0].released = true;
  await want();
  assert.equal(locks.length, 2, "a browser lets go of it when the page is hidden");
  await want(false);
  assert.ok(locks[1].released);
});

test("a worker wakes a hidden page, and ends", async () => {
  openPage();
  const workers = [];
  URL.createObjectURL = () => "blob:waker";
  URL.revokeObjectURL = () => {};
  Object.assign(globalThis, {
    Worker: class {
      constructor() {
        workers.push(Object.assign(this, { ended: false }));
      }
      terminate() {
        Object.assign(this, { ended: true });
      }
    },
  });
  const wake = mock.fn();
  const need = createWaker(wake);
  need(true);
  need(true);
  assert.equal(workers.length, 1);
  workers[0].onmessage();
  assert.equal(wake.mock.callCount(), 1);
  need(false);
  assert.ok(workers[0].ended);
  Object.assign(globalThis, {
    Worker: class {
      constructor() {
        throw new Error("forbidden by the page's policy");
      }
    },
  });
  need(true);
  await settle();
});
