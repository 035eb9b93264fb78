/** ipywidgets say neither which toggle is pressed nor what a group of them is called: tell it to screen readers. */

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

/** @param {Element} root */
export function nameControls(root) {
  root.querySelectorAll(GROUPS).forEach(nameGroup);
  for (const toggle of root.querySelectorAll(".widget-toggle-button")) {
    setOnce(toggle, "aria-pressed", String(toggle.classList.contains("mod-active")));
  }
  for (const age of root.querySelectorAll(".hb-age input")) setOnce(age, "inputmode", "numeric");
  for (const answer of root.querySelectorAll(".hb-answer")) setOnce(answer, "aria-live", "polite");
  for (const field of root.querySelectorAll("input[type=file]")) setOnce(field, "aria-label", "Choose a file");
}
