/** The phone's own level: set to 0, then read at the end of a movement. */

import { element } from "../shared/dom.js";
import { beep, END_HZ, READY_HZ } from "./beep.js";
import { degreesBetween, down } from "./geometry.js";

const WAIT_MS = 1500;

/** @typedef {import("./geometry.js").Direction} Direction */

/** Why there is no level, or "" where the browser gives one; on some phones the reader is asked. */
async function refusal() {
  if (!window.isSecureContext || !("DeviceOrientationEvent" in window)) return "This page cannot read a level here.";
  try {
    const type = /** @type {{ requestPermission?: () => Promise<string> }} */ (
      /** @type {unknown} */ (window.DeviceOrientationEvent)
    );
    const answer = await type.requestPermission?.();
    return answer && answer !== "granted" ? "The level was not allowed." : "";
  } catch {
    return "The level was not allowed.";
  }
}

/** @param {string} text @param {import("../shared/dom.js").Attributes & { class?: string }} [attributes] */
const button = (text, attributes) =>
  element("button", { type: "button", class: "jupyter-button hb-button", ...attributes }, text);

/**
 * @param {import("./index.js").TrialModel} model
 * @param {HTMLElement} el
 * @returns {() => void}
 */
export function createLevel(model, el) {
  const status = element("p", { role: "status", "aria-live": "polite" }, model.get("say"));
  const face = element("p", { class: "hb-clock", "aria-live": "off", hidden: "" });
  const begin = button("Use this phone's level");
  const zero = button("Set to 0 here", { hidden: "" });
  const keep = button("Read it now", { class: "jupyter-button hb-button hb-primary", hidden: "" });
  /** @type {Direction | null} */
  let now = null;
  /** @type {Direction | null} */
  let from = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  /** @param {string} why */
  function askToType(why) {
    status.textContent = `${why} Use a level app on your phone and type the angle below.`;
    begin.hidden = true;
  }

  /** @param {{ beta: number | null, gamma: number | null }} tilt */
  function follow({ beta, gamma }) {
    if (beta === null || gamma === null) return;
    if (!now) status.textContent = "Lay the phone on as described, and set it to 0.";
    now = down({ beta, gamma });
    face.hidden = false;
    zero.hidden = false;
    face.textContent = from ? `${degreesBetween(from, now).toFixed(0)}°` : "set it to 0";
  }

  async function start() {
    const why = await refusal();
    if (why) {
      askToType(why);
      return;
    }
    addEventListener("deviceorientation", follow);
    begin.hidden = true;
    waiting = setTimeout(() => {
      if (!now) askToType("This device has no level that the page can read.");
    }, WAIT_MS);
  }

  function setToZero() {
    from = now;
    keep.hidden = false;
    status.textContent = "Now move, and read it at the end of the movement.";
    beep(READY_HZ);
  }

  function readIt() {
    if (!from || !now) return;
    const degrees = Math.round(degreesBetween(from, now));
    status.textContent = `${degrees} degrees. Keep it below, or read it again.`;
    beep(END_HZ);
    model.send({ event: "found", value: degrees });
  }

  begin.addEventListener("click", start);
  zero.addEventListener("click", setToZero);
  keep.addEventListener("click", readIt);
  el.append(status, face, element("div", { class: "hb-trial-row" }, begin, zero, keep));
  return () => {
    clearTimeout(waiting);
    removeEventListener("deviceorientation", follow);
  };
}
