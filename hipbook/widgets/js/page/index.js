/** The page around the screens: navigation, focus, titles, messages, files, and names for assistive technology. */

import { createAnnouncer, sayNear } from "./announcer.js";
import { offerCalls } from "./call.js";
import { keepCopy, readCopy } from "./copy.js";
import { keepDraft, readDraft } from "./draft.js";
import { drawFigures } from "./drawings.js";
import { handOver, takeDrops } from "./files.js";
import { bringUp, keepFocus, pointAt } from "./focus.js";
import { tidyShared } from "./leftovers.js";
import { followLinks } from "./links.js";
import { nameControls } from "./names.js";
import { createNavigation } from "./navigation.js";
import { unfinishedSessions } from "./sessions.js";
import { isOwnAddress, localDate } from "./surroundings.js";

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
  /** @param {any} message */
  async function receive(message) {
    if (message.file) handOver(message, (text) => sayNear(el, text));
    if ("keep" in message) keepCopy(model, message.keep);
    if ("draft" in message) keepDraft(message.draft);
    if (message.up) bringUp(el.closest(".hb-dashboard"), message.up);
    if (message.focus) pointAt(el.closest(".hb-dashboard, .hb-screen"), message.focus);
    if (message.give) model.send({ event: "given", text: (await readCopy())?.text || "" });
  }
  model.on("msg:custom", receive);
  return () => model.off("msg:custom", receive);
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
 * The browser's first words: it is up, and this is what it kept.
 *
 * @param {PageModel} model
 * @param {HTMLElement} root
 */
async function greet(model, root) {
  const kept = model.get("keeps") && isOwnAddress() ? (await readCopy())?.on : null;
  root.dataset.ready = "yes";
  model.send({ event: "ready", today: localDate(), kept, draft: readDraft() });
}

/** @param {PageModel} model */
async function offerUnfinished(model) {
  const sessions = await unfinishedSessions();
  if (sessions.length) model.send({ event: "found", sessions });
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
  greet(model, root);
  offerUnfinished(model);
  return [...stops, tidyShared(root, model), followLinks(root, model, framed), drawFigures(root, model)];
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
