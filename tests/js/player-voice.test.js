/** The device's voice: found by whatever name, chosen wisely, and recovered where it hangs or swallows a line. */

import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { createVoice } from "../../hipbook/widgets/js/player/voice.js";
import { inOrder, isEnglish, localVoices, regionOf, voiceOf } from "../../hipbook/widgets/js/player/voices.js";
import { giveSpeech } from "./support/audio.js";
import { openPage } from "./support/browser.js";
import { dice } from "./support/session.js";

const ALL = { sound: true, voice: true, flash: false, media: false, name: "", rate: 1 };

/** @returns {any} a voice of this device */
const voice = (name, lang = "en-US", more = {}) => ({
  name,
  lang,
  voiceURI: name,
  localService: true,
  default: false,
  ...more,
});

const FORMS = [
  ...["en", "EN", "en-US", "en_US", "en_us", "en-us", " en-GB ", "eng", "eng-US-f000", "eng-USA", "eng_GBR_f00"],
  ...["en-GB-x-rjs", "en-us-x-sfg#male_1-local", "en-GB-x-gba-local", "en_GB_#Latn", "en-Latn-GB", "en_US.UTF-8"],
  ...[
    "en-029",
    "en-scotland",
    "en-gb-x-gbclan",
    "en-GB-oed",
    "English",
    "english_united_kingdom",
    "eng-x-lvariant-f00",
  ],
];
const OTHERS = ["de-DE", "enm", "es-EN", "fr_FR", "eo", "ens", "engl", "sgn-us", "cpe", "jp-en", "", "und", "1en"];

test("English is English in every form in which phones and browsers write it", () => {
  assert.deepEqual(FORMS.filter(isEnglish), FORMS);
  assert.deepEqual(OTHERS.filter(isEnglish), []);
});

test("any sensible spelling of any country's English is found, of any other language none", () => {
  const roll = dice(15);
  const any = (/** @type {any[]} */ of) => of[roll(of.length)];
  for (let n = 0; n < 500; n++) {
    const region = any(["", "US", "gb", "AUS", "x-abc", "Latn-IN", "001"]);
    const rest = `${region}${any(["", "-x-sfg", "#male_2-local", "-f00"])}`;
    const tail = rest && `${any(["-", "_"])}${rest.replace(/^[-#]/, "")}`;
    assert.ok(isEnglish(`${any(["en", "EN", "eng", "ENG", "En"])}${tail}`), tail);
    assert.ok(!isEnglish(`${any(["de", "fra", "es", "enf", "ENM", "zh"])}${tail}`), tail);
  }
});

test("a country is the same in two letters, in three, and by its nickname", () => {
  const written = ["en_GB", "eng-GBR-f00", "en-UK", "en-Latn-GB", "en-gb-x-rjs", "en", "en-x-abc", "en-029"];
  assert.deepEqual(written.map(regionOf), ["GB", "GB", "GB", "GB", "GB", "", "", "029"]);
});

test("a voice whose language is not said may say it in its name; one of a server is not offered", () => {
  const voices = [
    voice("English United States", ""),
    voice("English (India)", "und"),
    voice("Marie", ""),
    voice("Spanish", undefined, { lang: null }),
    voice("Far", "en-US", { localService: false }),
    voice("en-us-x-tpd-network", "en-US"),
    voice("en-us-x-tpd-local", "en-US"),
  ];
  const names = (/** @type {any} */ speech) => localVoices(speech).map(({ name }) => name);
  assert.deepEqual(names({ getVoices: () => voices }), [
    "English United States",
    "English (India)",
    "en-us-x-tpd-local",
  ]);
  assert.deepEqual(names({ getVoices: () => null }), []);
  assert.deepEqual(
    names({
      getVoices() {
        throw new Error("not allowed");
      },
    }),
    [],
  );
});

const MAC = [voice("Albert"), voice("Bad News"), voice("Daniel", "en-GB"), voice("Samantha", "en-US")];
const nameOf = (/** @type {any} */ voices, wanted = "", languages = ["en-US"]) =>
  voiceOf(voices, wanted, languages)?.name;

