/** Where the page stands: alone in Voila, or as one output among others in JupyterLab. */

import { element } from "../shared/dom.js";

/** In Voila the page is ours; in JupyterLab the window's title, address and scrolling are not. */
export const isOwnPage = () => Boolean(document.body.dataset.voila);

/** Only where no other server's page can be at the same address: below a path there could be. */
export const isOwnAddress = () => (document.body.dataset.baseUrl || "").replace(/voila\/$/, "") === "/";

/** The reader's own date, as 2026-01-05. */
export function localDate(now = new Date()) {
  const twoDigits = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}

/** @param {Element} dashboard */
export function scrollToTop(dashboard) {
  if (isOwnPage()) window.scrollTo({ top: 0 });
  else dashboard.scrollIntoView({ block: "nearest" });
}

const INSECURE = [
  "Your screen may switch off during a session. Set it to stay on in your phone's settings, or let the voice lead you.",
  "The phone cannot serve as a level here. Use a level app beside this page, and type the number it shows.",
];

/** Without https a browser keeps back its wake lock and the phone's level: say so, and what to do instead. */
export function insecureNote() {
  const summary = element("summary", {}, "This address is not https: two things to know");
  return element("details", { class: "hb-insecure" }, summary, ...INSECURE.map((text) => element("p", {}, text)));
}
