/**
 * What is pressed while the line is down may never be heard: then the page is told with the event "hipbook:unheard".
 *
 * A kernel answers each message at once, if only by saying that it is busy with it. One busy with something else
 * answers later, so it is waited for.
 */

import { stateText } from "./text.js";

const PRESSES = ["click", "change", "input", "drop"];
/** What leads a session sends again by itself what was not heard. */
const SENDS_AGAIN = ".hb-player";
/** A message that follows a press as soon as this is that press. */
const FOLLOWS_MS = 1000;
const ANSWER_MS = 10_000;
const BUSY_MS = 60_000;
/** Over a new line, what the server kept of the old one comes first. */
const BACK_MS = 3000;
const STATE = /"execution_state": ?"(busy|idle)"/;

export function createPresses() {
  /** @type {Map<string, number>} what was sent and not answered, and when */
  const unanswered = new Map();
  let pressed = Number.NEGATIVE_INFINITY;
  let isBusy = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function wait(ms = ANSWER_MS) {
    clearTimeout(timer);
    timer = setTimeout(judge, ms);
  }

  function judge() {
    const [oldest] = unanswered.values();
    if (oldest === undefined) return;
    if (isBusy && performance.now() - oldest < BUSY_MS) {
      wait();
      return;
    }
    unanswered.clear();
    document.dispatchEvent(new CustomEvent("hipbook:unheard"));
  }

  return {
    /** Notes each press of the page. */
    begin() {
      const note = (/** @type {Event} */ { target }) => {
        const sendsAgain = target instanceof Element && target.closest(SENDS_AGAIN);
        if (!sendsAgain) pressed = performance.now();
      };
      for (const kind of PRESSES) document.addEventListener(kind, note, true);
    },
    /** @param {unknown} data what a socket sends */
    sent(data) {
      const now = performance.now();
      if (now - pressed > FOLLOWS_MS) return;
      const text = stateText(data, true);
      const id = /"msg_id": ?"([^"]+)"/.exec(text)?.[1];
      if (!id || !/"msg_type": ?"comm_msg"/.test(text)) return;
      if (!unanswered.size) wait();
      unanswered.set(id, now);
    },
    /** @param {unknown} data what a socket hears */
    heard(data) {
      const text = stateText(data);
      const state = STATE.exec(text)?.[1];
      if (state) isBusy = state === "busy";
      for (const id of unanswered.keys()) if (text.includes(id)) unanswered.delete(id);
      if (!unanswered.size) clearTimeout(timer);
    },
    /** A line is there anew. */
    back() {
      isBusy = false;
      if (unanswered.size) wait(BACK_MS);
    },
  };
}

/** @typedef {ReturnType<typeof createPresses>} Presses */
