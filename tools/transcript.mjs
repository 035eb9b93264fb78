/** Prints the cue sheets of sessions, given by name as JSON on stdin; see tools/transcript.py. */

import { readFileSync } from "node:fs";
import { transcriptOf } from "../hipbook/widgets/js/player/cues.js";

/** @param {number} seconds */
const clock = (seconds) => `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(1).padStart(4, "0")}`;

/** @type {Record<string, import("../hipbook/widgets/js/player/generated.js").Step[]>} */
const sessions = JSON.parse(readFileSync(0, "utf8"));
for (const [name, steps] of Object.entries(sessions)) {
  if (name) console.log(`# ${name}`);
  for (const cue of transcriptOf(steps)) {
    const words = "say" in cue ? cue.say : `(tone: ${cue.tone})`;
    console.log(`${clock(cue.at)}  ${cue.kind.padEnd(8)}${words}`);
  }
}
