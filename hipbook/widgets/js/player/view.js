/** The player's elements, each made once; painting them is left to paint.js. */

import { element } from "../shared/dom.js";

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

/**
 * A bar that fills.
 *
 * @param {string} name
 */
const bar = (name) => part("div", name, HIDDEN_FROM_READERS, element("span"));

/** What is led: its drawing, its name, its side. */
function createHeading() {
  const lines = { kind: line("kind"), name: part("h2", "name"), side: line("side"), place: line("place") };
  return { figure: part("div", "figure"), box: part("div", "what", {}, ...Object.values(lines)), ...lines };
}

/** How long yet, and which repetition. */
function createCount() {
  const lines = {
    time: part("div", "time", { role: "timer", "aria-live": "off" }),
    bar: bar("bar"),
    repetition: line("rep"),
    pace: bar("pace"),
  };
  return { box: part("div", "count", {}, ...Object.values(lines)), ...lines };
}

/** What to do and to mind, and what comes next. */
function createWords() {
  const list = element("ol");
  const lines = {
    breath: line("breath"),
    dose: line("dose"),
    cue: line("cue"),
    brief: line("brief"),
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
    "div",
    "trial",
    {},
    element("h3", {}, "Sound and voice"),
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
    back: button("hb-step-back", "Back", keys("ArrowLeft")),
    pause: button("hb-pause", "Pause", keys("Space P")),
    on: button("hb-step-on", "Skip", keys("ArrowRight")),
    end: button("hb-end-here", "End here"),
    tooMuch: button("hb-too-much", "Too much, stop", keys("X Escape")),
  };
  return { box: part("div", "controls", {}, ...Object.values(buttons)), ...buttons };
}

/** JupyterLab's own keys would cut the cell with "x". */
const PLAYER = { class: "hb-player", "aria-label": "Session player", "data-lm-suppress-shortcuts": "true" };

const isTouch = () => matchMedia("(pointer: coarse)").matches;

/** The whole player. */
export function createView() {
  const [at, hint] = [line("at"), line("hint")];
  hint.textContent = isTouch() ? "Tap anywhere to pause" : "Click anywhere or press space to pause";
  const heading = createHeading();
  const count = createCount();
  const words = createWords();
  const settings = createSettingsView();
  const controls = createControls();
  const begin = button("hb-begin");
  const slip = button("hb-slip", "That was a slip: go back");
  const status = part("p", "said", { role: "status", "aria-live": "polite" });
  const device = part("p", "device", { role: "status", "aria-live": "polite" });
  const flash = part("div", "flash", HIDDEN_FROM_READERS);
  const card = part("div", "card", {}, heading.figure, heading.box, count.box, words.box, begin, slip, settings.box);
  const top = part("div", "top", {}, at, hint);
  const root = element("section", PLAYER, top, device, card, controls.box, status, flash);
  return { root, card, at, hint, heading, count, words, settings, controls, begin, slip, status, device, flash };
}

/** @typedef {ReturnType<typeof createView>} View */
