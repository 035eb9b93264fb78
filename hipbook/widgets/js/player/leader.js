/** One clock for page and engine: paints, speaks, tells Python, keeps what a reload needs. */

import { announceIn, prefersStillness, setText } from "../shared/dom.js";
import { clamp } from "../shared/numbers.js";
import { read, sessionKey, write } from "../shared/storage.js";
import { sentence } from "../shared/text.js";
import { createSolitude } from "./alone.js";
import { linesOf } from "./cues.js";
import { createWakeLock, createWaker } from "./device.js";
import { createEngine, SLEPT_MS } from "./engine.js";
import { createFrames } from "./frames.js";
import { outboxOf } from "./outbox.js";
import { flash, paintBody, paintStep, paintTime } from "./paint.js";
import { announcementOf, ENDINGS, isMove } from "./wording.js";

/**
 * @typedef {import("./engine.js").Look} Look
 * @typedef {import("./engine.js").Move} Move
 * @typedef {import("./generated.js").PlayerEvent} PlayerEvent
 *
 * @typedef {object} Device
 * @property {import("./sounds.js").Sounds} sounds
 * @property {import("./voice.js").Voice} voice
 * @property {import("./device.js").Headset} headset
 * @property {import("./troubles.js").Tell} tell what the device does not lend
 */

/** How late a line may still be said: a count is true only at its moment, words on how to lie may come later. */
const LATE_COUNT_S = 1;
const LATE_S = 4;
/** A step is new for this long: later, its opening would only be in the way. */
const NEW_S = 0.3;
const TICK_MS = 100;
/** Python answers an ending with the form; after this long it will not. */
const ANSWER_MS = 4000;

/**
 * A voice that reads the lines of one step after another, each at its time.
 *
 * @param {import("./generated.js").Step[]} steps
 * @param {import("./voice.js").Voice} voice
 * @param {() => void} onTick
 */
function createReader(steps, voice, onTick) {
  const sheets = steps.map((step, n) => linesOf(step, steps[n + 1]));
  let next = -1;
  return {
    /**
     * From here on.
     *
     * @param {Look} look
     */
    turnTo({ phase, step, index, elapsed }) {
      const isLed = phase === "running" && step;
      next = isLed ? (sheets[index] ?? []).findIndex((line) => line.at >= elapsed - NEW_S) : -1;
    },
    /**
     * Says the line that is due, unless it comes too late to be true.
     *
     * @param {Look} look
     */
    read({ phase, step, index, elapsed }) {
      const line = phase === "running" ? sheets[index]?.[next] : undefined;
      if (!line || !step || elapsed < line.at) return;
      const isTrue = elapsed - line.at < (step.kind === "work" ? LATE_COUNT_S : LATE_S);
      if (isTrue && line.at > 0 && voice.isBusy()) return;
      next += 1;
      if (isTrue) voice.say(line.say, { gently: line.at > 0 });
      if (line.tick) onTick();
    },
  };
}

/** Two soft beats in the hand, where a device can give them and nobody asked for stillness. */
const BEATS_MS = [40, 120, 80];

function rejoice() {
  if (!prefersStillness()) navigator.vibrate?.(BEATS_MS);
}

/** How far apart the two clocks of a device are: asleep, it stops one of them. */
const clocksApart = () => Date.now() - performance.now();

/**
 * @param {import("./types.js").PlayerModel} model
 * @param {import("./view.js").View} view
 * @param {import("./preferences.js").Preferences} preferences
 * @param {Device} device
 */
