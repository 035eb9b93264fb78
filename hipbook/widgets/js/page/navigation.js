/** The header with its buttons, one for each screen, and which of the screens is shown. */

import { element, setOnce } from "../shared/dom.js";
import { focusTitle } from "./focus.js";
import { insecureNote, isOwnPage, scrollToTop } from "./surroundings.js";

/**
 * @typedef {object} Navigation
 * @property {() => void} begin shows the screen that Python names; the page must be in the document
 * @property {import("./types.js").Stop} stop
 */

/**
 * @param {import("./types.js").PageModel} model
 * @param {HTMLElement} el
 * @returns {Navigation}
 */
export function createNavigation(model, el) {
  const dashboard = () => /** @type {HTMLElement | null} */ (el.closest(".hb-dashboard"));
  const nav = element("nav", { class: "hb-nav", "aria-label": "Screens" });
  const banner = element("p", { class: "hb-banner", hidden: "" });
  /** @type {Map<string, HTMLButtonElement>} */
  const buttons = new Map();
  const changes = new MutationObserver(() => markScreens(model.get("screen")));

  /** @param {string} name */
  function choose(name) {
    paint(name, true);
    if (model.get("screen") !== name) model.send({ event: "show", screen: name });
  }

  /**
   * Which screen is shown, and what each is called.
   *
   * @param {string} shown
   */
  function markScreens(shown) {
    for (const [name, button] of buttons) {
      const screen = dashboard()?.querySelector(`.hb-screen.hb-${name}`);
      if (!(screen instanceof HTMLElement)) continue;
      setOnce(screen, "role", "region");
      setOnce(screen, "aria-label", button.textContent ?? "");
      if (name === shown) setOnce(screen, "data-shown", "");
      else screen.removeAttribute("data-shown");
    }
  }

  /**
   * @param {string} name
   * @param {boolean} focus did somebody just choose it?
   */
  function paint(name, focus) {
    const [root, button] = [dashboard(), buttons.get(name)];
    if (!root || !button) return;
    root.dataset.screen = name;
    markScreens(name);
    for (const other of buttons.values()) other.removeAttribute("aria-current");
    button.setAttribute("aria-current", "page");
    if (isOwnPage()) document.title = `${button.textContent} · hipbook`;
    if (isOwnPage() || focus) button.scrollIntoView({ block: "nearest", inline: "center" });
    if (focus) scrollToTop(root);
  }

  function follow() {
    paint(model.get("screen"), true);
    focusTitle(dashboard(), model.get("screen"));
  }

  function showBanner() {
    banner.textContent = model.get("banner");
    banner.hidden = !banner.textContent;
  }

  for (const { name, label } of model.get("screens")) {
    const button = element("button", { type: "button", class: `hb-to-${name}` }, label);
    button.addEventListener("click", () => choose(name));
    buttons.set(name, button);
    nav.append(button);
  }
  el.append(element("header", { class: "hb-header" }, element("p", { class: "hb-brand" }, "hipbook"), nav), banner);
  if (!window.isSecureContext) el.append(insecureNote());
  model.on("change:screen", follow);
  model.on("change:banner", showBanner);
  showBanner();

  return {
    begin() {
      paint(model.get("screen"), false);
      const root = dashboard();
      // The box of a screen may be placed a moment after the page.
      if (root) changes.observe(root, { childList: true });
    },
    stop() {
      changes.disconnect();
      model.off("change:screen", follow);
      model.off("change:banner", showBanner);
    },
  };
}
