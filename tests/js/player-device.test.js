/** What the device lends a session: tones, a voice, a screen that stays awake, headset keys, a clock while hidden. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import {
  createHeadset,
  createWakeLock,
  createWaker,
  mindMusic,
  silence,
} from "../../hipbook/widgets/js/player/device.js";
import { keepPreferences, readPreferences } from "../../hipbook/widgets/js/player/preferences.js";
import { createSounds } from "../../hipbook/widgets/js/player/sounds.js";
import { createVoice } from "../../hipbook/widgets/js/player/voice.js";
import { localVoices } from "../../hipbook/widgets/js/player/voices.js";
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

/** Sounds on a page whose clocks the test moves. */
function playing() {
  const audio = giveAudio(openPage());
  let now = 0;
  mock.method(performance, "now", () => now * 1000);
  const silent = mock.fn();
  const sounds = createSounds(ALL, silent);
  sounds.unlock();
  audio.context.state = "running";
  const pass = (/** @type {number} */ seconds, isHeard = true) => {
    now += seconds;
    if (isHeard) audio.context.currentTime += seconds;
    return sounds.watch();
  };
  return { audio, sounds, silent, pass };
}

test("tones after an interruption are late, and are laid anew at their time", () => {
  const { audio, sounds, pass } = playing();
  sounds.plan(STEPS, { index: 1, elapsed: 0 });
  assert.equal(pass(2), "heard");
  audio.context.state = "suspended";
  assert.equal(pass(5, false), "silent");
  audio.context.state = "running";
  assert.equal(pass(0.1), "late");
  sounds.hush();
  sounded.length = 0;
  sounds.plan(STEPS, { index: 1, elapsed: 7.1 });
  const end = sounded.find(({ pitch }) => pitch === 880);
  assert.ok(Math.abs((end?.start ?? 0) - (audio.context.currentTime + 2.9)) < 0.01, "the step ends in 2.9 seconds");
  assert.equal(pass(1), "heard");
  mock.restoreAll();
});

test("whatever interrupts the sound, it is asked to come back, again and again, and its silence is told", async () => {
  for (const state of ["suspended", "interrupted"]) {
    const { audio, silent, pass } = playing();
    const before = audio.resumed;
    audio.context.become(state);
    assert.equal(audio.resumed, before + 1, "at once");
    for (let n = 0; n < 50; n++) pass(0.1, false);
    assert.ok(audio.resumed >= before + 5, "and each second");
    assert.deepEqual(silent.mock.calls.at(-1)?.arguments, [true]);
    audio.context.become("running");
    pass(0.1);
    assert.deepEqual(silent.mock.calls.at(-1)?.arguments, [false]);
    mock.restoreAll();
  }
  await settle();
});

test("a device without any sound leads all the same, and it is told", () => {
  const window = openPage();
  let now = 0;
  mock.method(performance, "now", () => now);
  for (const kind of [
    undefined,
    class {
      constructor() {
        throw new Error("no hardware");
      }
    },
  ]) {
    window.AudioContext = kind;
    Object.assign(globalThis, { AudioContext: kind });
    const silent = mock.fn();
    const sounds = createSounds(ALL, silent);
    sounds.unlock();
    sounds.play("work");
    for (let n = 0; n < 40; n++) {
      now += 100;
      sounds.watch();
    }
    assert.deepEqual(silent.mock.calls.at(-1)?.arguments, [true]);
  }
  mock.restoreAll();
});

