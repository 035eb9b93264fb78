/** The header, the bar with its five places, and which of the screens is shown. */

import { element, setOnce } from "../shared/dom.js";
import { focusTitle } from "./focus.js";
import { brandMark } from "./mark.js";
import { namePlaces } from "./names.js";
import { insecureNote, isOwnPage, scrollToTop } from "./surroundings.js";

/** The screen that is shown is to be shown from its title. */
export const TOP = "hipbook:top";

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
  const nav = element("nav", { class: "hb-nav", "aria-label": "Main" });
  /** @type {Map<string, import("./types.js").Place>} */
  const places = new Map(model.get("screens").map((place) => [place.name, place]));
  /** What a screen is called now: Practise, while a session is begun, is the session. @param {string} name */
  const placeOf = (name) => places.get(name === "practise" && model.get("led") ? "session" : name);
  /** @type {Map<string, HTMLButtonElement>} */
  const buttons = new Map();
  const changes = new MutationObserver(() => markScreens(model.get("screen")));

  /**
   * Every press is sent: Python may still have to answer the one before, and the last one holds.
   *
   * @param {string} name
   */
  function choose(name) {
    paint(name, true);
    model.send({ event: "show", screen: name });
  }

  /**
   * Which screen is shown, and what each is called.
   *
   * @param {string} shown
   */
  function markScreens(shown) {
    for (const name of places.keys()) {
      const screen = dashboard()?.querySelector(`.hb-screen.hb-${name}`);
      if (!(screen instanceof HTMLElement)) continue;
      setOnce(screen, "role", isOwnPage() && name === shown ? "main" : "region");
      setOnce(screen, "aria-label", placeOf(name)?.label ?? name);
      if (name === shown) setOnce(screen, "data-shown", "");
      else screen.removeAttribute("data-shown");
    }
  }

  /**
   * @param {string} name
   * @param {boolean} focus did somebody just choose it?
   */
  function paint(name, focus) {
    const [root, place] = [dashboard(), placeOf(name)];
    if (!root || !place) return;
    root.dataset.screen = name;
    root.dataset.place = place.name;
    markScreens(name);
    for (const [other, button] of buttons) {
      if (other === (place.under || name)) button.setAttribute("aria-current", "page");
      else button.removeAttribute("aria-current");
    }
    namePlaces(root);
    if (isOwnPage()) document.title = `${place.label} · hipbook`;
    if (focus) scrollToTop(root);
  }

  /** @param {string} name */
  function arrive(name) {
    paint(name, true);
    focusTitle(dashboard(), name);
  }

  const follow = () => arrive(model.get("screen"));

  /**
   * A press at the foot shows its place at once, before Python has drawn it; where one is already, its beginning.
   *
   * @param {Event} event
   */
  function onFoot({ target }) {
    const pressed = target instanceof Element ? target.closest(".hb-places button") : null;
    const name = pressed && [...places.keys()].find((place) => pressed.classList.contains(`hb-to-${place}`));
    if (name && pressed?.hasAttribute("aria-current")) arrive(name);
    else if (name) paint(name, true);
  }

  for (const { name, label, under } of places.values()) {
    if (under) continue;
    const button = element("button", { type: "button", class: `hb-to-${name} hb-icon-${name}` }, label);
    button.addEventListener("click", () => choose(name));
    buttons.set(name, button);
    nav.append(button);
  }
  const brand = element("p", { class: "hb-brand" }, brandMark(), "hipbook");
  el.append(element("header", { class: "hb-header" }, brand, nav));
  if (!window.isSecureContext) el.append(insecureNote());
  const repaint = () => paint(model.get("screen"), false);
  model.on("change:screen", follow);
  model.on("change:led", repaint);
  model.on("change:address", follow);
  el.addEventListener(TOP, follow);

  return {
    begin() {
      paint(model.get("screen"), false);
      const root = dashboard();
      // The box of a screen may be placed a moment after the page.
      if (!root) return;
      changes.observe(root, { childList: true });
      root.addEventListener("click", onFoot);
    },
    stop() {
      changes.disconnect();
      dashboard()?.removeEventListener("click", onFoot);
      model.off("change:screen", follow);
      model.off("change:led", repaint);
      model.off("change:address", follow);
    },
  };
}
