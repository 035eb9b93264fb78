/** Where a reader is in a notebook, and how it is kept until they go elsewhere by themselves. */

const SCROLLER = ".jp-WindowedPanel-outer";
const SHOWN = `.jp-NotebookPanel:not(.lm-mod-hidden) ${SCROLLER}`;
const INDICATOR = ".jp-Notebook-ExecutionIndicator";
/** What a reader does to go elsewhere. */
const GESTURES = ["wheel", "touchmove", "pointerdown", "keydown"];
const LOOK_MS = 250;
const IDLE_MS = 2000;
const LONGEST_MS = 60_000;
/** How long after a gesture the notebook still moves by it. */
const MOVES_MS = 1000;

/** @typedef {{ top: number, movedAt: number }} Place where its reader has last gone, and when */
/** @typedef {Window & { hipbookPlaces?: WeakMap<Element, Place> }} PlacesWindow */

/** The places of all notebooks here. Each run of the cell brings this module anew: they stay with the window. */
function places() {
  const here = /** @type {PlacesWindow} */ (window);
  here.hipbookPlaces ??= new WeakMap();
  return here.hipbookPlaces;
}

/**
 * What scrolls the notebook that this output is in. While it is out of sight it is not in the document: then it is the
 * notebook that is shown.
 *
 * @param {Element} el
 * @returns {HTMLElement | null}
 */
function scrollerOf(el) {
  return el.closest(SCROLLER) ?? document.querySelector(SHOWN);
}

/**
 * From now on it is known where the reader goes in this notebook; at first they are at its top, where the cell stands.
 *
 * @param {HTMLElement} scroller
 * @returns {Place}
 */
function followed(scroller) {
  const known = places().get(scroller);
  if (known) return known;
  const place = { top: 0, movedAt: 0 };
  for (const gesture of GESTURES) {
    scroller.addEventListener(gesture, () => (place.movedAt = Date.now()), { capture: true, passive: true });
  }
  // What is pressed elsewhere, such as "Run All Cells", is no way through the notebook.
  const leave = (/** @type {Event} */ { target }) => {
    if (!(target instanceof Node) || !scroller.contains(target)) place.movedAt = 0;
  };
  for (const gesture of ["pointerdown", "keydown"]) document.addEventListener(gesture, leave, { capture: true });
  scroller.addEventListener("scroll", () => {
    if (Date.now() - place.movedAt < MOVES_MS) place.top = scroller.scrollTop;
  });
  places().set(scroller, place);
  return place;
}

/**
 * @param {Element} el
 * @returns {() => void}
 */
export function keepPlace(el) {
  const scroller = scrollerOf(el);
  if (!scroller) return () => {};
  const place = followed(scroller);
  const began = Date.now();
  let busyAt = began;

  const goBack = () => {
    if (scroller.scrollTop !== place.top) scroller.scrollTop = place.top;
  };
  const isIdle = () =>
    scroller.closest(".jp-NotebookPanel")?.querySelector(INDICATOR)?.getAttribute("data-status") === "idle";
  /** Once all has run the reader is no longer held: what reads a page aloud moves it without a gesture. */
  const look = () => {
    if (!isIdle()) busyAt = Date.now();
    if (Date.now() - busyAt > IDLE_MS || Date.now() - began > LONGEST_MS) stop();
    else goBack();
  };
  const looking = setInterval(look, LOOK_MS);

  function stop() {
    clearInterval(looking);
    scroller?.removeEventListener("scroll", goBack);
    for (const gesture of GESTURES) document.removeEventListener(gesture, stop, { capture: true });
  }

  scroller.addEventListener("scroll", goBack);
  for (const gesture of GESTURES) document.addEventListener(gesture, stop, { capture: true, passive: true });
  goBack();
  choose(scroller);
  return stop;
}

/**
 * JupyterLab has marked its last cell as the one the keyboard goes on from: mark the first that is in sight instead.
 *
 * @param {HTMLElement} scroller
 */
function choose(scroller) {
  const { top } = scroller.getBoundingClientRect();
  const cells = [...scroller.querySelectorAll(".jp-Cell")];
  const first = cells.find((cell) => cell.getBoundingClientRect().bottom > top + 1);
  const inside = first?.querySelector(".jp-InputArea, .jp-InputPlaceholder");
  for (const kind of ["mousedown", "mouseup"]) {
    inside?.dispatchEvent(new MouseEvent(kind, { bubbles: true, button: 0 }));
  }
}
