/** The page around the screens: navigation, focus, titles, messages, files, and names for assistive technology. */

import { forgetLog } from "../shared/storage.js";
import { createAnnouncer, sayNear } from "./announcer.js";
import { offerCalls } from "./call.js";
import { followChapters } from "./chapters.js";
import { askToLast, forgetCopy, keepCopy, readCopy, tellLasting } from "./copy.js";
import { copyTexts } from "./copy-text.js";
import { keepDraft, keepSets, readDraft, readSets } from "./draft.js";
import { drawFigures } from "./drawings.js";
import { endReading, handOver, takeChosen, takeDrops } from "./files.js";
import { bringUp, followSkipLink, keepFocus, pointAt } from "./focus.js";
import { keepHeight } from "./height.js";
import { tidyViews } from "./leftovers.js";
import { followLinks } from "./links.js";
import { tellLooks } from "./looks.js";
import { nameControls } from "./names.js";
import { createNavigation, TOP } from "./navigation.js";
import { restUntouched } from "./rest.js";
import { logBefore, offerUnfinished } from "./sessions.js";
import { moveShown } from "./shown.js";
import { isOwnAddress, isOwnPage, localDate } from "./surroundings.js";
import { moveTiles } from "./tiles.js";
import { dropSlips } from "./twice.js";
import { keepWay } from "./way.js";

/** @typedef {import("./types.js").Stop} Stop */
/** @typedef {import("./types.js").PageModel} PageModel */

/**
 * Scrolling past a field that has the focus would change its number: it is left instead.
 *
 * @param {Event} event
 */
function leaveNumber({ target }) {
  const isNumber = target instanceof HTMLElement && target.matches("input[type=number]");
  if (isNumber && target === document.activeElement) target.blur();
}

/**
 * Whatever is drawn in ``root`` is named, and keeps the focus.
 *
 * @param {HTMLElement} root
 * @returns {Stop}
 */
function watch(root) {
  nameControls(root);
  offerCalls(root);
  const focusAgain = keepFocus(root);
  const observer = new MutationObserver(() => {
    nameControls(root);
    offerCalls(root);
    focusAgain();
  });
  observer.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ["class"] });
  root.addEventListener("wheel", leaveNumber, { capture: true, passive: true });
  return () => {
    observer.disconnect();
    root.removeEventListener("wheel", leaveNumber, { capture: true });
  };
}

/**
 * What Python asks of the page.
 *
 * @param {PageModel} model
 * @param {HTMLElement} el
 * @returns {Stop}
 */
function obey(model, el) {
  const place = ".hb-dashboard, .hb-screen";
  /** What is done with each thing that a message may hold. @type {Record<string, (held: any, message: any) => void>} */
  const answers = {
    file: (_, message) => handOver(message, (text) => sayNear(el, text)),
    keep: (copy) => keepCopy(model, copy),
    draft: keepDraft,
    sets: keepSets,
    up: (name) => showRead(el, name),
    focus: (name) => pointAt(el.closest(place), name),
    top: () => el.dispatchEvent(new Event(TOP)),
    forget: (log) => forget(model, log),
    give: () => giveCopy(model),
    last: (how) => (how === "ask" ? askToLast(model) : tellLasting(model)),
  };
  /** @param {any} message */
  function receive(message) {
    for (const [name, answer] of Object.entries(answers)) if (name in message) answer(message[name], message);
  }
  model.on("msg:custom", receive);
  return () => model.off("msg:custom", receive);
}

/**
 * A file was read: what it would bring comes into view, where there is anything.
 *
 * @param {HTMLElement} el
 * @param {string} name
 */
function showRead(el, name) {
  endReading(el.closest(".hb-dashboard, .hb-screen"));
  if (name) bringUp(el.closest(".hb-dashboard"), name);
}

/** @param {PageModel} model */
async function giveCopy(model) {
  const copy = await readCopy();
  model.send({ event: "given", text: copy?.text || "", log: copy?.log || "" });
}

/**
 * A log was erased: nothing of it stays here.
 *
 * @param {PageModel} model
 * @param {string} log
 */
function forget(model, log) {
  forgetLog(log);
  forgetCopy(model, log);
}

const UNHEARD =
  "There was no answer to what you pressed last: the connection may have been away. Look whether it was done; " +
  "if not, press again.";

/**
 * What was pressed and perhaps never heard is told, on the one page that is shown.
 *
 * @param {(text: string, kind?: string) => void} say
 * @returns {Stop}
 */
function tellUnheard(say) {
  const tell = () => say(UNHEARD, "problem");
  document.addEventListener("hipbook:unheard", tell);
  return () => document.removeEventListener("hipbook:unheard", tell);
}

/**
 * The page is ready once Python has drawn it on the reader's own day: what stood there before may be drawn anew.
 *
 * @param {PageModel} model
 * @param {HTMLElement} root
 * @param {boolean} framed
 * @returns {Stop}
 */
function markReady(model, root, framed) {
  const mark = () => {
    if (model.get("log") || !framed) root.dataset.ready = "yes";
  };
  model.on("change:log", mark);
  mark();
  return () => model.off("change:log", mark);
}

/**
 * The browser's first words: it is up, and this is what it kept.
 *
 * @param {PageModel} model
 */
async function greet(model) {
  const kept = model.get("keeps") && isOwnAddress() ? (await readCopy())?.on : null;
  model.send({ event: "ready", today: localDate(), kept, log: logBefore(), draft: readDraft(), sets: readSets() });
}

/**
 * All that begins once the page stands in the document.
 *
 * @param {PageModel} model
 * @param {HTMLElement} root
 * @param {boolean} framed
 * @returns {Stop[]}
 */
function beginIn(root, model, framed) {
  const stops = [watch(root)];
  // In JupyterLab a letter typed here must not cut the cell; it looks for this mark on what holds the focus.
  root.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLElement) target.dataset.lmSuppressShortcuts = "true";
  });
  if (framed) takeDrops(model, root);
  else stops.push(takeChosen(model, root), moveShown());
  stops.push(markReady(model, root, framed));
  greet(model);
  stops.push(offerUnfinished(model), tellLooks(model));
  if (model.get("tells")) stops.push(copyTexts(root, (text) => sayNear(root, text)));
  if (framed && isOwnPage()) stops.push(keepWay(root, model), followSkipLink(root));
  return [
    ...stops,
    tidyViews(root, model),
    keepHeight(root),
    followLinks(root, model),
    followChapters(root),
    moveTiles(root),
    drawFigures(root, model),
    restUntouched(root),
    dropSlips(root),
  ];
}

/** @param {{ model: PageModel, el: HTMLElement }} widget @returns {Stop} */
export function render({ model, el }) {
  el.classList.add("hb-page");
  const framed = model.get("screens").length > 0;
  const navigation = framed ? createNavigation(model, el) : null;
  const stops = [obey(model, el)];
  if (model.get("tells")) {
    const announcer = createAnnouncer(model, el);
    stops.push(announcer.stop, tellUnheard(announcer.say));
  }
  if (navigation) stops.push(navigation.stop);
  let waiting = requestAnimationFrame(begin);

  // The page's own element is placed in the document after render returns.
  function begin() {
    const root = /** @type {HTMLElement | null} */ (el.closest(".hb-dashboard, .hb-screen"));
    if (!root) {
      waiting = requestAnimationFrame(begin);
      return;
    }
    navigation?.begin();
    stops.push(...beginIn(root, model, framed));
  }

  return () => {
    cancelAnimationFrame(waiting);
    for (const stop of stops) stop();
  };
}

export default { render };
