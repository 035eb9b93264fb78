/** A link to an exercise opens it here, without loading anything. */

/**
 * @param {HTMLElement} root
 * @param {import("./types.js").PageModel} model
 * @returns {import("./types.js").Stop}
 */
export function followLinks(root, model) {
  /** @param {MouseEvent} event */
  function onClick(event) {
    const target = event.target instanceof Element ? event.target : null;
    const link = /** @type {HTMLElement | null | undefined} */ (target?.closest("a[data-hb-look-up]"));
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    model.send({ event: "look_up", id: link.dataset.hbLookUp ?? "" });
  }

  root.addEventListener("click", onClick);
  return () => root.removeEventListener("click", onClick);
}
