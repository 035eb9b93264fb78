/** A link to an exercise opens it here, without loading anything; where the page is ours, the address follows. */

const LIBRARY = "#library/";

/** The exercise that an address names, or null. */
const linkedExercise = () =>
  location.hash.startsWith(LIBRARY) ? decodeURIComponent(location.hash.slice(LIBRARY.length)) : null;

/**
 * @param {HTMLElement} root
 * @param {import("./types.js").PageModel} model
 * @param {boolean} framed is it the whole dashboard, so that the address may follow?
 * @returns {import("./types.js").Stop}
 */
export function followLinks(root, model, framed) {
  const lookUp = (/** @type {string} */ id) => model.send({ event: "look_up", id });

  /** @param {MouseEvent} event */
  function onClick(event) {
    const target = event.target instanceof Element ? event.target : null;
    const link = /** @type {HTMLElement | null | undefined} */ (target?.closest("a[data-hb-look-up]"));
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    lookUp(link.dataset.hbLookUp ?? "");
  }

  function onHistory() {
    const id = linkedExercise();
    if (id !== null || model.get("screen") === "library") lookUp(id ?? "");
  }

  function followAddress() {
    const address = model.get("address");
    if (location.hash !== address) history.pushState(null, "", address || location.pathname + location.search);
  }

  root.addEventListener("click", onClick);
  if (framed) {
    window.addEventListener("popstate", onHistory);
    model.on("change:address", followAddress);
    onHistory();
  }
  return () => {
    root.removeEventListener("click", onClick);
    window.removeEventListener("popstate", onHistory);
    model.off("change:address", followAddress);
  };
}
