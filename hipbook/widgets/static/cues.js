// What is said and sounded when: the cue sheet of each step, made before it begins. Nothing here knows a page.

const SIDES = { left: "Left side", right: "Right side" };
// About 160 words a minute, as system voices speak, and a breath before each line.
const [WORD_S, BREATH_S, COUNTED_FROM_S, HALVED_FROM_S, FORETOLD_FROM_S, CUE_EVERY_S] = [0.37, 0.25, 15, 20, 15, 9];
// The end of a hold is left to what follows.
const HUSHED_S = 10;
// Said again, a cue is waited for three times as long: what is known needs few words.
const SELDOM = 3;
const LONG_HOLD_S = 3;

export const spokenS = (text) => BREATH_S + text.split(/\s+/).filter(Boolean).length * WORD_S;
const sentences = (text = "") => text.match(/[^.!?]+[.!?]?/g)?.map((part) => part.trim()).filter(Boolean) ?? [];
const sentence = (...parts) => parts.filter(Boolean).map((part) => part.replace(/\.$/, "")).join(". ");
export const setOf = ({ sets, set }) => (sets > 1 ? `Set ${set} of ${sets}` : "");
const lower = (text = "") => text.charAt(0).toLowerCase() + text.slice(1);

export const ENDINGS = {
  finished: ["Finished", "Well done. Take your time."],
  stopped: ["Stopped", "It is right to stop. Rest in any position that is easy."],
};

export function nextOf(next) {
  if (!next) return "Next: the end";
  const { kind, name, side, words, seconds, set } = next;
  // "Left side again" would be one riddle more where the lower leg works.
  const again = [side && "the same side again", lower(setOf(next))];
  const work = set > 1 ? again : [name, lower(SIDES[side]), words];
  return `Next: ${{ ready: name, work: work.filter(Boolean).join(", "), rest: `rest, ${seconds} seconds` }[kind] ?? lower(words)}`;
}
// The same in fewer words, for the end of a set, where there is little time.
const SOON = { ready: "Next: a new exercise", rest: "Next: rest", change: "Next: change sides", up: "Next: get up", down: "Next: get down", compare: "Next: rest" };
const nextsOf = (next) => [nextOf(next), SOON[next?.kind]].filter(Boolean);

// How one lies was said on the way there; a set begins with what is done.
const LIES = /^(left|right) side up/i;

const MOVES = ["down", "up"];

