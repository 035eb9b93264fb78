/**
 * The way that the reader went through the page, where the page is ours: the browser's back button leads to the screen
 * before, where it was left.
 */

import { scrollWhenTall } from "./focus.js";

const LIBRARY = "#library/";
const LED = ".hb-player:is([data-phase=running], [data-phase=paused])";
const PAUSE = ".hb-player[data-phase=running] .hb-pause";

/**
 * A screen that was looked at, and which in turn it was.
 *
 * @typedef {{ at: number, screen: string, address: string }} Stop
 */

/** The exercise that an address names, or null. */
const linkedExercise = (/** @type {string} */ address) =>
  address.startsWith(LIBRARY) ? decodeURIComponent(address.slice(LIBRARY.length)) : null;

/**
 * @param {HTMLElement} root
 * @param {import("./types.js").PageModel} model
 * @returns {import("./types.js").Stop}
 */
export function keepWay(root, model) {
  /** @type {Map<number, number>} */
  const scrolls = new Map();
  /** @type {Stop} */
  let here = { at: 0, screen: model.get("screen"), address: model.get("address") };
  /** Where the browser has gone and Python has still to follow. @type {Stop | null} */
  let goal = null;
  let isWaiting = false;

  const name = (/** @type {Stop} */ { screen, address }) => `${screen} ${address}`;
  const addressOf = (/** @type {Stop} */ { address }) => address || location.pathname + location.search;

  /** Whatever leads away begins with a press: by then nothing was drawn anew, and nothing has moved. */
  function rememberScroll() {
    scrolls.set(here.at, window.scrollY);
  }

  /** Both traits come in one message: they are looked at together, once. */
  function follow() {
    if (isWaiting) return;
    isWaiting = true;
    queueMicrotask(() => {
      isWaiting = false;
      record();
    });
  }

  function record() {
    const shown = { at: here.at, screen: model.get("screen"), address: model.get("address") };
    if (goal && name(goal) === name(shown)) {
      here = goal;
      goal = null;
      scrollWhenTall(scrolls.get(here.at) ?? 0);
    } else if (name(shown) !== name(here)) {
      goal = null;
      const isLinked = history.state === null && location.hash === shown.address;
      here = { ...shown, at: isLinked ? here.at : here.at + 1 };
      if (isLinked) history.replaceState(here, "", addressOf(here));
      else history.pushState(here, "", addressOf(here));
    }
  }

  /** @param {PopStateEvent} event */
  function onBack({ state }) {
    if (root.querySelector(LED)) {
      // During a session the way back is a pause: nobody leaves a voice behind that goes on counting. Paused, it stays:
      // nothing else of the page can be reached until it is ended.
      const pause = root.querySelector(PAUSE);
      if (pause instanceof HTMLElement) pause.click();
      history.pushState(here, "", addressOf(here));
      return;
    }
    rememberScroll();
    const stop = /** @type {Stop} */ (state ?? { at: here.at, screen: "library", address: location.hash });
    goal = stop;
    open(stop);
  }

  /** @param {Stop} stop */
  function open({ screen, address }) {
    const exercise = linkedExercise(address);
    if (exercise !== null) model.send({ event: "look_up", id: exercise });
    else if (screen === "library") model.send({ event: "look_up", id: "" });
    else model.send({ event: "show", screen });
  }

  history.scrollRestoration = "manual";
  const isLinked = linkedExercise(location.hash) !== null;
  const place = model.get("screens").find(({ name }) => location.hash === `#${name}`)?.name;
  if (isLinked) open({ at: 0, screen: "library", address: location.hash });
  else history.replaceState(here, "", addressOf(here));
  if (place) model.send({ event: "show", screen: place });
  window.addEventListener("popstate", onBack);
  root.addEventListener("click", rememberScroll, { capture: true });
  model.on("change:screen", follow);
  model.on("change:address", follow);
  return () => {
    window.removeEventListener("popstate", onBack);
    root.removeEventListener("click", rememberScroll, { capture: true });
    model.off("change:screen", follow);
    model.off("change:address", follow);
  };
}
