/** A screen that is drawn anew keeps its height meanwhile: what a reader looks at stays where it is. */

/** Long enough that a whole screen is exchanged. */
const PAUSE_MS = 300;
const SCREEN = ".hb-screen[data-shown], .hb-screen.hb-alone";

/**
 * The widget manager takes the old children out before it has made the new ones. In between the page is short,
 * and what stands further down is the first to come back: a browser holds on to it, and follows it down.
 *
 * @param {HTMLElement} root
 * @returns {import("./types.js").Stop}
 */
export function keepHeight(root) {
  let height = 0;
  /** @type {HTMLElement | null} */
  let screen = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let drawing;

  function measure() {
    screen = root.matches(SCREEN) ? root : root.querySelector(SCREEN);
    height = screen?.offsetHeight ?? 0;
  }
  /** @param {{ minHeight: string, overflowAnchor: string }} styles */
  const hold = (styles) => screen && Object.assign(screen.style, styles);

  function done() {
    drawing = undefined;
    hold({ minHeight: "", overflowAnchor: "" });
    measure();
  }
  const sizes = new ResizeObserver(() => {
    if (!drawing) measure();
  });
  const changes = new MutationObserver((records) => {
    const isEmptied = records.some(({ target, removedNodes }) => target === screen && removedNodes.length > 0);
    if (!screen || (!drawing && !isEmptied)) return;
    hold({ minHeight: `${height}px`, overflowAnchor: "none" });
    clearTimeout(drawing);
    drawing = setTimeout(done, PAUSE_MS);
  });
  sizes.observe(root);
  changes.observe(root, { childList: true, subtree: true });
  return () => {
    sizes.disconnect();
    changes.disconnect();
    clearTimeout(drawing);
    done();
  };
}
