/** Keeps a notebook where its reader is while all its cells run: JupyterLab goes to the last one. */

import { keepPlace } from "./place.js";

/** While it is out of sight an output is not in the document: then it is the notebook that is shown. */
const SHOWN = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook";

/** @param {{ el: HTMLElement }} widget */
export function render({ el }) {
  el.classList.add("hb-begin");
  (el.closest(".jp-Notebook") ?? document.querySelector(SHOWN))?.classList.add("hb-book");
  return keepPlace(el);
}

export default { render };