test("the device's default leads, then the reader's own English, and a toy only where there is nothing else", () => {
  const preset = MAC.map((one) => ({ ...one, default: one.name === "Samantha" }));
  assert.equal(nameOf(preset, "", ["en-GB"]), "Samantha");
  assert.equal(nameOf(MAC, "", ["en-GB"]), "Daniel");
  assert.equal(nameOf(MAC, "", ["de-DE", "en-GB", "en-US"]), "Daniel");
  assert.equal(nameOf(MAC, "", ["de-DE"]), "Daniel");
  assert.equal(nameOf(MAC, "Albert"), "Albert", "who wants it has it");
  assert.equal(nameOf([{ ...MAC[0], default: true }, MAC[3]]), "Samantha", "even as a default it is a toy");
  assert.equal(nameOf(MAC.slice(0, 2)), "Albert");
  assert.equal(nameOf([]), undefined);
});

test("a toy is known by its address, with its country, and where another language names it", () => {
  const german = voice("Schlechte Nachrichten", "en-US", { voiceURI: "com.apple.speech.synthesis.voice.BadNews" });
  assert.equal(nameOf([german, voice("Zarvox (English (United States))"), voice("Tom")]), "Tom");
  assert.equal(nameOf([voice("Gute Nachrichten"), voice("Flo (English (US))"), voice("Karen", "en-AU")]), "Karen");
  assert.equal(nameOf([voice("English (America)+croak"), voice("English (America)")]), "English (America)");
});

test("in whatever order a device has its voices: no toy leads, and the toys stand last", () => {
  const toys = ["Bells", "Boing", "Bubbles", "Cellos", "Good News", "Jester", "Organ", "Whisper", "Wobble", "Bahh"];
  for (let seed = 1; seed <= 200; seed++) {
    const roll = dice(seed);
    const voices = [...toys, "Trinoids", "Ben", "Ann"]
      .map((name) => ({ name, at: roll(1000) }))
      .sort((one, other) => one.at - other.at)
      .map(({ name }) => voice(name, "en-US", { default: roll(3) === 0 }));
    assert.match(nameOf(voices) ?? "", /^(Ann|Ben)$/, `seed ${seed}`);
    assert.match(
      inOrder(voices)
        .slice(0, 2)
        .map(({ name }) => name)
        .join(),
      /^(Ann,Ben|Ben,Ann)$/,
    );
  }
});

/** The moment it is, in seconds. */
let now = 0;

beforeEach(() => {
  now = 0;
  mock.method(performance, "now", () => now * 1000);
  mock.timers.enable({ apis: ["setTimeout"] });
});

afterEach(() => {
  mock.timers.reset();
  mock.restoreAll();
});

/** @param {number} seconds @param {() => void} [each] */
function pass(seconds, each = () => {}) {
  for (let n = 0; n < seconds * 10; n++) {
    now += 0.1;
    mock.timers.tick(100);
    each();
  }
}

/**
 * A voice as browsers have it, which tells when it begins and ends a line; ``fate`` says what becomes of each.
 *
 * @param {(n: number) => "spoken" | "swallowed" | "hung" | "refused" | "throws"} fate
 * @param {{ freed?: boolean }} [options] does a cancel free it from a hang?
 */
function device(fate, { freed = true } = {}) {
  const speech = giveSpeech(openPage());
  const lost = mock.fn();
  const heard = [];
  let given = 0;
  let current = 0;
  speech.speak = (/** @type {any} */ said) => {
    const [how, turn] = [fate(given++), ++current];
    if (how === "throws") throw new Error("no");
    if (how === "swallowed") return;
    if (how === "refused") {
      setTimeout(() => said.onerror({ error: "synthesis-failed" }));
      return;
    }
    speech.speaking = true;
    if (how === "hung") return;
    heard.push(said.text);
    said.onstart?.();
    setTimeout(() => {
      if (turn !== current) return;
      speech.speaking = false;
      said.onend?.();
    }, 600);
  };
  speech.cancel = () => {
    current += 1;
    if (freed) speech.speaking = false;
  };
  return { speech, heard, lost, voice: createVoice(ALL, speech, lost) };
}

