/** The player leads a session by itself; Python only hears what was done. Nothing here is fetched from anywhere. */

import { createSlips } from "../shared/slips.js";
import { createHeadset, mindMusic } from "./device.js";
import { moveOf } from "./keys.js";
import { createLeader } from "./leader.js";
import { initialize } from "./outbox.js";
import { keepPreferences, readPreferences } from "./preferences.js";
import { createSettings } from "./settings.js";
import { createSounds } from "./sounds.js";
import { createTroubles } from "./troubles.js";
import { createView } from "./view.js";
import { createVoice } from "./voice.js";

/**
 * @typedef {import("./engine.js").Move} Move
 * @typedef {import("./leader.js").Leader} Leader
 * @typedef {import("./types.js").PlayerModel} PlayerModel
 * @typedef {import("./view.js").View} View
 */

/** What is no part of "tap anywhere to pause". */
const PRESSABLE = "button, summary, select, label, a, ol";

/** @param {View} view @param {Leader} leader @param {(move: Move) => void} act */
function listenToPresses(view, leader, act) {
  const { back, pause, on, end, tooMuch } = view.controls;
  /** @type {[Move, HTMLButtonElement][]} */
  const buttons = [
    ["begin", view.begin],
    ["back", back],
    ["pause", pause],
    ["on", on],
    ["end", end],
    ["tooMuch", tooMuch],
    ["slip", view.slip],
  ];
  const isSlip = createSlips();
  for (const [name, button] of buttons) {
    button.addEventListener("click", (event) => {
      const { detail } = event;
      // One press counts once: the second click of a double one would pause what begins, or skip what one is ready for.
      if (isSlip(button, event) || detail > 1) return;
      act(name);
      // After a tap the space bar should pause, not press the same button again.
      if (detail && name !== "begin") button.blur();
      // By keyboard too: what was "I am ready" is "Skip" a moment later, under the same finger.
      else if (name === "on" || name === "back") pause.focus({ preventScroll: true });
    });
  }
  view.card.addEventListener("click", ({ target, detail }) => {
    const isBare = target instanceof Element && !target.closest(PRESSABLE);
    if (detail < 2 && leader.isLive() && isBare) act("pause");
  });
  view.words.reload.addEventListener("click", () => location.reload());
}

/** @param {View} view @param {Leader} leader @param {(move: Move) => void} act @param {AbortSignal} signal */
function listenToPage(view, leader, act, signal) {
  /** @param {EventTarget} where @param {string} what @param {(event: any) => void} does */
  const listen = (where, what, does) => where.addEventListener(what, does, { capture: true, signal });
  listen(document, "keydown", (event) => {
    const name = moveOf(event, view);
    if (!name) return;
    event.preventDefault();
    event.stopPropagation();
    act(name);
  });
  listen(document, "visibilitychange", leader.onVisibility);
  listen(document, "hipbook:lost", () => leader.showConnection(true));
  listen(document, "hipbook:back", () => leader.showConnection(false));
  listen(window, "pagehide", () => leader.isLive() && leader.keep());
  // What is kept may be resumed; only where it cannot be kept does the browser ask before it is left.
  listen(window, "beforeunload", (event) => {
    if (leader.isLive() && !leader.keep()) event.preventDefault();
  });
}

/**
 * On the page one thing follows another in the same place: each begins at its top, with the focus on it.
 *
 * @param {View} view
 */
function takeThePlace({ root, begin }) {
  if (!root.closest(".hb-dashboard")) return;
  window.scrollTo({ top: 0 });
  begin.focus({ preventScroll: true });
}

/** What takes the place of the player has a title of its own. */
function giveThePlaceBack() {
  const title = /** @type {HTMLElement | null} */ (document.querySelector(".hb-dashboard .hb-practise h1"));
  if (!title) return;
  window.scrollTo({ top: 0 });
  title.focus({ preventScroll: true });
}

/** @param {{ model: PlayerModel, el: HTMLElement }} widget */
function render({ model, el }) {
  const log = model.get("log");
  const preferences = readPreferences(log);
  const keep = () => keepPreferences(log, preferences);
  const view = createView();
  const tell = createTroubles(view.device);
  const sounds = createSounds(preferences, (isSilent) => tell("sound", isSilent));
  const voice = createVoice(preferences, window.speechSynthesis, (isLost) => tell("voice", isLost));
  const headset = createHeadset(preferences, act, (isRefused) => tell("headset", isRefused));
  const leader = createLeader(model, view, preferences, { sounds, voice, headset, tell });
  const settings = createSettings(view, preferences, { sounds, voice, keep }, leader.replan);
  const gone = new AbortController();

  /** @param {Move} name */
  function act(name) {
    // Browsers allow sound only from within a click.
    mindMusic(true, preferences);
    sounds.unlock();
    headset.start();
    const isPaused = leader.look().phase === "paused";
    leader.move(name === "pause" && isPaused ? "resume" : name, new Date().toISOString());
    if (name !== "begin") return;
    view.controls.pause.focus({ preventScroll: true });
    view.root.scrollIntoView({ block: "start" });
    view.root.scrollTop = 0;
  }

  listenToPresses(view, leader, act);
  listenToPage(view, leader, act, gone.signal);
  voice.onVoices(settings.paint, gone.signal);
  el.append(view.root);
  leader.begin();
  requestAnimationFrame(() => takeThePlace(view));
  return () => {
    requestAnimationFrame(giveThePlaceBack);
    gone.abort();
    leader.stop();
    mindMusic(false, preferences);
  };
}

export default { initialize, render };
