/** A countdown or a stopwatch for one try. */

import { element } from "../shared/dom.js";
import { tenths } from "../shared/numbers.js";
import { beep, END_HZ, LONG_S, READY_HZ, START_HZ } from "./beep.js";

const READY_S = 5;
const TICK_MS = 100;
/** A longer gap between two ticks is a device asleep: what it measures then is no try. */
const ASLEEP_MS = 2000;
const SLEPT = "This device slept in the middle of it, so that was no try. Start again when you are ready.";

/** @typedef {"count" | "hold" | "stages"} ClockKind */

/**
 * What is said at the end of a try.
 *
 * @param {ClockKind} kind
 * @param {number} elapsed
 * @param {number} seconds
 */
export function endWords(kind, elapsed, seconds) {
  if (kind === "hold") return `${elapsed.toFixed(1)} s. Keep it below, or start again.`;
  if (elapsed < seconds) return "Stopped before the end.";
  return kind === "count" ? "Time. How many full stands? Type it below." : "Held. Say so below.";
}

/**
 * @param {import("./index.js").TrialModel} model
 * @param {HTMLElement} el
 * @returns {() => void}
 */
export function createClock(model, el) {
  const kind = /** @type {ClockKind} */ (model.get("kind"));
  const seconds = model.get("seconds");
  const face = element("p", { class: "hb-clock", role: "timer", "aria-live": "off" }, `${seconds.toFixed(0)} s`);
  const status = element("p", { role: "status", "aria-live": "polite" }, model.get("say"));
  const press = element("button", { type: "button", class: "jupyter-button hb-button hb-primary" }, "Start");
  let began = 0;
  // Asleep, a device stops one of its clocks or both of them.
  let seen = [0, 0];
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let ticking;
  const elapsed = () => (performance.now() - began) / 1000;

  function halt() {
    clearInterval(ticking);
    began = 0;
  }

  /** @param {number} worked */
  function stop(worked) {
    halt();
    beep(END_HZ, LONG_S);
    press.textContent = "Start again";
    face.textContent = `${worked.toFixed(1)} s`;
    status.textContent = endWords(kind, worked, seconds);
    if (kind === "hold") model.send({ event: "found", value: tenths(worked) });
  }

  function takeBack() {
    halt();
    face.textContent = `${seconds.toFixed(0)} s`;
    press.textContent = "Start";
  }

  const clocks = () => [performance.now(), Date.now()];
  const hasSlept = () => clocks().some((time, n) => time - (seen[n] ?? 0) > ASLEEP_MS);

  function refuse() {
    takeBack();
    status.textContent = SLEPT;
  }

  function go() {
    if (press.textContent === "Stop") return;
    press.textContent = "Stop";
    status.textContent = "Go.";
    beep(START_HZ);
  }

  function tick() {
    if (hasSlept()) {
      refuse();
      return;
    }
    seen = clocks();
    const now = elapsed();
    if (now < 0) face.textContent = `Ready: ${Math.ceil(-now)}`;
    else if (now >= seconds) stop(seconds);
    else {
      go();
      face.textContent = `${(kind === "hold" ? now : seconds - now).toFixed(1)} s`;
    }
  }

  function start() {
    began = performance.now() + READY_S * 1000;
    seen = clocks();
    press.textContent = "Not yet";
    status.textContent = `Get ready: it begins in ${READY_S} seconds.`;
    beep(READY_HZ);
    ticking = setInterval(tick, TICK_MS);
    tick();
  }

  press.addEventListener("click", () => {
    if (!began) start();
    else if (hasSlept()) refuse();
    else if (elapsed() < 0) takeBack();
    else stop(elapsed());
  });
  el.append(status, face, press);
  return () => clearInterval(ticking);
}
