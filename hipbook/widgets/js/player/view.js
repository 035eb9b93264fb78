/** The player's elements, each made once; painting them is left to paint.js. */

import { element } from "../shared/dom.js";
import { createRing } from "./ring.js";

/** @typedef {import("../shared/dom.js").Attributes} Attributes */

const HIDDEN_FROM_READERS = { "aria-hidden": "true" };

/**
 * An element of the player's own look.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} name
 * @param {Attributes} [attributes]
 * @param {...(Node | string)} children
 */
const part = (tag, name, attributes = {}, ...children) =>
  element(tag, { class: `hb-player-${name}`, ...attributes }, ...children);

/**
 * A line of text.
 *
 * @param {string} name
 */
const line = (name) => part("p", name);

/** @param {string} name @param {string} [text] @param {Attributes} [attributes] */
const button = (name, text = "", attributes = {}) =>
  element("button", { class: name, type: "button", ...attributes }, text);

const isTouch = () => matchMedia("(pointer: coarse)").matches;

/** What is led: which exercise of how many. */
function createTop() {
  const lines = { name: part("h2", "name"), at: line("at"), hint: line("hint") };
  lines.hint.textContent = isTouch() ? "Tap anywhere to pause" : "Click anywhere or press space to pause";
  return { box: part("div", "top", {}, ...Object.values(lines)), ...lines };
}

/** The body that moves, in the ring that closes: seconds left, or which repetition. */
function createStage() {
  const ring = createRing();
  const [figure, repetition] = [part("div", "figure"), line("rep")];
  const time = part("div", "time", { role: "timer", "aria-live": "off" });
  const count = part("div", "count", {}, time, repetition);
  return { box: part("div", "stage", {}, ring.svg, figure, count), ring, figure, count, time, repetition };
}

/** The word that leads, which leg works, what to do and to mind, and what comes next. */
function createWords() {
  const list = element("ol");
  const lines = {
    word: line("word"),
    breath: line("breath"),
    side: line("side"),
    dose: line("dose"),
    place: line("place"),
    brief: line("brief"),
    cue: line("cue"),
    note: line("note"),
    how: part("details", "how", {}, element("summary", {}, "How to do it"), list),
    next: line("next"),
    link: line("link"),
    reload: button("hb-reload", "Reload the page"),
  };
  return { box: part("div", "words", {}, ...Object.values(lines)), list, ...lines };
}

/** Sound, voice and flash: chosen and tried before anything begins. */
function createSettingsView() {
  const switches = {
    sound: button("hb-sound", "Sound"),
    voice: button("hb-voice", "Voice"),
    flash: button("hb-flash", "Flash"),
    media: button("hb-media", "Headset keys"),
  };
  const [voices, rates] = [element("select", { class: "hb-voices" }), element("select", { class: "hb-rates" })];
  const [voiceField, rateField] = [element("label", {}, "Voice", voices), element("label", {}, "Speed", rates)];
  const tryOut = button("hb-try", "Try them");
  const mute = line("mute");
  mute.textContent = "This device has no English voice of its own, so tones lead you. Turn on Flash to see them too.";
  const music = line("music");
  music.textContent = "While the headset keys are on, other music on this device pauses.";
  const box = part(
    "details",
    "trial",
    {},
    element("summary", { class: "hb-icon-sound" }, "Sound, voice and flash"),
    part("div", "switches", {}, ...Object.values(switches)),
    part("div", "fine", {}, voiceField, rateField, tryOut),
    mute,
    music,
  );
  return { box, switches, voices, rates, voiceField, rateField, tryOut, mute, music };
}

/** @typedef {ReturnType<typeof createSettingsView>} SettingsView */

/** Always within reach. */
function createControls() {
  const keys = (/** @type {string} */ names) => ({ "aria-keyshortcuts": names });
  const buttons = {
    back: button("hb-step-back hb-icon-back", "Back", keys("ArrowLeft")),
    pause: button("hb-pause hb-icon-pause", "Pause", keys("Space P")),
    on: button("hb-step-on hb-icon-on", "Skip", keys("ArrowRight")),
    end: button("hb-end-here", "End here"),
    tooMuch: button("hb-too-much hb-icon-stop", "Too much", keys("X Escape")),
  };
  return { box: part("div", "controls", {}, ...Object.values(buttons)), ...buttons };
}

/** JupyterLab's own keys would cut the cell with "x". */
const PLAYER = { class: "hb-player", "aria-label": "Session player", "data-lm-suppress-shortcuts": "true" };

/** The whole player. */
export function createView() {
  const top = createTop();
  const stage = createStage();
  const words = createWords();
  const settings = createSettingsView();
  const controls = createControls();
  const begin = button("hb-begin");
  const slip = button("hb-slip", "That was a slip: go back");
  const status = part("p", "said", { role: "status", "aria-live": "polite" });
  const device = part("p", "device", { role: "status", "aria-live": "polite" });
  const flash = part("div", "flash", HIDDEN_FROM_READERS);
  const ways = part("div", "ways", {}, begin, slip, settings.box);
  const side = part("div", "beside", {}, words.box, ways);
  const card = part("div", "card", {}, stage.box, side);
  const root = element("section", PLAYER, top.box, device, card, controls.box, status, flash);
  return { root, card, top, stage, words, settings, controls, begin, slip, status, device, flash };
}

/** @typedef {ReturnType<typeof createView>} View */
