/**
 * ipywidgets say neither which toggle is pressed nor what a group of them is called, nor that a reader may write from
 * right to left.
 */

import { setOnce } from "../shared/dom.js";

const GROUPS = ".hb-choice, .hb-several, .hb-number, .hb-line, .hb-pick";
const FIELDS = ["number", "text", "date", "time"].map((type) => `input[type=${type}]`).concat("textarea", "select");

/** @param {Element} group */
function nameGroup(group) {
  const question = group.querySelector(".hb-ask")?.textContent?.trim();
  if (question === undefined) return;
  const field = group.querySelector(FIELDS.join(", "));
  if (!field) setOnce(group, "role", "group");
  setOnce(field ?? group, "aria-label", question);
}

/** What stands around the screens: each has a name by which one can go there, and the shown place is told. */
const AROUND = { ".hb-banner": "Sample person", ".hb-keeping": "Your log", ".hb-aside": "About your log" };

/** @param {HTMLElement} root */
export function namePlaces(root) {
  for (const [where, name] of Object.entries(AROUND)) {
    const found = root.querySelector(`:scope > ${where}`);
    if (!found) continue;
    setOnce(found, "role", "region");
    setOnce(found, "aria-label", name);
  }
  const foot = root.querySelector(":scope > .hb-places");
  if (!foot) return;
  setOnce(foot, "role", "navigation");
  setOnce(foot, "aria-label", "More");
  for (const button of foot.querySelectorAll("button")) {
    if (button.classList.contains(`hb-to-${root.dataset.place}`)) setOnce(button, "aria-current", "page");
    else button.removeAttribute("aria-current");
  }
}

/** Buttons with a longer name by us. @type {WeakSet<Element>} */
const called = new WeakSet();

/**
 * A button that stands many times on a page is called by its longer name, which begins with the words on it.
 *
 * @param {Element} button
 */
function nameButton(button) {
  const [text, title] = [button.textContent?.trim() ?? "", button.getAttribute("title") ?? ""];
  if (text && title.length > text.length && title.startsWith(text)) {
    setOnce(button, "aria-label", title);
    called.add(button);
  } else if (called.delete(button)) button.removeAttribute("aria-label");
}

/** @param {HTMLElement} root */
export function nameControls(root) {
  namePlaces(root);
  root.querySelectorAll("button.hb-button[title]").forEach(nameButton);
  root.querySelectorAll(GROUPS).forEach(nameGroup);
  for (const toggle of root.querySelectorAll(".widget-toggle-button")) {
    setOnce(toggle, "aria-pressed", String(toggle.classList.contains("mod-active")));
  }
  for (const fold of root.querySelectorAll(".hb-fold")) {
    setOnce(fold, "aria-expanded", String(fold.classList.contains("hb-open")));
  }
  for (const field of root.querySelectorAll("input[type=text], textarea")) setOnce(field, "dir", "auto");
  for (const age of root.querySelectorAll(".hb-age input")) setOnce(age, "inputmode", "numeric");
  for (const answer of root.querySelectorAll(".hb-answer")) setOnce(answer, "aria-live", "polite");
  for (const field of root.querySelectorAll("input[type=file]")) setOnce(field, "aria-label", "Choose a file");
}
