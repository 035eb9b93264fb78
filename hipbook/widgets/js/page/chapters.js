/** A link to a chapter opens it where the reader is: a page in Voila, a notebook beside this one in JupyterLab. */

import { isOwnPage } from "./surroundings.js";

/** JupyterLab's address while a notebook is shown: the notebook's path stands behind "tree". */
const LAB_TREE = /\/lab(?:\/workspaces\/[^/]+)?\/tree\/(.+)$/;

/**
 * The path, as JupyterLab calls it, of a file beside the notebook that this address shows; empty elsewhere.
 *
 * @param {string} address
 * @param {string} file
 */
export function pathInLab(address, file) {
  const shown = LAB_TREE.exec(address)?.[1];
  return shown ? [...decodeURIComponent(shown).split("/").slice(0, -1), file].join("/") : "";
}

/**
 * @param {HTMLElement} root
 * @returns {import("./types.js").Stop}
 */
export function followChapters(root) {
  /** @param {MouseEvent} event */
  function onClick({ target }) {
    const link = target instanceof Element ? target.closest("a[data-hb-chapter]") : null;
    if (!(link instanceof HTMLAnchorElement) || isOwnPage()) return;
    const path = pathInLab(location.pathname, link.getAttribute("href") ?? "");
    if (!path) {
      // The notebook that runs here is not left.
      link.target = "_blank";
      return;
    }
    // JupyterLab listens further out, and opens what such a link names.
    link.dataset.commandlinkerCommand = "docmanager:open";
    link.dataset.commandlinkerArgs = JSON.stringify({ path });
  }

  root.addEventListener("click", onClick);
  return () => root.removeEventListener("click", onClick);
}
