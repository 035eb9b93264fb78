/** A page without a browser, and the pieces of one that no such page has. */

import { afterEach } from "node:test";
import { Window } from "happy-dom";

const GLOBALS = [
  "window document navigator location history localStorage requestAnimationFrame cancelAnimationFrame matchMedia",
  "getComputedStyle addEventListener removeEventListener dispatchEvent CustomEvent Event MouseEvent",
  "KeyboardEvent AbortController MutationObserver DOMParser Node Element HTMLElement HTMLScriptElement",
  "SVGElement CSS FormData",
]
  .join(" ")
  .split(" ");

/** An observer that a test wakes by hand. */
export class HandObserver {
  /** @type {HandObserver[]} */
  static all = [];

  /** @param {(entries: any[]) => void} callback */
  constructor(callback) {
    this.callback = callback;
    /** @type {Set<Element>} */
    this.targets = new Set();
    HandObserver.all.push(this);
  }
  /** @param {Element} target */
  observe(target) {
    this.targets.add(target);
  }
  /** @param {Element} target */
  unobserve(target) {
    this.targets.delete(target);
  }
  disconnect() {
    this.targets.clear();
  }
  /** Everything observed is in view. */
  see() {
    this.tell(true);
  }
  /** Nothing of it is. */
  miss() {
    this.tell(false);
  }
  /** @param {boolean} isIntersecting */
  tell(isIntersecting) {
    this.callback([...this.targets].map((target) => ({ target, isIntersecting })));
  }
}

/**
 * A fresh page; its names are global until the test ends.
 *
 * @param {{ url?: string, media?: string[] }} [options] media are the queries that match
 * @returns {any} its window
 */
export function openPage({ url = "https://hipbook.test/", media = [] } = {}) {
  const window = /** @type {any} */ (new Window({ url }));
  HandObserver.all = [];
  window.matchMedia = (/** @type {string} */ query) =>
    Object.assign(new window.EventTarget(), { matches: media.includes(query) });
  window.isSecureContext = url.startsWith("https");
  window.scrollTo = () => {};
  window.Element.prototype.scrollIntoView = () => {};
  window.Element.prototype.getClientRects = () => [{}];
  Object.assign(window.SVGSVGElement.prototype, {
    setCurrentTime: setTime,
    pauseAnimations: pause,
    unpauseAnimations: unpause,
  });
  const made = { IntersectionObserver: HandObserver, ResizeObserver: HandObserver };
  Object.assign(window, made);
  const values = Object.fromEntries(GLOBALS.map((name) => [name, bound(window, name)]));
  for (const [name, value] of Object.entries({ ...values, ...made })) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  // An hour glass that nobody turns back must not hold the tests up.
  Object.assign(window, { setInterval: turn, clearInterval });
  openWindows.push(window);
  return window;
}

/**
 * @param {() => void} act
 * @param {number} ms
 */
function turn(act, ms) {
  const timer = setInterval(act, ms);
  timer.unref();
  return timer;
}

/** @this {SVGElement} @param {number} time */
function setTime(time) {
  this.dataset.time = String(time);
}

/** @this {SVGElement} */
function pause() {
  this.dataset.plays = "no";
}

/** @this {SVGElement} */
function unpause() {
  this.dataset.plays = "yes";
}

/** @param {any} window @param {string} name */
function bound(window, name) {
  const value = window[name];
  const isMethod = typeof value === "function" && /^[a-z]/.test(name);
  return isMethod ? value.bind(window) : value;
}

const LONG_MS = 5000;
const wait = globalThis.setTimeout;
/** What only tidies up much later must not hold the tests up. */
globalThis.setTimeout = /** @type {any} */ (
  (/** @type {() => void} */ act, /** @type {number} */ ms = 0, /** @type {any[]} */ ...more) => {
    const timer = /** @type {any} */ (wait(act, ms, ...more));
    if (ms > LONG_MS) timer.unref();
    return timer;
  }
);

/** @type {any[]} */
const openWindows = [];

afterEach(async () => {
  for (const window of openWindows.splice(0)) await window.happyDOM.abort();
});

/**
 * What anywidget hands to a widget. ``sent`` is what Python would hear; ``change`` and ``receive`` are Python's side.
 *
 * @param {Record<string, any>} state
 */
export function createModel(state) {
  /** @type {Map<string, Set<Function>>} */
  const listeners = new Map();
  const fire = (/** @type {string} */ name, /** @type {any[]} */ ...values) => {
    for (const listener of [...(listeners.get(name) ?? [])]) listener(...values);
  };
  const model = {
    /** @type {any[]} */
    sent: [],
    /** @type {any[]} */
    buffers: [],
    get: (/** @type {string} */ name) => state[name],
    on(/** @type {string} */ name, /** @type {Function} */ listener) {
      listeners.set(name, (listeners.get(name) ?? new Set()).add(listener));
    },
    off(/** @type {string} */ name, /** @type {Function} */ listener) {
      listeners.get(name)?.delete(listener);
    },
    send(/** @type {any} */ message, /** @type {any} */ _, /** @type {any[]} */ buffers = []) {
      model.sent.push(message);
      model.buffers.push(...buffers);
    },
    change(/** @type {string} */ name, /** @type {any} */ value) {
      state[name] = value;
      fire(`change:${name}`);
    },
    receive: (/** @type {any} */ message) => fire("msg:custom", message),
    listening: () => [...listeners.values()].reduce((sum, all) => sum + all.size, 0),
  };
  return /** @type {any} */ (model);
}

/**
 * Waits until something is so, asking at every turn of the event loop; fails after some seconds.
 *
 * @template T
 * @param {() => T} condition
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(condition) {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const value = condition();
    if (value) return value;
    await settle();
  }
  throw new Error(`never so: ${condition}`);
}

/** Whatever was due has happened. */
export const settle = () => new Promise((resolve) => setTimeout(resolve));

/** @param {any} element @param {any} [options] */
export const click = (element, options = {}) =>
  element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ...options }));