export function createLeader(model, view, preferences, { sounds, voice, headset, tell }) {
  const steps = model.get("steps");
  const key = sessionKey(model.get("token"));
  const outbox = outboxOf(model);
  const saved = outbox.saved ?? (model.get("keep") ? read(key) : null);
  const engine = createEngine(steps, () => performance.now(), saved);
  const reader = createReader(steps, voice, light);
  const wakeLock = createWakeLock((isRefused) => tell("screen", isRefused));
  const waker = createWaker(tick);
  const solitude = createSolitude(view.root);
  const frames = createFrames(() => paintBody(view, engine.look()));
  /** @type {Look | null} */
  let shown = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let apart = 0;

  const hasEnded = () => engine.look().phase in ENDINGS;
  const isLive = () => ["running", "paused"].includes(engine.look().phase);

  function light() {
    if (preferences.flash) flash(view);
  }

  /** Was it kept? */
  const keep = () =>
    model.get("keep") && !model.get("over") && write(key, { plan: model.get("plan"), ...engine.save() });

  /**
   * Says and sounds that the step or the phase is another.
   *
   * @param {Look} look
   * @param {boolean} byHand
   */
  function announce(look, byHand) {
    const { phase, step } = look;
    if (byHand || phase !== "running") sounds.hush();
    if (byHand && phase === "running" && step) sounds.play(step.kind);
    if (byHand && phase === "finished") sounds.play("finished");
    if (phase === "finished") rejoice();
    if (phase === "running") {
      sounds.plan(steps, look);
      light();
    }
    reader.turnTo(look);
    sayWhat(look);
  }

  /**
   * By the voice or by a screen reader, which would say the same at the same moment.
   *
   * @param {Look} look
   */
  function sayWhat(look) {
    const isRunning = look.phase === "running";
    const announcement = announcementOf(look);
    const isRead = isRunning && look.elapsed <= NEW_S;
    const isSpoken = isRead || voice.say(announcement, { gently: isRunning });
    // How to get down is worth more than its name to whoever cannot see the figure.
    const how = isRunning && look.step && isMove(look.step) ? look.step.brief : "";
    announceIn(view.status, isSpoken && voice.speaks() ? "" : sentence(announcement, how));
  }

  /**
   * A new step or phase.
   *
   * @param {Look} look
   */
  function show(look) {
    const isLed = look.phase === "running";
    paintStep(view, look, steps, model.get("figures") ?? {});
    wakeLock(isLed);
    frames(isLed);
    solitude(isLed || look.phase === "paused");
    headset.show(look);
  }

  /** @param {boolean} [byHand] */
  function paint(byHand = false) {
    const look = engine.look();
    const isNew = look.index !== shown?.index || look.phase !== shown?.phase;
    shown = look;
    if (isNew) show(look);
    if (isNew && look.phase !== "waiting") announce(look, byHand);
    if (look.step && !(look.phase in ENDINGS)) {
      paintTime(view, look);
      reader.read(look);
    }
    if (isNew && look.phase !== "waiting") keep();
    if (look.phase in ENDINGS) setTimeout(showConnection, ANSWER_MS);
  }

  /**
   * Where Python does not answer, say that nothing is lost.
   *
   * @param {boolean} [lost]
   */
  function showConnection(lost = outbox.isWaiting()) {
    const kept = model.get("keep") ? "What you did is kept in this browser. " : "";
    const advice = hasEnded() ? `${kept}Reload the page to log it.` : "Your session goes on here.";
    setText(view.words.link, lost ? `The connection is lost. ${advice}` : "");
    view.words.reload.hidden = !(lost && hasEnded());
  }

  /** @param {PlayerEvent[]} events @param {boolean} [byHand] */
  function go(events, byHand = false) {
    paint(byHand);
    clearTimeout(timer);
    const { phase, step, elapsed } = engine.look();
    if (phase === "running" && step) {
      timer = setTimeout(tick, clamp((step.seconds - elapsed) * 1000, 1, TICK_MS));
    }
    outbox.tell(events);
  }

  function replan() {
    sounds.hush();
    if (engine.look().phase === "running") sounds.plan(steps, engine.look());
  }

  function tick() {
    const heard = engine.look().phase === "running" ? sounds.watch() : "silent";
    const before = apart;
    apart = clocksApart();
    go(apart - before > SLEPT_MS ? engine.asleep() : engine.tick(heard === "heard"));
    if (heard === "late") replan();
  }

  /** @param {Move} name @param {string} time */
  function move(name, time) {
    shown = null;
    if (name === "begin" || name === "resume") apart = clocksApart();
    const events = engine.tick(sounds.watch() === "heard");
    go([...events, ...engine[name](time)], true);
  }

  return {
    begin() {
      paint();
      showConnection(false);
      outbox.recall(engine.save().done);
    },
    move,
    keep,
    isLive,
    showConnection,
    look: engine.look,
    replan,
    /** The page was hidden, or is seen again. */
    onVisibility() {
      wakeLock();
      waker(document.hidden && engine.look().phase === "running");
      tick();
    },
    stop() {
      if (engine.look().phase !== "waiting") {
        keep();
        outbox.saved = engine.save();
      }
      clearTimeout(timer);
      frames(false);
      solitude(false);
      waker(false);
      if (!hasEnded()) {
        sounds.hush();
        voice.hush();
      }
      sounds.close();
      wakeLock(false);
      headset.stop();
    },
  };
}

/** @typedef {ReturnType<typeof createLeader>} Leader */
