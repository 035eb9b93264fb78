/** In a grid of figures one moves: that which is pointed at, has the focus, or, by touch, stands in the middle. */

import { prefersStillness } from "../shared/dom.js";
import { showStill } from "./drawings.js";

const GRID = "[data-hb-moves]";
const TILE = `${GRID} > li`;
/** The strip of the window in which a figure moves where nothing can be pointed at: one row, or two. */
const MIDDLE = "-40% 0px";

/**
 * @param {HTMLElement} root
 * @returns {import("./types.js").Stop}
 */
export function moveTiles(root) {
  if (prefersStillness()) return () => {};
  /** @type {Set<Element>} */
  const moving = new Set();

  /** @param {Element} tile @param {boolean} still */
  function show(tile, still) {
    const svg = tile.querySelector("svg");
    if (!svg || still !== moving.has(tile)) return;
    if (still) moving.delete(tile);
    else moving.add(tile);
    showStill(svg, still);
  }

  /** @param {EventTarget | null} target */
  const tileOf = (target) => (target instanceof Element ? target.closest(TILE) : null);

  /** @param {Event} event */
  function onEnter({ target }) {
    const tile = tileOf(target);
    for (const other of moving) if (other !== tile) show(other, true);
    if (tile) show(tile, false);
  }

  const stop = isPointedAt() ? followPointer(root, onEnter) : followView(root, show);
  return () => {
    stop();
    for (const tile of moving) show(tile, true);
  };
}

const isPointedAt = () => matchMedia("(hover: hover)").matches;

/**
 * @param {HTMLElement} root
 * @param {(event: Event) => void} onEnter
 */
function followPointer(root, onEnter) {
  const events = ["pointerover", "focusin"];
  for (const name of events) root.addEventListener(name, onEnter);
  return () => {
    for (const name of events) root.removeEventListener(name, onEnter);
  };
}

/**
 * @param {HTMLElement} root
 * @param {(tile: Element, still: boolean) => void} show
 */
function followView(root, show) {
  /** @type {WeakSet<Element>} */
  const watched = new WeakSet();
  const views = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) show(target, !isIntersecting);
    },
    { rootMargin: MIDDLE },
  );
  function watchNew() {
    for (const tile of root.querySelectorAll(TILE)) {
      // A tile whose figure is not drawn yet would be missed.
      if (watched.has(tile) || !tile.querySelector("svg")) continue;
      watched.add(tile);
      views.observe(tile);
    }
  }
  const changes = new MutationObserver(watchNew);
  changes.observe(root, { subtree: true, childList: true });
  watchNew();
  return () => {
    changes.disconnect();
    views.disconnect();
  };
}
