/** Prints where the drawing stands at moments of steps, given as JSON on stdin: [{ step, next, timing, at: [s] }]. */

import { readFileSync } from "node:fs";
import { secondOfBody } from "../../../hipbook/widgets/js/player/body.js";

/** @type {{ step: any, next: any, timing: any, at: number[] }[]} */
const asked = JSON.parse(readFileSync(0, "utf8"));
console.log(
  JSON.stringify(asked.map(({ step, next, timing, at }) => at.map((s) => secondOfBody(step, next, s, timing)))),
);