/** A line every three seconds for a minute, said as a session does: as soon as the voice is free. */
function lead({ voice }, lines = 20) {
  for (let n = 0; n < lines; n++) {
    let due = true;
    pass(3, () => {
      if (due && !voice.isBusy()) due = !voice.say(`Line ${n}`, { gently: true });
    });
  }
}

test("a voice that speaks says each line once", () => {
  const one = device(() => "spoken");
  lead(one);
  assert.equal(one.heard.length, 20);
  assert.equal(new Set(one.heard).size, 20);
  assert.equal(one.lost.mock.callCount(), 0);
});

test("a hung line is given up after some seconds, and the voice speaks on", () => {
  const one = device((n) => (n === 1 ? "hung" : "spoken"));
  lead(one);
  assert.ok(one.heard.length >= 18, `${one.heard.length} lines`);
  assert.equal(one.lost.mock.callCount(), 0);
});

test("a voice that claims to speak for ever is told to be lost, and is given its lines at their time", () => {
  const speech = giveSpeech(openPage());
  speech.speak = (/** @type {any} */ said) => {
    speech.said.push(said);
    speech.speaking = true;
  };
  const lost = mock.fn();
  const voice = createVoice(ALL, speech, lost);
  lead({ voice });
  assert.ok(speech.said.length >= 18, `${speech.said.length} lines`);
  assert.deepEqual(lost.mock.calls.at(-1)?.arguments, [true]);
  assert.equal(voice.speaks(), false);
});

test("a line that was swallowed is said again, once", () => {
  const one = device((n) => (n === 3 ? "swallowed" : "spoken"));
  lead(one);
  assert.deepEqual(
    one.heard,
    Array.from({ length: 20 }, (_, n) => `Line ${n}`),
  );
});

for (const how of /** @type {const} */ (["swallowed", "refused", "throws", "hung"])) {
  test(`a voice whose every line is ${how} is said to be lost, until one is heard`, () => {
    let fate = /** @type {"spoken" | typeof how} */ (how);
    const one = device(() => fate);
    lead(one);
    assert.deepEqual(one.lost.mock.calls.at(-1)?.arguments, [true], how);
    assert.equal(one.voice.speaks(), how === "swallowed", "one that never told anything may be heard all the same");
    fate = "spoken";
    lead(one);
    assert.deepEqual(one.lost.mock.calls.at(-1)?.arguments, [false], how);
    assert.ok(one.heard.length >= 17);
  });
}

test("whatever becomes of each line, the voice goes on, and what is lost in the end is told", () => {
  const fates = /** @type {const} */ (["spoken", "spoken", "spoken", "swallowed", "hung", "refused", "throws"]);
  for (let seed = 1; seed <= 60; seed++) {
    const roll = dice(seed);
    let ends = false;
    const one = device(() => (ends ? "spoken" : (fates[roll(fates.length)] ?? "spoken")), { freed: roll(2) === 1 });
    lead(one);
    ends = true;
    const before = one.heard.length;
    lead(one);
    assert.ok(one.heard.length - before >= 17, `seed ${seed}: ${one.heard.length - before}`);
    assert.equal(one.voice.speaks(), true, `seed ${seed}`);
    mock.timers.tick(10_000);
  }
});

test("a voice that was interrupted is asked to go on", () => {
  const one = device(() => "spoken");
  one.speech.paused = true;
  one.speech.resume = () => Object.assign(one.speech, { paused: false });
  one.voice.say("One");
  assert.equal(one.speech.paused, false);
});

test("voices that come late are found, whether or not the browser says so", () => {
  const speech = giveSpeech(openPage());
  const all = speech.voices;
  speech.voices = [];
  const changed = mock.fn();
  const gone = new AbortController();
  speech.addEventListener = undefined;
  createVoice(ALL, speech).onVoices(changed, gone.signal);
  mock.timers.tick(300);
  speech.voices = all;
  mock.timers.tick(10_000);
  assert.equal(changed.mock.callCount(), 1);
  gone.abort();
});
