// What is said and sounded when: the cue sheet of each step, made before it begins. Nothing here knows a page.

const SIDES = { left: "Left side", right: "Right side" };
// About 160 words a minute, as system voices speak, and a breath before each line.
const [WORD_S, BREATH_S, COUNTED_FROM_S, HALVED_FROM_S, FORETOLD_FROM_S, CUE_EVERY_S] = [0.37, 0.25, 10, 20, 25, 9];

export const spokenS = (text) => BREATH_S + text.split(/\s+/).filter(Boolean).length * WORD_S;
const sentences = (text = "") => text.match(/[^.!?]+[.!?]?/g)?.map((part) => part.trim()).filter(Boolean) ?? [];
const sentence = (...parts) => parts.filter(Boolean).map((part) => part.replace(/\.$/, "")).join(". ");
export const setOf = ({ sets, set }) => (sets > 1 ? `Set ${set} of ${sets}` : "");
const lower = (text = "") => text.charAt(0).toLowerCase() + text.slice(1);

export function nextOf(next) {
  if (!next) return "Next: the end";
  const { kind, name, side, words, seconds, set } = next;
  const work = set > 1 ? lower(setOf(next)) : [name, lower(SIDES[side]), words].filter(Boolean).join(", ");
  return `Next: ${{ ready: name, work, rest: `rest, ${seconds} seconds` }[kind] ?? lower(words)}`;
}

export function openingOf(step, next) {
  if (step.kind === "work") return step.reps ? "" : sentence(SIDES[step.side], step.words, setOf(step));
  if (step.kind === "rest") return sentence(`Rest, ${step.seconds} seconds`, nextOf(next));
  return sentence(step.words, step.place);
}

// Lines of speech that do not run into each other: a line is taken only where it has room.
function createSheet(end) {
  const lines = [];
  const room = (at, until) => at >= 0 && until <= end && lines.every((other) => until <= other.at || at >= other.until);
  function add(at, text, limit = end) {
    const until = at + spokenS(text);
    const fits = Boolean(text) && until <= limit && room(at, until);
    if (fits) lines.push({ at, say: text, until });
    return fits;
  }
  return { add, lines: () => lines.sort((a, b) => a.at - b.at).map(({ at, say }) => ({ at, say })) };
}

const count = (sheet, { seconds }) => {
  if (seconds >= COUNTED_FROM_S) for (const n of [3, 2, 1]) sheet.add(seconds - n, String(n));
};

// Getting ready, moving, resting: what and how, then how much, as far as there is time.
function told(sheet, step) {
  const much = step.kind === "ready" ? step.cues?.[0] : "";
  for (const line of [...sentences(step.brief), much, ...sentences(step.note)]) {
    const from = Math.max(0, ...sheet.lines().map(({ at, say }) => at + spokenS(say) + 0.5));
    sheet.add(from, line);
  }
}

function timed(sheet, step, next) {
  const { seconds, cues = [] } = step;
  count(sheet, step);
  if (seconds >= FORETOLD_FROM_S) sheet.add(seconds - 3.2 - spokenS(nextOf(next)), nextOf(next));
  if (seconds >= HALVED_FROM_S) sheet.add(seconds / 2, "Halfway");
  let [at, n] = [spokenS(openingOf(step)) + 2, 0];
  for (; cues.length && at < seconds - 3; at += 1) if (sheet.add(at, cues[n % cues.length])) [n, at] = [n + 1, at + CUE_EVERY_S];
}

const numberOf = (n, reps) => (n === reps && n > 1 ? "Last one" : reps > 5 && n - 1 === reps / 2 ? `${n}, halfway` : String(n));
const short = (word) => word.split(" as ")[0];
// "lift as you breathe out" leads as "Breathe out, lift": the breath comes first.
const breathed = (word) => (/^(.+) as you breathe (in|out)$/.exec(word) ?? []).slice(1).reverse();

function counted(sheet, step) {
  const { reps, rep_s: pace, parts = [], cues = [] } = step;
  for (let n = 1; n <= reps; n++) {
    const led = n <= 2 && parts.every(([word]) => breathed(word).length || word === "hold");
    const number = led ? "" : numberOf(n, reps);
    let at = (n - 1) * pace;
    sheet.add(at, number);
    for (const [place, [word, seconds]] of parts.entries()) {
      const [breath, way] = breathed(word);
      const line = led && breath ? `Breathe ${breath}, ${way}` : short(word);
      if (n <= 2 || pace >= 6) sheet.add(at + (place || !number ? 0 : spokenS(number)), line, at + seconds);
      at += seconds;
    }
  }
  let spoken = 0;
  for (let n = 3; cues.length && n <= reps; n += 2) {
    const from = (n - 1) * pace + spokenS(numberOf(n, reps)) + 0.2;
    for (let at = from; at < n * pace; at += 0.5) if (sheet.add(at, cues[spoken % cues.length], n * pace)) { spoken++; break; }
  }
}

export function linesOf(step, next) {
  const sheet = createSheet(step.seconds);
  const opening = openingOf(step, next);
  // The opening is said in any case, even where a step is shorter than its name.
  if (opening && !sheet.add(0, opening)) return [{ at: 0, say: opening }];
  if (step.kind === "work") step.reps ? counted(sheet, step) : timed(sheet, step, next);
  else told(sheet, step);
  return sheet.lines();
}

export function tonesOf(step, next) {
  const { seconds, reps, rep_s: pace, parts = [] } = step;
  const tones = seconds > 4 ? [3, 2, 1].map((s) => ({ at: seconds - s, tone: "last" })) : [];
  const back = parts.length > 1 ? pace - parts.at(-1)[1] : 0;
  for (let n = 0; pace && n < reps; n++) {
    if (n) tones.push({ at: n * pace, tone: "rep" });
    if (back) tones.push({ at: n * pace + back, tone: "release" });
  }
  return [...tones, { at: seconds, tone: next?.kind ?? "finished" }].sort((a, b) => a.at - b.at);
}

// Everything a session says and sounds, with its times: for a reader, and for tests.
export function transcriptOf(steps) {
  let start = 0;
  return steps.flatMap((step, n) => {
    const of = [...linesOf(step, steps[n + 1]), ...tonesOf(step, steps[n + 1])].map((cue) => ({ ...cue, at: start + cue.at, step: n, kind: step.kind }));
    start += step.seconds;
    return of.sort((a, b) => a.at - b.at);
  });
}