export function openingOf(step, next) {
  const { kind, lead, words, place, seconds, set } = step;
  if (kind === "work") return step.reps ? "" : sentence(LIES.test(lead) ? "" : lead, set > 1 ? "" : words, setOf(step));
  if (kind === "rest") return sentence(`Rest, ${seconds} seconds`, place, nextOf(next));
  if (kind === "change") return sentence(words, place || lead);
  // Eyes are opened before one is told to get anywhere.
  if (MOVES.includes(kind)) return sentence(sentences(step.brief)[0], words);
  return sentence(words, place);
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

const count = (sheet, { seconds, calm }) => {
  if (seconds >= COUNTED_FROM_S && !calm) for (const n of [3, 2, 1]) sheet.add(seconds - n, String(n));
};

const PAUSE_S = 0.5;
const lengthOf = (lines) => lines.reduce((sum, line) => sum + spokenS(line) + PAUSE_S, 0);

// What is said just before a step ends: how to come back, which side begins, or what follows.
function lastOf({ kind, brief, lead, place }, next) {
  if (kind === "rest") return [...sentences(brief), sentence(lead, setOf(next ?? {}))];
  if (kind === "compare" || MOVES.includes(kind)) return [next && nextOf(next)];
  return [kind === "change" && !place ? "" : lead];
}
const tellingOf = ({ kind, start, brief, note, cues = [] }, next) => {
  if (MOVES.includes(kind)) return sentences(brief).slice(1);
  // A quiet rest begins with how long it is: once is enough.
  const [much, basic] = kind === "ready" && !next?.calm ? cues : [];
  return kind === "rest" ? [] : [...sentences(start), ...sentences(brief), much, ...sentences(note), basic].filter(Boolean);
};

// Getting ready, moving, resting: what and how, then how much, with time to do each; a long silence is a kind one.
function told(sheet, step, next) {
  const telling = tellingOf(step, next);
  let [from, until] = [spokenS(openingOf(step, next)) + PAUSE_S, step.seconds - 3.2];
  for (const line of lastOf(step, next).filter(Boolean).reverse()) if (sheet.add(until - spokenS(line), line)) until -= spokenS(line) + 4;
  const spare = clamp((until - from - lengthOf(telling)) / (telling.length + 1), 0, 3);
  for (const line of telling) if (sheet.add(from, line)) from += spokenS(line) + PAUSE_S + spare;
  if (["ready", "down", "up"].includes(step.kind) && until - from > 5) sheet.add(from + 2, "Take your time");
}

function timed(sheet, step, next) {
  const { seconds, cues = [] } = step;
  count(sheet, step);
  if (seconds >= FORETOLD_FROM_S) nextsOf(next).some((line) => sheet.add(seconds - 3.2 - spokenS(line), line));
  if (seconds >= HALVED_FROM_S) sheet.add(seconds / 2, HALF);
  let [at, n, gap] = [spokenS(openingOf(step)) + 2, 0, CUE_EVERY_S];
  for (; cues.length && at < seconds - (seconds < HALVED_FROM_S ? 3 : HUSHED_S); at += 1) {
    if (!sheet.add(at, cues[n % cues.length])) continue;
    if ((n += 1) % cues.length === 0) gap *= SELDOM;
    at += gap;
  }
}
const HALF = "That is half";
const isHalf = (n, reps) => reps > 5 && n - 1 === reps / 2;
const numberOf = (n, reps) => (n === reps && n > 1 ? "Last one" : isHalf(n, reps) ? `${n}. ${HALF}` : String(n));
const short = (word) => word.split(" as ")[0];
// "lift as you breathe out" leads as "Breathe out, lift": the breath comes first.
const breathed = (word) => (/^(.+) as you breathe (in|out)$/.exec(word) ?? []).slice(1).reverse();

// The words of each part, with the seconds at which it begins and ends. The first is part of the start signal.
function partsOf({ parts = [] }, led) {
  let at = 0;
  return parts.map(([word, seconds]) => {
    const [breath, way] = breathed(word);
    return { word: led && breath ? `Breathe ${breath}, ${way}` : short(word), breath, at, until: (at += seconds) };
  });
}

// What starts repetition n. A correction comes with the start or in a long hold, and never on the way back.
function startsOf({ reps, parts = [], breath = "" }, n, [first], cue, then) {
  const number = numberOf(n, reps);
  if (n === reps) return [then && `${number}, ${then}`, number];
  const named = parts.length > 1 && first.word !== "move" && first.word !== "build up slowly" && !isHalf(n, reps);
  const way = named ? lower(first.word) : "";
  const plain = first?.breath && n <= 2 ? [first.word] : [way && `${number}, ${way}`, way && `${number}, ${way.split(" ")[0]}`];
  return [n === 2 && breathesWith(breath, parts) && `${n}. Breathe ${breath}`, cue && `${number}. ${cue}`, ...plain, number];
}
// "Out as you lift" is said where something is lifted.
const breathesWith = (breath, parts) => parts.some(([word]) => word.split(" ").includes(/^out as you (\w+)$/.exec(breath)?.[1]));

function counted(sheet, step, next) {
  const { reps, rep_s: pace, cues = [] } = step;
  let spoken = 0;
  for (let n = 1; n <= reps; n++) {
    const cue = cues.length && n > 2 && n % 2 && n < reps && !isHalf(n, reps) ? cues[spoken % cues.length] : "";
    if (repeated(sheet, step, n, (n - 1) * pace, cue, next)) spoken += 1;
  }
}

// One repetition: its start, its parts, and a correction or what follows; tells whether the correction found room.
function repeated(sheet, step, n, start, cue, next) {
  const [known, last] = [partsOf(step, n <= 2), n === step.reps];
  const [out, back] = [known.at(known.length > 1 ? -2 : 0)?.until ?? step.rep_s, known.at(-1)];
  const hold = known.length > 2 && isLong(known[1]) ? known[1] : null;
  const then = last && !leftFor(back, next).length ? THEN[next?.kind] : "";
  const begins = startsOf(step, n, known, hold ? "" : cue, then);
  const said = begins.find((line) => line && sheet.add(start, line, start + (hold ? hold.at : out)));
  // A short wait needs no word once it is known; the way back always has one.
  for (const part of known.slice(1)) if (n <= 2 || part === back || part === hold) sheet.add(start + part.at, wordOf(part, step, n), start + part.until);
  const held = cue || (then && !said?.endsWith(then) ? then.replace("then", "After this,") : "");
  const inHold = hold && held && sheet.add(start + hold.at + spokenS(hold.word) + PAUSE_S, held, start + out);
  if (last) foretold(sheet, start, back, next);
  return cue && (inHold || said?.endsWith(cue));
}
const isLong = ({ at, until }) => until - at >= LONG_HOLD_S;
const wordOf = (part, { breath }, n) => (n <= 2 && breath === "keep breathing" && isLong(part) ? `${part.word}, ${breath}` : part.word);

// On the way back there is no harm in hearing what follows; earlier it would sound like an order, so there it is "then".
const THEN = {
  ready: "then a new exercise", work: "then once more", rest: "then rest", change: "then change sides", up: "then get up",
  down: "then get down", compare: "then rest",
};
const leftFor = (back, next) => nextsOf(next).filter((line) => !back || spokenS(back.word) + spokenS(line) <= back.until - back.at);

function foretold(sheet, start, back, next) {
  const from = start + (back ? back.at + spokenS(back.word) : 1);
  leftFor(back, next).some((line) => sheet.add(from, line));
}

export function linesOf(step, next) {
  const sheet = createSheet(step.seconds);
  const opening = openingOf(step, next);
  // The opening is said in any case, even where a step is shorter than its name.
  if (opening && !sheet.add(0, opening)) return [{ at: 0, say: opening }];
  if (step.kind === "work") step.reps ? counted(sheet, step, next) : timed(sheet, step, next);
  else told(sheet, step, next);
  return sheet.lines();
}

export function tonesOf(step, next) {
  const { seconds, reps, rep_s: pace, parts = [] } = step;
  // No ticks over the last repetition: there they would sound like a start.
  const tones = seconds > 4 && !reps && !step.calm ? [3, 2, 1].map((s) => ({ at: seconds - s, tone: "last" })) : [];
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
  const led = steps.flatMap((step, n) => {
    const of = [...linesOf(step, steps[n + 1]), ...tonesOf(step, steps[n + 1])].map((cue) => ({ ...cue, at: start + cue.at, step: n, kind: step.kind }));
    start += step.seconds;
    return of.sort((a, b) => a.at - b.at);
  });
  return [...led, { at: start, say: sentence(...ENDINGS.finished), step: steps.length, kind: "end" }];
}
