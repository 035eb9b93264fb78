/** The reader's own emergency number: none is assumed. Kept in this browser, so that it works without a connection. */

import { element } from "../shared/dom.js";
import { NUMBER_KEY, read, write } from "../shared/storage.js";

/** What can be dialled of what was typed; empty where it is no number. */
export const dialled = (/** @type {string} */ typed) => {
  const number = typed.replace(/[^\d+*#]/g, "");
  return /^\+?[\d*#]{2,15}$/.test(number) ? number : "";
};

/** @param {HTMLElement} place */
function offerCall(place) {
  const number = dialled(String(read(NUMBER_KEY) ?? ""));
  if (!number) {
    askNumber(place);
    return;
  }
  const call = element("a", { class: "hb-call hb-icon-call", href: `tel:${number}` }, `Call ${number}`);
  const other = element("button", { type: "button", class: "hb-call-other" }, "Another number");
  other.addEventListener("click", () => {
    askNumber(place);
    place.querySelector("input")?.focus();
  });
  place.replaceChildren(call, other);
}

/** @param {HTMLElement} place */
function askNumber(place) {
  const field = /** @type {HTMLInputElement} */ (
    element("input", { type: "tel", inputmode: "tel", autocomplete: "off", value: String(read(NUMBER_KEY) ?? "") })
  );
  const keep = element("button", { type: "submit" }, "Keep it");
  const form = element("form", { class: "hb-call-ask" }, element("label", {}, "Your emergency number", field), keep);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const number = dialled(field.value);
    if (!number) {
      field.setAttribute("aria-invalid", "true");
      field.focus();
      return;
    }
    write(NUMBER_KEY, number);
    offerCall(place);
    place.querySelector("a")?.focus();
  });
  place.replaceChildren(form);
}

/** @param {Element} root */
export function offerCalls(root) {
  for (const place of root.querySelectorAll("[data-hb-call]:empty")) offerCall(/** @type {HTMLElement} */ (place));
}
