/** Files that are handed to the reader, and files that the reader drops on the page. */

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
    return Boolean(opened) && !opened?.closed;
  } catch {
    return false;
  }
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
 * A file dropped anywhere on the page is looked at as if it had been chosen on the Share screen.
 *
 * @param {import("./types.js").PageModel} model
 * @param {HTMLElement} root
 */
export function takeDrops(model, root) {
  root.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  root.addEventListener("drop", async (event) => {
    const file = event.dataTransfer?.files?.[0];
    if (!file) return;
    event.preventDefault();
    const message = { event: "dropped", name: file.name, size: file.size };
    if (file.size > LARGEST) {
      model.send(message);
      return;
    }
    const content = await file.arrayBuffer().catch(() => new ArrayBuffer(0)); // a folder cannot be read
    model.send(message, undefined, [content]);
  });
}
