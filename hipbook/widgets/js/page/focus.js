/** Where the focus goes when what had it is drawn anew, and when another screen opens. */

import { scrollToTop } from "./surroundings.js";

/** Frames to wait for something to be drawn: about two seconds. */
const PATIENCE = 120;

/**
 * Does something with an element as soon as it stands, or gives up.
 *
 * @param {() => HTMLElement | null | undefined} find
 * @param {(found: HTMLElement) => void} act
 */
export function whenDrawn(find, act, tries = PATIENCE) {
  const drawn = find();
  if (drawn) act(drawn);
  else if (tries) requestAnimationFrame(() => whenDrawn(find, act, tries - 1));
}

/** Frames to wait for the drawing that takes the place of another: about half a second. */
const A_MOMENT = 30;

/**
 * A drawing that replaces what has the focus gives it to the button of the same name in the new one. Where there is
 * none, as after an Undo, the title of the screen takes it: a reader without a mouse goes on from there, and not from
 * the very top.
 *
 * @param {HTMLElement} root
 * @returns {() => void} to be called after each change
 */
export function keepFocus(root) {
  let lastTitle = "";
  let waits = false;
  const isLost = () => lastTitle !== "" && document.activeElement === document.body;
  const again = () =>
    /** @type {HTMLElement | null} */ (root.querySelector(`button[title="${CSS.escape(lastTitle)}"]`));
  const title = () => /** @type {HTMLElement | null} */ (root.querySelector(".hb-screen[data-shown] h1"));
  function waitFor(/** @type {number} */ frames) {
    waits = frames > 0 && isLost();
    if (waits) requestAnimationFrame(() => waitFor(frames - 1));
    else if (isLost()) (again() ?? title())?.focus({ preventScroll: true });
  }
  root.addEventListener("focusin", ({ target }) => {
    lastTitle = target instanceof HTMLElement ? target.title : "";
  });
  root.addEventListener("focusout", ({ target, relatedTarget }) => {
    // What is taken away says so while it still stands: look again a moment later.
    setTimeout(() => {
      const stands = target instanceof Node && target.isConnected;
      if (!relatedTarget && stands && document.activeElement === document.body) lastTitle = "";
    });
  });
  return () => {
    if (!isLost()) return;
    if (again()) again()?.focus({ preventScroll: true });
    else if (!waits) waitFor(A_MOMENT);
  };
}

/**
 * A screen that Python opened is drawn a moment later: its title takes the focus as soon as it stands.
 *
 * @param {Element | null | undefined} dashboard
 * @param {string} name
 */
export function focusTitle(dashboard, name) {
  whenDrawn(
    () => dashboard?.querySelector(`.hb-screen.hb-${name} h1`),
    (title) => title.focus({ preventScroll: true }),
  );
}

/**
 * What stands far down a screen that was opened only now is brought into view as soon as it is drawn.
 *
 * @param {Element | null | undefined} root
 * @param {string} name
 */
export function bringUp(root, name) {
  /** @returns {HTMLElement | null | undefined} */
  const filled = () => {
    const found = /** @type {HTMLElement | null | undefined} */ (root?.querySelector(`.${name}`));
    return found?.childElementCount ? found : null;
  };
  whenDrawn(filled, (found) => found.scrollIntoView({ block: "center" }));
}

/**
 * What is next is brought into view, and its title takes the focus, or where it has none its first control.
 *
 * @param {Element | null | undefined} root
 * @param {string} name
 */
export function pointAt(root, name) {
  const controls = ["button", "input", "select", "textarea"].map((kind) => `.${name} ${kind}`);
  /** @returns {HTMLElement | null | undefined} */
  const title = () => root?.querySelector(`.${name} :is(h1, h2, .hb-stands)[tabindex]`);
  whenDrawn(
    () => title() ?? root?.querySelector(controls.join(", ")),
    (first) => {
      if (first.matches("h1") && root) scrollToTop(root);
      else first.scrollIntoView({ block: "center" });
      first.focus({ preventScroll: true });
    },
  );
}

/**
 * The first link of the page leads past the header: to the title of the screen that is shown.
 *
 * @param {HTMLElement} root
 * @returns {import("./types.js").Stop}
 */
export function followSkipLink(root) {
  /** @param {MouseEvent} event */
  function skip(event) {
    const title = root.querySelector(".hb-screen[data-shown] h1");
    const isSkip = event.target instanceof Element && event.target.matches(".hb-skip");
    if (!isSkip || !(title instanceof HTMLElement)) return;
    event.preventDefault();
    title.focus();
  }
  document.addEventListener("click", skip);
  return () => document.removeEventListener("click", skip);
}

/**
 * Scrolls to where a screen was left, as soon as it is drawn so far down; where it has become shorter, to its end.
 *
 * @param {number} top
 */
export function scrollWhenTall(top) {
  const page = document.documentElement;
  const isTall = (/** @type {number} */ tries) => tries <= 1 || page.scrollHeight - window.innerHeight >= top;
  let tries = PATIENCE;
  whenDrawn(
    () => (isTall(tries--) ? page : null),
    () => window.scrollTo({ top, behavior: "instant" }),
  );
}
