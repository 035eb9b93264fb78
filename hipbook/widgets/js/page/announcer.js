/** Messages of a moment, shown at the foot of the page and read out by screen readers. */

import { announceIn, element } from "../shared/dom.js";

const PROBLEM_MS = 12_000;
const NOTE_MS = 6000;

const SAY = "hipbook:say";

/**
 * Says something by the announcer that stands nearest: a page that tells nothing itself is part of one that does.
 *
 * @param {HTMLElement} el
 * @param {string} text
 * @param {string} [kind]
 */
export function sayNear(el, text, kind) {
  const root = el.closest(".hb-dashboard") ?? el.closest(".hb-screen");
  root?.querySelector(".hb-said")?.dispatchEvent(new CustomEvent(SAY, { detail: { text, kind } }));
}

/**
 * @typedef {object} Announcer
 * @property {(text: string, kind?: string) => void} say something that the page itself has to tell
 * @property {import("./types.js").Stop} stop
 */

/**
 * @param {import("./types.js").PageModel} model
 * @param {HTMLElement} el
 * @returns {Announcer}
 */
export function createAnnouncer(model, el) {
  const status = element("div", { class: "hb-said", role: "status", "aria-live": "polite" });
  el.append(status);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let fading;

  /** @param {string} text */
  function say(text, kind = "note") {
    announceIn(status, text);
    status.dataset.kind = kind;
    clearTimeout(fading);
    fading = setTimeout(() => status.replaceChildren(), kind === "problem" ? PROBLEM_MS : NOTE_MS);
  }

  function announce() {
    const { text = "", kind } = model.get("notice") ?? {};
    say(text, kind);
  }

  status.addEventListener(SAY, (event) => {
    const { text, kind } = /** @type {CustomEvent} */ (event).detail;
    say(text, kind);
  });
  model.on("change:notice", announce);
  // What a notebook saved of a screen was told long ago.
  if (model.get("screens")?.length) announce();
  return {
    say,
    stop() {
      clearTimeout(fading);
      model.off("change:notice", announce);
    },
  };
}
