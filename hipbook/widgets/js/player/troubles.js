/** What the device does not lend a session is told in the player, for as long as it is so. */

import { element } from "../shared/dom.js";

/** @type {Record<string, string>} */
const TELLS = {
  screen: "Your screen may switch off during the session. Set it to stay on in your device's settings.",
  voice: "The voice of this device does not answer. Follow the tones and the screen, or turn the voice off.",
  sound: "This device gives no tones now. Press any button here to try again.",
  headset: "The keys of a headset cannot be used here.",
};

/** @typedef {"screen" | "voice" | "sound" | "headset"} Facility */

/** @param {HTMLElement} box where they are told */
export function createTroubles(box) {
  /** @type {Set<Facility>} */
  const missing = new Set();

  function paint() {
    const lines = [...missing].map((facility) => element("span", {}, TELLS[facility] ?? ""));
    box.replaceChildren(...lines.flatMap((line, n) => (n ? [" ", line] : [line])));
  }

  paint();
  /**
   * @param {Facility} facility
   * @param {boolean} isMissing
   */
  return function tell(facility, isMissing) {
    if (missing.has(facility) === isMissing) return;
    if (isMissing) missing.add(facility);
    else missing.delete(facility);
    paint();
  };
}

/** @typedef {ReturnType<typeof createTroubles>} Tell */
