/** Sound, voice and flash are chosen and tried before anything begins; each may be off. */

import { element } from "../shared/dom.js";
import { flash } from "./paint.js";
import { RATES } from "./preferences.js";
import { spokenS } from "./speech.js";
import { voiceKey } from "./voices.js";

/**
 * @typedef {import("./preferences.js").Preferences} Preferences
 * @typedef {import("./cues.js").ToneName} ToneName
 * @typedef {"sound" | "voice" | "flash" | "media"} Switch
 */

/**
 * Each tone, then what it means.
 *
 * @type {[ToneName, string][]}
 */
const TRIED = [
  ["ready", "This is how I speak. That tone means: get ready."],
  ["work", "This means: begin."],
  ["rep", "Here the next one begins."],
  ["release", "Here you come back."],
  ["last", "Ticks like this: three seconds left."],
  ["change", "Change sides."],
  ["finished", "The end."],
];
/** From a tone to its meaning, and from that to the next tone. */
const TONE_S = 0.7;
const NEXT_S = 1.2;

/** @param {HTMLSelectElement} select @param {string} text @param {string | number} value @param {boolean} selected */
function addOption(select, text, value, selected) {
  select.append(Object.assign(element("option", { value }, text), { selected }));
}

/**
 * @param {import("./view.js").View} view
 * @param {Preferences} preferences
 * @param {{ sounds: import("./sounds.js").Sounds, voice: import("./voice.js").Voice, keep: () => unknown }} device
 * @param {() => void} replan what is planned to sound must change
 */
export function createSettings(view, preferences, { sounds, voice, keep }, replan) {
  const { switches, voices, rates, voiceField, rateField, tryOut, mute, music } = view.settings;
  /** @type {ReturnType<typeof setTimeout>[]} */
  const waiting = [];

  function paint() {
    const here = voice.voices();
    for (const [name, control] of Object.entries(switches)) {
      control.setAttribute("aria-pressed", String(preferences[/** @type {Switch} */ (name)]));
    }
    voices.replaceChildren();
    const leads = voice.chosen();
    for (const one of here) {
      const isOnly = here.every(({ name }, n) => name !== one.name || here[n] === one);
      addOption(voices, isOnly ? one.name : `${one.name} (${one.lang})`, voiceKey(one), one === leads);
    }
    for (const field of [switches.voice, voiceField, rateField]) field.hidden = !here.length;
    mute.hidden = here.length > 0;
    switches.media.hidden = !navigator.mediaSession;
    music.hidden = switches.media.hidden || !preferences.media;
  }

  function forgetTrial() {
    for (const timer of waiting.splice(0)) clearTimeout(timer);
  }

  function tryAll() {
    forgetTrial();
    voice.hush();
    sounds.hush();
    sounds.unlock();
    if (preferences.flash) flash(view);
    let at = 0;
    for (const [tone, meaning] of TRIED) {
      sounds.play(tone, at);
      waiting.push(setTimeout(() => voice.say(meaning), (at + TONE_S) * 1000));
      at += NEXT_S + spokenS(meaning) / preferences.rate;
    }
  }

  /** @type {Record<Switch, () => void>} what is heard or seen of a choice at once */
  const shows = {
    sound() {
      sounds.unlock();
      replan();
      sounds.play("work");
    },
    voice() {
      voice.hush();
      voice.say("This is how I speak.");
    },
    flash() {
      if (preferences.flash) flash(view);
    },
    media() {},
  };

  for (const [name, show] of Object.entries(shows)) {
    const key = /** @type {Switch} */ (name);
    switches[key].addEventListener("click", () => {
      preferences[key] = !preferences[key];
      keep();
      paint();
      show();
    });
  }
  for (const [text, rate] of Object.entries(RATES)) addOption(rates, text, rate, rate === preferences.rate);
  voices.addEventListener("change", () => {
    preferences.name = voices.value;
    keep();
    voice.say("This is how I speak.");
  });
  rates.addEventListener("change", () => {
    preferences.rate = Number(rates.value);
    keep();
    voice.say("This is how fast I speak.");
  });
  tryOut.addEventListener("click", tryAll);
  view.begin.addEventListener("click", forgetTrial);
  paint();
  return { paint };
}
