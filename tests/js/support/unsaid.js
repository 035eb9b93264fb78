/** Names the lines that a step on the way to an exercise has no time to say; sessions come as JSON on stdin. */

import { readFileSync } from "node:fs";
import { linesOf } from "../../../hipbook/widgets/js/player/cues.js";
import { lastOf, tellingOf } from "../../../hipbook/widgets/js/player/telling.js";

const LEADING = ["ready", "change", "down", "up"];

const unsaid = (step, next) => {
  const lines = linesOf(step, next).map(({ say }) => say);
  const due = [...tellingOf(step, step.kind === "ready" ? next : undefined), ...lastOf(step, next)];
  return LEADING.includes(step.kind) ? due.filter((line) => !lines.includes(line)) : [];
};

const sessions = JSON.parse(readFileSync(0, "utf8"));
const lines = sessions.flatMap((steps) => steps.flatMap((step, n) => unsaid(step, steps[n + 1])));
console.log(JSON.stringify(lines));
