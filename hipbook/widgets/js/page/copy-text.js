/** A button beside a text copies it; where the browser forbids that, the text is marked, ready to be copied by hand. */

const COPIED = "Copied. Paste it into a message.";
const MARKED = "It is marked now: copy it by hand.";

/**
 * @param {Element} text
 */
function mark(text) {
  const range = document.createRange();
  range.selectNodeContents(text);
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

/**
 * @param {HTMLElement} root
 * @param {(text: string) => void} say
 * @returns {import("./types.js").Stop}
 */
export function copyTexts(root, say) {
  /** @param {MouseEvent} event */
  async function onClick({ target }) {
    const button = target instanceof Element ? target.closest("button[data-hb-copy]") : null;
    const text = button?.parentElement?.querySelector("code");
    if (!text) return;
    mark(text);
    try {
      await navigator.clipboard.writeText(text.textContent ?? "");
      say(COPIED);
    } catch {
      say(MARKED);
    }
  }

  root.addEventListener("click", onClick);
  return () => root.removeEventListener("click", onClick);
}
