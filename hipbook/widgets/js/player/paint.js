/** Shows on the page how a session stands. */

import { drawing, element, mirror, prefersStillness, setText } from "../shared/dom.js";
import { clamp } from "../shared/numbers.js";
import { sentence } from "../shared/text.js";
import { amountOf, breathOf, briefOf, clock, cueOf, meaningOf, placeOf } from "./progress.js";
import { repetitionOf } from "./repetition.js";
import { ENDINGS, KINDS, nextOf, SLEPT, sideName } from "./wording.js";

/**
 * @typedef {import("./engine.js").Look} Look
 * @typedef {import("./generated.js").Step} Step
 * @typedef {import("./view.js").View} View
 */

/** Steps that one ends by being ready. */
const UNTIL_READY = ["ready", "down", "up"];

/**
 * Fills a bar.
 *
 * @param {HTMLElement} bar
 * @param {number} share
 */
function fill(bar, share) {
  const filled = /** @type {HTMLElement} */ (bar.firstElementChild);
  filled.style.transform = `scaleX(${clamp(share, 0, 1)})`;
}

/**
 * Lights the page up; two names, because an animation of the same name would not start again.
 *
 * @param {View} view
 */
export function flash({ flash: light }) {
  light.dataset.turn = light.dataset.turn === "0" ? "1" : "0";
}

/**
 * A drawing, working the side that is led.
 *
 * @param {HTMLElement} slot
 * @param {string} markup
 * @param {string | null} side
 */
export function paintFigure(slot, markup, side) {
  slot.hidden = !markup;
  if (slot.dataset.of !== markup) {
    slot.replaceChildren(...(markup ? [drawing(markup)] : []));
    slot.dataset.of = markup;
  }
  const svg = /** @type {SVGSVGElement | null} */ (slot.firstElementChild);
  if (!svg) return;
  mirror(svg, side);
  if (prefersStillness()) {
    svg.dataset.show = "still";
    return;
  }
  svg.setCurrentTime?.(0);
  svg.unpauseAnimations?.();
}

/**
 * What stands above the name.
 *
 * @param {Look} look
 */
export function kindOf({ phase, step, resumed, slept }) {
  if (phase === "waiting") return resumed ? "You were here" : "First";
  if (phase === "paused") return slept ? SLEPT : "Paused";
  return step ? KINDS[step.kind] : "";
}

/** @param {View} view @param {Look} look @param {Step[]} steps */
function paintHeading({ at, heading }, look, steps) {
  const { step, phase, index } = look;
  const ending = ENDINGS[phase];
  const led = ending ? undefined : step;
  setText(heading.kind, ending ? ending[0] : kindOf(look));
  setText(heading.name, ending ? ending[1] : (step?.name ?? ""));
  setText(heading.side, sideName(led?.side));
  setText(heading.place, led ? sentence(led.place, meaningOf(led)) : "");
  setText(at, ending ? "" : placeOf(steps, index));
}

/** @param {View} view @param {Look} look */
function paintWords({ words }, { step, next, phase }) {
  const led = ENDINGS[phase] ? undefined : step;
  setText(words.brief, led ? briefOf(led) : "");
  setText(words.dose, led ? amountOf(led) : "");
  setText(words.note, led?.note ?? "");
  // What one gets ready for stands there already.
  const foretells = led && phase !== "waiting" && next?.kind !== "work";
  setText(words.next, foretells ? nextOf(next) : "");
  words.how.hidden = !led?.steps.length;
  words.list.replaceChildren(...(led?.steps ?? []).map((text) => element("li", {}, text)));
  if (led) return;
  setText(words.breath, "");
  setText(words.cue, "");
}

/** @param {Step | undefined} step */
function onWords(step) {
  if (step && UNTIL_READY.includes(step.kind)) return "I am ready";
  return step?.free && step.kind === "work" ? "Done" : "Skip";
}

/** @param {boolean} resumed */
const beginWords = (resumed) => (resumed ? "Go on from here" : "Begin");

/** @param {View} view @param {Look} look */
function paintControls(view, { step, phase, resumed }) {
  const { controls, begin, slip, count, settings, hint } = view;
  const led = phase === "running" || phase === "paused";
  setText(controls.on, onWords(step));
  setText(controls.pause, phase === "paused" ? "Go on" : "Pause");
  setText(begin, phase === "waiting" ? beginWords(resumed) : "");
  slip.hidden = phase !== "stopped";
  count.box.hidden = !led;
  controls.box.hidden = !led;
  settings.box.hidden = phase !== "waiting" && phase !== "paused";
  controls.end.hidden = phase !== "paused";
  hint.hidden = phase !== "running";
}

/**
 * What holds for a whole step.
 *
 * @param {View} view
 * @param {Look} look
 * @param {Step[]} steps
 * @param {Record<string, string>} figures
 */
export function paintStep(view, look, steps, figures) {
  const { step, phase, index } = look;
  Object.assign(view.root.dataset, { phase, kind: step?.kind ?? "", turn: String(index % 2) });
  paintHeading(view, look, steps);
  paintWords(view, look);
  paintControls(view, look);
  const markup = ENDINGS[phase] ? "" : (figures[step?.figure ?? ""] ?? "");
  paintFigure(view.heading.figure, markup, step?.side ?? null);
}

/**
 * What changes with every moment.
 *
 * @param {View} view
 * @param {Step} step
 * @param {number} elapsed
 */
export function paintTime({ count, words }, step, elapsed) {
  const repetition = step.kind === "work" ? repetitionOf(step, elapsed) : null;
  setText(count.time, clock(step.seconds - elapsed));
  fill(count.bar, elapsed / (step.seconds || 1));
  setText(count.repetition, repetition ? `${repetition.number} of ${step.reps}` : "");
  fill(count.pace, repetition?.share ?? 0);
  count.pace.hidden = !repetition;
  setText(words.breath, repetition?.words || breathOf(step));
  setText(words.cue, step.kind === "work" ? cueOf(step, elapsed) : "");
}
