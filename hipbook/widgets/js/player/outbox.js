/** What Python must hear is sent until it has heard it. Its own count says how much that is. */

import { read, remove, sessionKey, sessionKeys, write } from "../shared/storage.js";

/**
 * @typedef {import("./types.js").PlayerModel} PlayerModel
 * @typedef {import("./generated.js").PlayerEvent} PlayerEvent
 * @typedef {import("./engine.js").Saved} Saved
 */

const AGAIN_MS = 4000;
const LONGEST_MS = 60_000;
const WEEK_MS = 7 * 86_400_000;

/** Sessions that nothing will log are let go of, such as those of a notebook's cell run long ago, or of no log. */
export function sweep(now = Date.now()) {
  for (const key of sessionKeys()) {
    const kept = read(key);
    const isFresh = now - Date.parse(kept?.started_at) < WEEK_MS;
    if (!(kept?.plan?.uid && kept.plan.log) && !isFresh) remove(key);
  }
}

/** @param {PlayerModel} model */
export function createOutbox(model) {
  /** @type {PlayerEvent[]} */
  const events = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let wait = AGAIN_MS;
  const unheard = () => events.slice(model.get("heard") || 0);

  /** @param {PlayerEvent[]} due */
  function send(due) {
    for (const event of due) {
      try {
        model.send(event);
      } catch {
        break;
      }
    }
    clearTimeout(timer);
    if (unheard().length && !model.get("over")) timer = setTimeout(again, wait);
  }

  function again() {
    wait = Math.min(wait * 2, LONGEST_MS);
    send(unheard());
  }

  function onConnection() {
    wait = AGAIN_MS;
    send(unheard());
  }

  document.addEventListener("hipbook:back", onConnection);
  return {
    /**
     * How the session stood when its last view went: another view goes on from there.
     *
     * @type {Saved | null}
     */
    saved: null,
    /** @param {PlayerEvent[]} told */
    tell(told) {
      if (!told.length) return;
      events.push(...told);
      send(told);
    },
    /**
     * After a reload: all that was told before.
     *
     * @param {PlayerEvent[]} told
     */
    recall(told) {
      events.splice(0, events.length, ...told);
      send(unheard());
    },
    isWaiting: () => unheard().length > 0,
    close() {
      clearTimeout(timer);
      document.removeEventListener("hipbook:back", onConnection);
    },
  };
}

/** @typedef {ReturnType<typeof createOutbox>} Outbox */

/**
 * anywidget hands each view and the model itself another proxy: the token is what they share.
 *
 * @type {Map<string, Outbox>}
 */
const outboxes = new Map();

/**
 * The outbox of a session, which outlives its views.
 *
 * @param {PlayerModel} model
 */
export const outboxOf = (model) => outboxes.get(model.get("token")) ?? renewOutbox(model);

/** @param {PlayerModel} model */
function renewOutbox(model) {
  const outbox = createOutbox(model);
  outboxes.set(model.get("token"), outbox);
  return outbox;
}

/** @param {{ model: PlayerModel }} widget */
export function initialize({ model }) {
  const key = sessionKey(model.get("token"));
  const outbox = renewOutbox(model);
  let release = () => {};
  sweep();
  // While this page leads the session, another tab does not offer to resume it.
  const held = new Promise((resolve) => {
    release = () => resolve(undefined);
  });
  navigator.locks?.request(key, () => held).catch(() => {});

  function letGo() {
    if (!model.get("over")) return;
    remove(key);
    outbox.close();
    release();
  }

  /** What is ticked once the player is gone from the page, such as a stop sign, is no less kept. */
  function keepPlan() {
    const kept = read(key);
    if (kept && !model.get("over")) write(key, { ...kept, plan: model.get("plan") });
  }

  model.on("change:plan", keepPlan);
  model.on("change:over", letGo);
  letGo();
  return () => {
    outbox.close();
    release();
  };
}
