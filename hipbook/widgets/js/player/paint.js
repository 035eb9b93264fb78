/** Shows on the page how a session stands. */

import { drawing, element, mirror, prefersStillness, setOnce, setText } from "../shared/dom.js";
import { sentence, upperFirst } from "../shared/text.js";
import { poseAt } from "./body.js";
import { amountOf, breathNow, briefOf, clock, cueOf, placeOf, sideOf } from "./progress.js";
import { repetitionOf } from "./repetition.js";
import { ENDINGS, KINDS, nextOf } from "./wording.js";

/**
 * @typedef {import("./engine.js").Look} Look
 * @typedef {import("./generated.js").Step} Step
 * @typedef {import("./view.js").View} View
 */

/** A word of more letters takes two lines, and a smaller size. */
const LONG = 12;

/** @param {Step} step */
const longest = (step) => {
  const { kind, words, word, parts } = step;
  const led = kind === "work" ? [word, ...parts.map((part) => part.word)] : [isNamed(step) ? words : KINDS[kind]];
  return Math.max(...led.map((text) => text.length));
};

/**
 * Is it called by its own words: a way down or up, a quiet rest?
 *
 * @param {Step} step
 */
const isNamed = ({ kind }) => kind === "down" || kind === "up" || kind === "compare";

/** Steps that one ends by being ready. */
const UNTIL_READY = ["ready", "down", "up"];

/**
 * Lights the page up; two names, because an animation of the same name would not start again.
 *
 * @param {View} view
 */
export function flash({ flash: light }) {
  light.dataset.turn = light.dataset.turn === "0" ? "1" : "0";
}

/**
 * A drawing, working the side that is led; it moves by our clock alone.
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
  const svg = drawnIn(slot);
  if (!svg) return;
  mirror(svg, side);
  if (prefersStillness()) svg.dataset.show = "still";
}

/** @param {HTMLElement} slot */
const drawnIn = (slot) => /** @type {SVGSVGElement | null} */ (slot.firstElementChild);

/**
 * The word that leads now.
 *
 * @param {Look} look
 */
export function wordOf({ phase, step, resumed, elapsed }) {
  const ending = ENDINGS[phase];
  if (ending) return ending[0];
  if (phase === "waiting") return resumed ? "You were here" : "Ready?";
  if (phase === "paused" || !step) return "Paused";
  if (step.kind !== "work") return isNamed(step) ? step.words : KINDS[step.kind];
  return upperFirst(repetitionOf(step, elapsed)?.part?.word || step.word || KINDS.work);
}

/** @param {View} view @param {Look} look @param {Step[]} steps */
function paintTop({ top }, look, steps) {
  const { step, phase, index } = look;
  const ending = ENDINGS[phase];
  // A way down is named by the word that leads it.
  const name = phase === "running" && step && isNamed(step) ? "" : (step?.name ?? "");
  setText(top.name, ending?.[1] ?? name);
  setText(top.at, ending ? "" : placeOf(steps, index));
  top.hint.hidden = phase !== "running";
}

/** @param {View} view @param {Look} look */
function paintWords({ words }, { step, next, phase }) {
  const led = ENDINGS[phase] ? undefined : step;
  words.word.dataset.long = led && longest(led) > LONG ? "yes" : "no";
  setText(words.side, led ? sideOf(led) : "");
  setText(words.place, led ? led.place : "");
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
function paintControls(view, look) {
  const { step, phase, resumed } = look;
  const { controls, begin, slip, stage, settings } = view;
  const led = phase === "running" || phase === "paused";
  setText(controls.on, onWords(step));
  setText(controls.pause, phase === "paused" ? "Go on" : "Pause");
  setText(begin, phase === "waiting" ? beginWords(resumed) : "");
  if (phase === "waiting" && step) setOnce(begin, "aria-description", sentence(step.name, step.brief));
  slip.hidden = phase !== "stopped";
  stage.count.hidden = !led;
  controls.box.hidden = !led;
  settings.box.hidden = phase !== "waiting" && phase !== "paused";
  controls.end.hidden = phase !== "paused";
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
  const counts = step?.kind === "work" && step.reps ? "reps" : "time";
  Object.assign(view.root.dataset, { phase, kind: step?.kind ?? "", turn: String(index % 2), counts });
  paintTop(view, look, steps);
  paintWords(view, look);
  paintControls(view, look);
  setText(view.words.word, wordOf(look));
  const markup = ENDINGS[phase] ? "" : (figures[step?.figure ?? ""] ?? "");
  paintFigure(view.stage.figure, markup, step?.side ?? null);
  if (ENDINGS[phase]) view.stage.ring.show(1, phase === "finished" ? 1 : 0);
}

/**
 * What changes with every moment: the word, the numbers, and by the same second ring and body.
 *
 * @param {View} view
 * @param {Look} look
 */
export function paintTime(view, look) {
  const { stage, words } = view;
  const { step, elapsed } = look;
  if (!step) return;
  const repetition = step.kind === "work" ? repetitionOf(step, elapsed) : null;
  setText(stage.time, clock(step.seconds - elapsed));
  setText(stage.repetition, repetition ? `${repetition.number} of ${step.reps}` : "");
  setText(words.word, wordOf(look));
  setText(words.breath, breathNow(look, repetition));
  setText(words.cue, step.kind === "work" ? cueOf(step, elapsed) : "");
  paintBody(view, look);
}

/**
 * Ring and body.
 *
 * @param {View} view
 * @param {Look} look
 */
export function paintBody({ stage }, { phase, step, next, elapsed }) {
  if (!step) return;
  const repetition = step.kind === "work" ? repetitionOf(step, elapsed) : null;
  const [pieces, done] = repetition ? [step.reps ?? 1, repetition.done] : [1, elapsed / (step.seconds || 1)];
  stage.ring.show(pieces, prefersStillness() && repetition ? Math.floor(done) : done);
  const svg = drawnIn(stage.figure);
  if (!svg || prefersStillness()) return;
  // Before it begins nobody is led: the drawing shows itself.
  if (phase === "waiting") svg.unpauseAnimations?.();
  else poseAt(svg, step, next, elapsed);
}
