/** Files that are handed to the reader, and files that the reader drops on the page. */

const LARGEST = 8 * 2 ** 20;
const FORGET_MS = 60_000;

/**
 * Hands a file over: to look at in a page of its own, or to save.
 *
 * @param {{ file: string, kind: string, base64: string, view?: boolean }} message
 */
export function handOver({ file, kind, base64, view }) {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: kind }));
  if (view && window.open(address, "_blank")) return;
  const link = Object.assign(document.createElement("a"), { href: address, download: file });
  document.body.append(link);
  link.click();
  link.remove();
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
