/** Files that are handed to the reader, and files that the reader drops on the page or chooses. */

import { element } from "../shared/dom.js";

/** More than this a connection does not carry: Python is told of the file alone, and says what to do instead. */
const LARGEST = 8 * 2 ** 20;
const FORGET_MS = 60_000;

/**
 * A page of its own for an address; browsers that block it answer with nothing, with a closed window, or not at all.
 *
 * @param {string} address
 */
function isOpened(address) {
  try {
    const opened = window.open(address, "_blank");
    if (!opened || opened.closed) return false;
    opened.addEventListener("load", () => addPrintButton(opened));
    return true;
  } catch {
    return false;
  }
}

/**
 * A paper that is looked at can be printed by a button, which is not on the paper itself.
 *
 * @param {Window} opened
 */
function addPrintButton(opened) {
  const button = opened.document.createElement("button");
  button.textContent = "Print";
  Object.assign(button.style, {
    position: "fixed",
    top: "1rem",
    right: "1rem",
    minHeight: "48px",
    padding: "0 2rem",
    font: "inherit",
    fontWeight: "650",
    color: "Canvas",
    background: "CanvasText",
    border: "0",
    borderRadius: "99rem",
  });
  button.addEventListener("click", () => opened.print());
  opened.addEventListener("beforeprint", () => {
    button.hidden = true;
  });
  opened.addEventListener("afterprint", () => {
    button.hidden = false;
  });
  opened.document.body.append(button);
}

/**
 * Hands a file over: to look at in a page of its own, or to save.
 *
 * @param {{ file: string, kind: string, base64: string, view?: boolean }} message
 * @param {(text: string) => void} say
 */
export function handOver({ file, kind, base64, view }, say) {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: kind }));
  if (view && isOpened(address)) return;
  const link = Object.assign(document.createElement("a"), { href: address, download: file });
  document.body.append(link);
  link.click();
  link.remove();
  if (view) say(`Your browser blocked the page, so it is saved as ${file}. Look among your downloads.`);
  setTimeout(() => URL.revokeObjectURL(address), FORGET_MS);
}

/**
 * Shows that a file is being read, until its preview is there.
 *
 * @param {HTMLElement} root
 * @param {File} file
 */
function beginReading(root, { name, size }) {
  endReading(root);
  const words = element("span", {}, `Reading ${name} (${(size / 2 ** 20).toFixed(1)} MB)`);
  root.append(
    element("div", { class: "hb-reading", role: "status" }, words, element("progress", { "aria-label": "Reading" })),
  );
}

/** @param {Element | null} root */
export function endReading(root) {
  for (const shown of root?.querySelectorAll(".hb-reading") ?? []) shown.remove();
}

/**
 * Hands a file to Python; of one that is too large only its name and size.
 *
 * @param {import("./types.js").PageModel} model
 * @param {HTMLElement} root
 * @param {File} file
 */
async function take(model, root, file) {
  const message = { event: "dropped", name: file.name, size: file.size };
  if (file.size > LARGEST) {
    model.send(message);
    return;
  }
  beginReading(root, file);
  const content = await file.arrayBuffer().catch(() => new ArrayBuffer(0)); // a folder cannot be read
  model.send(message, undefined, [content]);
}

/**
 * A file is chosen here rather than by the control's own field: that one would send any size, and show nothing.
 *
 * @param {import("./types.js").PageModel} model
 * @param {HTMLElement} root
 * @returns {import("./types.js").Stop}
 */
export function takeChosen(model, root) {
  /** @param {MouseEvent} event */
  function choose(event) {
    const control = event.target instanceof Element && event.target.closest(".hb-choose-file");
    if (!control) return;
    event.stopPropagation();
    const field = /** @type {HTMLInputElement} */ (element("input", { type: "file" }));
    field.addEventListener("change", () => {
      const file = field.files?.[0];
      if (file) take(model, root, file);
    });
    field.click();
  }
  root.addEventListener("click", choose, { capture: true });
  return () => root.removeEventListener("click", choose, { capture: true });
}

/**
 * A file dropped anywhere on the page is looked at as if it had been chosen on the Share screen.
 *
 * @param {import("./types.js").PageModel} model
 * @param {HTMLElement} root
 */
export function takeDrops(model, root) {
  root.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  root.addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files?.[0];
    if (!file) return;
    event.preventDefault();
    take(model, root, file);
  });
}