test("only English voices of the device itself speak, the chosen one first", () => {
  const speech = giveSpeech(openPage());
  assert.deepEqual(
    localVoices(speech).map(({ name }) => name),
    ["Ann", "Bea"],
  );
  assert.equal(createVoice({ ...ALL, name: "Bea" }).chosen().name, "Bea");
  assert.equal(createVoice({ ...ALL, name: "Far" }).chosen().name, "Bea", "else the reader's own English");
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
  assert.equal(speech.cancelled, 2, "nothing is cancelled where nothing is said: what follows may be swallowed");
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
  assert.deepEqual(readPreferences("l"), { ...ALL, flash: false, media: false });
  keepPreferences("l", { ...ALL, rate: 1.15 });
  assert.equal(readPreferences("l").rate, 1.15);
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
function headset(preferences, { play = () => Promise.resolve(), refused = (/** @type {boolean} */ _) => {} } = {}) {
  const window = openPage();
  const keys = {};
  const session = {
    setActionHandler: (key, does) => Object.assign(keys, { [key]: does }),
    playbackState: "none",
    metadata: null,
  };
  Object.defineProperty(window.navigator, "mediaSession", { value: session, configurable: true });
  const played = mock.fn(play);
  const pause = mock.fn();
  Object.assign(globalThis, {
    Audio: class {
      constructor(src) {
        Object.assign(this, { src, play: played, pause });
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
  return {
    made: createHeadset(preferences, (move) => moves.push(move), refused),
    keys,
    session,
    play: played,
    pause,
    moves,
  };
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

/** A wake lock of this kind on a page, and what is told of it. */
function lockedBy(/** @type {any} */ wakeLock) {
  const window = openPage();
  Object.defineProperty(window.navigator, "wakeLock", { value: wakeLock, configurable: true });
  const refused = mock.fn();
  return { want: createWakeLock(refused), last: () => refused.mock.calls.at(-1)?.arguments[0], window };
}

test("a screen that may go dark is told, however it is refused, and no more when it is given", async () => {
  const refusals = [
    undefined,
    {},
    { request: () => Promise.reject(new Error("low battery")) },
    {
      request() {
        throw new Error("by the page's policy");
      },
    },
  ];
  for (const wakeLock of refusals) {
    const { want, last } = lockedBy(wakeLock);
    await want(true);
    assert.equal(last(), true);
    if (wakeLock) Object.assign(wakeLock, { request: async () => ({ released: false, release() {} }) });
    if (!wakeLock) continue;
    await want(true);
    assert.equal(last(), false);
  }
  const { want, last } = lockedBy(undefined);
  await want(true);
  await want(false);
  assert.equal(last(), false, "what is not wanted is not missed");
});

test("a lock that the device takes back is asked for again, and two requests at once are one", async () => {
  /** @type {any[]} */
  const locks = [];
  const request = async () => {
    const lock = Object.assign(new window.EventTarget(), { released: false, release() {} });
    locks.push(lock);
    return lock;
  };
  const { want, window } = lockedBy({ request });
  await Promise.all([want(true), want(true), want()]);
  assert.equal(locks.length, 1);
  locks[0].released = true;
  locks[0].dispatchEvent(new window.Event("release"));
  await want();
  assert.equal(locks.length, 2);
});

test("a call that presses pause on a headset makes nothing go on, and a refusal is told", async () => {
  const on = headset(ALL);
  on.made.start();
  on.made.show(/** @type {any} */ ({ step: STEPS[0], phase: "paused" }));
  on.keys.pause();
  on.made.show(/** @type {any} */ ({ step: STEPS[0], phase: "running" }));
  on.keys.play();
  assert.deepEqual(on.moves, []);
  on.keys.pause();
  assert.deepEqual(on.moves, ["pause"]);
});

test("keys of a headset that are refused are told", async () => {
  const refused = mock.fn();
  const on = headset(ALL, { play: () => Promise.reject(new Error("no")), refused });
  on.made.start();
  await settle();
  assert.deepEqual(refused.mock.calls.at(-1)?.arguments, [true]);
});

test("music of the reader's own goes on beside the session, where a browser lets a page say so", () => {
  const window = openPage();
  mindMusic(true, ALL);
  const audioSession = { type: "auto" };
  Object.defineProperty(window.navigator, "audioSession", { value: audioSession, configurable: true });
  mindMusic(true, { ...ALL, media: false });
  assert.equal(audioSession.type, "transient");
  mindMusic(true, ALL);
  assert.equal(audioSession.type, "playback");
  mindMusic(false, ALL);
  assert.equal(audioSession.type, "auto");
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
