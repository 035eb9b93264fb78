// Bundled from hipbook/widgets/js by "make js": change it there.

// hipbook/widgets/js/shared/slips.js
var SLIP_MS = 700;
var SLIP_PX = 40;
function standsAt(pressed, x, y) {
  const { left, right, top, bottom } = pressed.getBoundingClientRect();
  return pressed.isConnected && x >= left && x <= right && y >= top && y <= bottom;
}
function createSlips() {
  let before = { pressed: (
    /** @type {Element | null} */
    null
  ), x: 0, y: 0, at: 0 };
  return (pressed, { detail, clientX: x, clientY: y, timeStamp: at }) => {
    const last = before;
    if (!detail) return false;
    before = { pressed, x, y, at };
    const isNear = at - last.at < SLIP_MS && Math.hypot(x - last.x, y - last.y) < SLIP_PX;
    const isOther = last.pressed !== null && last.pressed !== pressed;
    return isOther && isNear && !standsAt(
      /** @type {Element} */
      last.pressed,
      last.x,
      last.y
    );
  };
}

// hipbook/widgets/js/player/device.js
function createWakeLock(onRefused = () => {
}) {
  let wanted = false;
  let lock = null;
  let settled = Promise.resolve();
  async function request() {
    try {
      const given = await navigator.wakeLock.request("screen");
      given.addEventListener?.("release", () => want());
      return given;
    } catch {
      return null;
    }
  }
  async function settle() {
    if (!wanted) {
      onRefused(false);
      await lock?.release();
      lock = null;
    } else if (!document.hidden && lock?.released !== false) {
      lock = await request();
      if (!document.hidden) onRefused(!lock);
    }
  }
  function want(yes = wanted) {
    wanted = yes;
    settled = settled.then(settle, settle);
    return settled;
  }
  return want;
}
var SILENCE_S = 10;
var RATE = 8e3;
var HEADER = 44;
var WORDS = (length) => [
  [4, HEADER - 8 + length],
  [16, 16],
  [24, RATE],
  [28, RATE],
  [40, length]
];
var HALF_WORDS = [
  [20, 1],
  [22, 1],
  [32, 1],
  [34, 8]
];
var MARKS = [
  [0, "RIFF"],
  [8, "WAVEfmt "],
  [36, "data"]
];
var MIDDLE = 128;
function silence() {
  const length = RATE * SILENCE_S;
  const wave = new DataView(new ArrayBuffer(HEADER + length));
  for (const [at, text] of MARKS) {
    for (let n = 0; n < text.length; n++) wave.setUint8(at + n, text.charCodeAt(n));
  }
  for (const [at = 0, value = 0] of WORDS(length)) wave.setUint32(at, value, true);
  for (const [at = 0, value = 0] of HALF_WORDS) wave.setUint16(at, value, true);
  for (let at = HEADER; at < wave.byteLength; at++) wave.setUint8(at, MIDDLE);
  return new Blob([wave], { type: "audio/wav" });
}
var HEADSET_KEYS = [
  ["play", "pause"],
  ["pause", "pause"],
  ["nexttrack", "on"],
  ["previoustrack", "back"]
];
function createHeadset(preferences, act, onRefused = () => {
}) {
  let playing = null;
  let phase = "waiting";
  const session = navigator.mediaSession;
  function press(key, move) {
    if (key === "play" && phase === "running" || key === "pause" && phase === "paused") return;
    act(move);
  }
  function listen(key, does) {
    try {
      session.setActionHandler(key, does);
    } catch {
    }
  }
  function start() {
    if (!preferences.media || !session) return;
    if (!playing) {
      playing = Object.assign(new Audio(URL.createObjectURL(silence())), { loop: true });
      for (const [key, move] of HEADSET_KEYS) listen(key, () => press(key, move));
    } else if (!playing.paused) return;
    playing.play().then(
      () => onRefused(false),
      () => onRefused(true)
    );
  }
  function show(look) {
    phase = look.phase;
    if (!playing) return;
    session.playbackState = phase === "running" ? "playing" : "paused";
    if (look.step) session.metadata = new MediaMetadata({ title: look.step.name, artist: "hipbook" });
  }
  function stop() {
    if (!playing) return;
    playing.pause();
    URL.revokeObjectURL(playing.src);
    for (const [key] of HEADSET_KEYS) listen(key, null);
    onRefused(false);
    playing = null;
  }
  return { start, show, stop };
}
function mindMusic(isLed, preferences) {
  const { audioSession } = (
    /** @type {MusicalNavigator} */
    navigator
  );
  if (!audioSession) return;
  const beside2 = preferences.media ? "playback" : "transient";
  try {
    audioSession.type = isLed ? beside2 : "auto";
  } catch {
  }
}
var WAKER = "setInterval(() => postMessage(0), 250)";
function createWaker(wake2) {
  let worker = null;
  function start() {
    try {
      const source = URL.createObjectURL(new Blob([WAKER], { type: "text/javascript" }));
      worker ??= Object.assign(new Worker(source), { onmessage: wake2 });
      URL.revokeObjectURL(source);
    } catch {
      worker = null;
    }
  }
  return function need(needed) {
    if (needed) start();
    else {
      worker?.terminate();
      worker = null;
    }
  };
}

// hipbook/widgets/js/player/keys.js
var KEYS = {
  " ": "pause",
  p: "pause",
  arrowleft: "back",
  arrowright: "on",
  x: "tooMuch",
  escape: "tooMuch",
  mediaplaypause: "pause",
  mediatracknext: "on",
  mediatrackprevious: "back",
  mediastop: "pause"
};
var FIELDS = "input, textarea, select";
var PRESSED = "button, summary";
function moveOf(event, { root, controls }) {
  const { key, repeat, ctrlKey, altKey, metaKey } = event;
  const target = event.target instanceof Element ? event.target : document.body;
  if (controls.box.hidden || repeat || ctrlKey || altKey || metaKey) return null;
  const isShown = root.getClientRects().length > 0;
  const isElsewhere = !root.contains(target) && target.closest(`${FIELDS}, ${PRESSED}, a`);
  const isTyped = target.closest(`${FIELDS}, [contenteditable]`);
  const isPressed = key === " " && target.closest(PRESSED);
  return isElsewhere || isTyped || isPressed || !isShown ? null : KEYS[key.toLowerCase()] ?? null;
}

// hipbook/widgets/js/shared/dom.js
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== void 0) made.setAttribute(name, String(value));
  }
  made.append(...children);
  return made;
}
function setOnce(target, name, value) {
  if (target.getAttribute(name) !== value) target.setAttribute(name, value);
}
function setText(target, text) {
  if (target.textContent !== text) target.textContent = text;
  target.hidden = !text;
}
function announceIn(region, text) {
  region.replaceChildren(...text ? [element("span", {}, text)] : []);
}
function drawing(markup) {
  const parsed = new DOMParser().parseFromString(markup, "image/svg+xml").documentElement;
  return (
    /** @type {SVGSVGElement} */
    /** @type {unknown} */
    document.importNode(parsed, true)
  );
}
function mirror(svg, side) {
  if (side && svg.dataset.side && side !== svg.dataset.side) svg.dataset.mirrored = "yes";
  else delete svg.dataset.mirrored;
}
var prefersStillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

// hipbook/widgets/js/shared/numbers.js
var clamp = (value, low, high) => Math.min(high, Math.max(low, value));
var tenths = (value) => Math.round(value * 10) / 10;

// hipbook/widgets/js/shared/storage.js
var PREFIX = "hipbook-";
var SESSION = `${PREFIX}session-`;
var PLAYER = `${PREFIX}player`;
var TAB = `${PREFIX}log`;
var playerKey = (log) => log ? `${PLAYER}-${log}` : PLAYER;
var DRAFT_KEY = `${PREFIX}draft`;
var SETS_KEY = `${PREFIX}sets`;
var NUMBER_KEY = `${PREFIX}emergency-number`;
var GAMES_KEY = `${PREFIX}six-hips`;
var sessionKey = (token) => SESSION + token;
function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}
function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
function remove(key) {
  try {
    localStorage.removeItem(key);
  } catch {
  }
}
function sessionKeys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(SESSION));
  } catch {
    return [];
  }
}

// hipbook/widgets/js/shared/text.js
function sentence(...parts) {
  return parts.filter((part2) => typeof part2 === "string" && part2 !== "").map((part2) => String(part2).replace(/\.$/, "")).join(". ");
}
function sentences(text = "") {
  const parts = text.match(/[^.!?]+[.!?]?/g) ?? [];
  return parts.map((part2) => part2.trim()).filter(Boolean);
}
var lowerFirst = (text = "") => text.charAt(0).toLowerCase() + text.slice(1);
var upperFirst = (text = "") => text.charAt(0).toUpperCase() + text.slice(1);

// hipbook/widgets/js/player/alone.js
var STAYS = ".hb-said";
function* beside(inside) {
  for (let one = inside; one !== document.body && one.parentElement; one = one.parentElement) {
    for (const other of one.parentElement.children) if (other !== one) yield* without(other);
  }
}
function* without(other) {
  if (other.matches(STAYS)) return;
  if (!other.querySelector(STAYS)) yield other;
  else for (const child of other.children) yield* without(child);
}
function createSolitude(root) {
  let kept = [];
  return (isAlone) => {
    if (isAlone && root.closest(".hb-dashboard")) {
      const others = [...beside(root)].filter((other) => !other.hasAttribute("inert"));
      for (const other of others) other.setAttribute("inert", "");
      kept.push(...others);
    } else {
      for (const other of kept) other.removeAttribute("inert");
      kept = [];
    }
  };
}

// hipbook/widgets/js/player/generated.js
var VOICE = { word_s: 0.37, breath_s: 0.25, slow_rate: 0.8 };

// hipbook/widgets/js/player/speech.js
var PAUSE_S = 0.5;
var spokenS = (text) => VOICE.breath_s + text.split(/\s+/).filter(Boolean).length * VOICE.word_s;
var allSpokenS = (lines) => lines.reduce((seconds, line2) => seconds + spokenS(line2) + PAUSE_S, 0);

// hipbook/widgets/js/player/wording.js
var ENDINGS = {
  finished: ["Finished", "Take your time."],
  stopped: ["Stopped", "It is right to stop. Rest in any position that is easy."]
};
var SLEPT = "This device slept";
var KINDS = {
  ready: "Get ready",
  work: "Now",
  rest: "Rest",
  change: "Change sides",
  down: "Down",
  up: "Up",
  compare: "Rest"
};
var FOLLOWS = {
  ready: "a new exercise",
  work: "once more",
  rest: "rest",
  change: "change sides",
  up: "get up",
  down: "get down",
  compare: "rest"
};
var setOf = (step) => step && step.sets > 1 ? `Set ${step.set} of ${step.sets}` : "";
var isMove = ({ kind }) => kind === "down" || kind === "up";
function nextOf(next) {
  if (!next) return "Next: the end";
  const { kind, name, lead, words, seconds, set } = next;
  if (kind === "ready") return `Next: ${name}`;
  if (kind === "rest") return `Next: rest, ${seconds} seconds`;
  if (kind !== "work") return `Next: ${lowerFirst(words)}`;
  const again = [lead && "the same side again", lowerFirst(setOf(next))];
  const work = set > 1 ? again : [name, lowerFirst(lead), words];
  return `Next: ${work.filter(Boolean).join(", ")}`;
}
function nextsOf(next) {
  const full = nextOf(next);
  return next && next.kind !== "work" ? [full, `Next: ${FOLLOWS[next.kind]}`] : [full];
}
var thenOf = (next) => next ? `then ${FOLLOWS[next.kind]}` : "";
var afterThisOf = (next) => next ? `After this, ${FOLLOWS[next.kind]}` : "";
function openingOf(step, next) {
  const { kind, lead, words, place, seconds, set } = step;
  switch (kind) {
    case "work":
      if (step.reps) return "";
      return sentence(!step.lead_lies && lead, set === 1 && words, setOf(step));
    case "rest":
      return sentence(`Rest, ${seconds} seconds`, place, nextOf(next));
    case "change":
      return sentence(words, place || lead);
    case "down":
    case "up":
      return sentence(step.eyes, words);
    default:
      return sentence(words, place);
  }
}
function announcementOf({ phase, step, next, slept }) {
  const ending = ENDINGS[phase];
  if (ending) return sentence(...ending);
  if (phase === "paused" || !step) return sentence("Paused", slept && SLEPT);
  return openingOf(step, next) || sentence(step.lead, step.words, setOf(step));
}

// hipbook/widgets/js/player/counting.js
var LONG_HOLD_S = 3;
var LEARNED_AFTER = 2;
var isLong = ({ at, until }) => until - at >= LONG_HOLD_S;
function stretchesOf({ parts }, learning) {
  let at = 0;
  return parts.map((part2) => {
    const stretch = { ...part2, at, until: at + part2.seconds };
    at = stretch.until;
    return { ...stretch, words: learning && part2.breath ? `Breathe ${part2.breath}, ${part2.word}` : part2.word };
  });
}
var wordsOf = (stretch, { breath_in_hold: breath }, learning) => learning && breath && isLong(stretch) ? `${stretch.words}, ${breath}` : stretch.words;
function repetition(step, n) {
  const learning = n <= LEARNED_AFTER;
  const stretches = stretchesOf(step, learning);
  const [first, second] = stretches;
  const out = stretches.at(stretches.length > 1 ? -2 : 0)?.until ?? step.rep_s;
  const hold = stretches.length > 2 && second && isLong(second) ? second : void 0;
  return { n, start: (n - 1) * step.rep_s, learning, stretches, first, back: stretches.at(-1), hold, out };
}
function startsOf(step, { n, first, learning }, cue, follows) {
  const reps = step.reps ?? 0;
  const number = step.counts[n - 1] ?? String(n);
  if (n === reps) return [...follows ? [{ say: `${number}, ${follows}`, foretells: true }] : [], { say: number }];
  const starts = [];
  if (n === 2 && step.breath_along) starts.push({ say: `${n}. Breathe ${step.breath_along}` });
  if (cue) starts.push({ say: `${number}. ${cue}`, corrects: true });
  if (first?.breath && learning) starts.push({ say: first.words });
  else if (first?.with_count && step.parts.length > 1 && n !== step.half_at) {
    const way = lowerFirst(first.words);
    const [firstWord = way] = way.split(" ");
    starts.push({ say: `${number}, ${way}` }, { say: `${number}, ${firstWord}` });
  }
  return [...starts, { say: number }];
}
var roomyNexts = (back, next) => nextsOf(next).filter((line2) => !back || spokenS(back.words) + spokenS(line2) <= back.until - back.at);
function addStretches(sheet, step, { start, stretches, learning, back, hold }) {
  for (const stretch of stretches.slice(1)) {
    if (!learning && stretch !== back && stretch !== hold) continue;
    sheet.add(start + stretch.at, wordsOf(stretch, step, learning), { limit: start + stretch.until });
  }
}
function addRepetition(sheet, step, n, cue, next) {
  const one = repetition(step, n);
  const { start, back, hold, out } = one;
  const last = n === step.reps;
  const isTight = last && !roomyNexts(back, next).length;
  const starts = startsOf(step, one, hold ? "" : cue, isTight ? thenOf(next) : "");
  const begun = starts.find(({ say }) => sheet.add(start, say, { limit: start + (hold ? hold.at : out) }));
  addStretches(sheet, step, one);
  const held = cue || (isTight && !begun?.foretells ? afterThisOf(next) : "");
  const inHold = hold && sheet.add(start + hold.at + spokenS(hold.words) + PAUSE_S, held, { limit: start + out });
  if (last) foretell(sheet, one, next);
  return Boolean(cue && (inHold || begun?.corrects));
}
function foretell(sheet, { start, back }, next) {
  const from = start + (back ? back.at + spokenS(back.words) : 1);
  roomyNexts(back, next).some((line2) => sheet.add(from, line2));
}
function addCounted(sheet, step, next) {
  const { cues } = step;
  const reps = step.reps ?? 0;
  let spoken = 0;
  for (let n = 1; n <= reps; n++) {
    const corrects = cues.length && n > LEARNED_AFTER && n % 2 && n < reps && n !== step.half_at;
    const cue = corrects ? cues[spoken % cues.length] ?? "" : "";
    if (addRepetition(sheet, step, n, cue, next)) spoken += 1;
  }
}

// hipbook/widgets/js/player/sheet.js
function createSheet(end) {
  const lines = [];
  const isFree = (at, until) => at >= 0 && until <= end && lines.every((line2) => until <= line2.at || at >= line2.until);
  function add(at, text, { limit = end, tick = false } = {}) {
    const until = at + spokenS(text);
    const fits = text !== "" && until <= limit && isFree(at, until);
    if (fits) lines.push({ at, say: text, until, ...tick && { tick } });
    return fits;
  }
  const inOrder2 = () => lines.sort((one, other) => one.at - other.at).map(({ until, ...line2 }) => line2);
  return { add, inOrder: inOrder2 };
}

// hipbook/widgets/js/player/telling.js
var END_S = 3.2;
var LAST_PAUSE_S = 4;
var LONGEST_PAUSE_S = 3;
var SILENCE_S2 = 5;
var UNHURRIED = ["ready", "down", "up"];
function lastOf(step, next) {
  const { kind, brief, lead, place } = step;
  if (kind === "rest") return [...sentences(brief), sentence(lead, setOf(next))].filter(Boolean);
  if (kind === "compare" || isMove(step)) return next ? [nextOf(next)] : [];
  return kind === "change" && !place ? [] : [lead].filter(Boolean);
}
function tellingOf(step, next) {
  if (isMove(step)) return sentences(step.brief);
  if (step.kind === "rest") return [];
  const [amount = "", cue = ""] = step.kind === "ready" && !next?.calm ? step.cues : [];
  return [...sentences(step.start), ...sentences(step.brief), amount, ...sentences(step.note), cue].filter(Boolean);
}
function addTelling(sheet, step, next) {
  const telling = tellingOf(step, next);
  let from = spokenS(openingOf(step, next)) + PAUSE_S;
  let until = step.seconds - END_S;
  for (const line2 of lastOf(step, next).reverse()) {
    if (sheet.add(until - spokenS(line2), line2)) until -= spokenS(line2) + LAST_PAUSE_S;
  }
  const spare = clamp((until - from - allSpokenS(telling)) / (telling.length + 1), 0, LONGEST_PAUSE_S);
  for (const line2 of telling) {
    if (sheet.add(from, line2)) from += spokenS(line2) + PAUSE_S + spare;
  }
  if (UNHURRIED.includes(step.kind) && until - from > SILENCE_S2) sheet.add(from + 2, "Take your time");
}

// hipbook/widgets/js/player/timing.js
var HALF = "That is half";
var COUNTED_FROM_S = 15;
var FORETOLD_FROM_S = 15;
var FORETOLD_BEFORE_S = 3.2;
var HALVED_FROM_S = 20;
var CUE_EVERY_S = 9;
var HUSHED_S = 10;
var SHORT_HUSHED_S = 3;
var SELDOM = 3;
function addCountdown(sheet, { seconds, calm }) {
  if (seconds < COUNTED_FROM_S || calm) return;
  for (const left of [3, 2, 1]) sheet.add(seconds - left, String(left), { tick: true });
}
function addCues(sheet, step) {
  const { seconds, cues } = step;
  const end = seconds - (seconds < HALVED_FROM_S ? SHORT_HUSHED_S : HUSHED_S);
  let gap = CUE_EVERY_S;
  let spoken = 0;
  for (let at = spokenS(openingOf(step)) + 2; cues.length && at < end; at += 1) {
    if (!sheet.add(at, cues[spoken % cues.length] ?? "")) continue;
    spoken += 1;
    if (spoken % cues.length === 0) gap *= SELDOM;
    at += gap;
  }
}
function addTimed(sheet, step, next) {
  const { seconds } = step;
  addCountdown(sheet, step);
  if (seconds >= FORETOLD_FROM_S) {
    nextsOf(next).some((line2) => sheet.add(seconds - FORETOLD_BEFORE_S - spokenS(line2), line2));
  }
  if (seconds >= HALVED_FROM_S) sheet.add(seconds / 2, HALF);
  addCues(sheet, step);
}

// hipbook/widgets/js/player/cues.js
var TICKED_FROM_S = 4;
function linesOf(step, next) {
  const sheet = createSheet(step.seconds);
  const opening = openingOf(step, next);
  if (opening && !sheet.add(0, opening)) return [{ at: 0, say: opening }];
  if (step.kind !== "work") addTelling(sheet, step, next);
  else if (step.reps) addCounted(sheet, step, next);
  else addTimed(sheet, step, next);
  return sheet.inOrder();
}
function tonesOf(step, next) {
  const { seconds, reps, rep_s: pace, parts } = step;
  const tones = [];
  if (seconds > TICKED_FROM_S && !reps && !step.calm) {
    for (const left of [3, 2, 1]) tones.push({ at: seconds - left, tone: "last" });
  }
  const wayBack = parts.length > 1 ? pace - (parts.at(-1)?.seconds ?? 0) : 0;
  for (let n = 0; pace && n < (reps ?? 0); n++) {
    if (n) tones.push({ at: n * pace, tone: "rep" });
    if (wayBack) tones.push({ at: n * pace + wayBack, tone: "release" });
  }
  tones.push({ at: seconds, tone: next?.kind ?? "finished" });
  return tones.sort((one, other) => one.at - other.at);
}

// hipbook/widgets/js/player/engine.js
var SLEPT_MS = 1e4;
var LED_MS = 12e4;
var GAP_MS = 2e3;
var HELD_S = 1;
function createEngine(steps, now, saved = null) {
  const known = saved?.count === steps.length && saved.index < steps.length ? saved : null;
  const done = [...known?.done ?? []];
  let { index = 0, elapsed: held = 0, spent = 0, started_at: startedAt = null } = known ?? {};
  let phase = "waiting";
  let slept = false;
  let deadline = 0;
  let seen = 0;
  let isSlip = known?.done.at(-1)?.event === "too_much";
  if (isSlip) spent -= held;
  const whole = () => steps[index]?.seconds ?? 0;
  const elapsedAt = (time) => clamp(whole() - (deadline - time) / 1e3, 0, whole());
  const isGap = (longest2) => phase === "running" && now() - seen > longest2;
  const elapsed = () => phase === "running" ? elapsedAt(isGap(SLEPT_MS) ? seen : now()) : held;
  const isLive = () => phase === "running" || phase === "paused";
  function tell(event) {
    const slips = done.filter((other) => other.event === "slip").length;
    const told = { ...event, spent: tenths(spent), ...slips && { slips } };
    done.push(told);
    return [told];
  }
  function report(event, seconds) {
    const step = steps[index];
    if (!step) return [];
    const { kind, item, exercise, side, reps, rep_s: pace } = step;
    const again = done.some((other) => other.event === "done" && other.index === index);
    if (event !== "too_much" && (kind !== "work" || again)) return [];
    const worked = kind === "work" ? seconds : 0;
    const counted = event === "done" ? reps : Math.floor(worked / pace);
    const way = kind === "down" || kind === "up" ? { way: kind } : null;
    return tell({ event, index, item, exercise, side, seconds: tenths(worked), reps: reps ? counted : null, ...way });
  }
  function enter(next, start) {
    index = next;
    held = 0;
    seen = now();
    deadline = start + whole() * 1e3;
    if (next < steps.length) return [];
    phase = "finished";
    return tell({ event: "finished" });
  }
  function leave(event, next) {
    const worked = elapsed();
    spent += worked;
    const ended = event && steps[index]?.free && worked >= HELD_S ? "done" : event;
    return [...ended ? report(ended, worked) : [], ...enter(next, now())];
  }
  function complete() {
    spent += whole();
    return [...report("done", whole()), ...enter(index + 1, deadline)];
  }
  function run() {
    phase = "running";
    slept = false;
    seen = now();
    deadline = now() + (whole() - held) * 1e3;
    return steps.length ? [] : enter(0, now());
  }
  function pause(time, asleep) {
    held = elapsedAt(time);
    phase = "paused";
    slept = asleep;
    return [];
  }
  const isUnseen = (last) => now() - last > GAP_MS && deadline - whole() * 1e3 > last && steps[index]?.kind === "work";
  function tick(isLed = false) {
    if (isGap(isLed ? LED_MS : SLEPT_MS)) return pause(seen, true);
    const events = [];
    const last = seen;
    const time = now();
    while (phase === "running" && deadline <= time) {
      if (!isLed && isUnseen(last)) return [...events, ...pause(deadline - whole() * 1e3, true)];
      events.push(...complete());
    }
    seen = time;
    return events;
  }
  const awake = (act) => isGap(SLEPT_MS) ? [...pause(seen, true), ...act()] : act();
  function begin(time) {
    startedAt ??= time;
    const events = done.length ? [] : tell({ event: "started" });
    if (isSlip) events.push(...tell({ event: "slip", index }));
    isSlip = false;
    return [...events, ...run()];
  }
  function stop() {
    held = elapsed();
    phase = "stopped";
    spent += held;
    return report("too_much", held);
  }
  function slip() {
    phase = "paused";
    slept = false;
    spent -= held;
    return tell({ event: "slip", index });
  }
  return {
    tick,
    begin: (time) => phase === "waiting" ? begin(time) : [],
    pause: () => awake(() => phase === "running" ? pause(now(), false) : []),
    asleep: () => phase === "running" ? pause(seen, true) : [],
    resume: () => phase === "paused" ? run() : [],
    back: () => awake(() => isLive() ? leave(null, Math.max(0, index - 1)) : []),
    on: () => awake(() => isLive() ? leave("skipped", index + 1) : []),
    end: () => awake(() => isLive() ? leave("skipped", steps.length) : []),
    tooMuch: () => awake(() => isLive() ? stop() : []),
    slip: () => phase === "stopped" ? slip() : [],
    /** @returns {Look} */
    look: () => ({
      phase,
      index,
      slept,
      resumed: Boolean(known),
      step: steps[index],
      next: steps[index + 1],
      elapsed: elapsed()
    }),
    /** @returns {Saved} */
    save: () => ({ index, elapsed: elapsed(), spent, started_at: startedAt, done: [...done], count: steps.length })
  };
}

// hipbook/widgets/js/player/frames.js
function createFrames(paint) {
  let frame = 0;
  function next() {
    paint();
    frame = requestAnimationFrame(next);
  }
  return (yes) => {
    if (yes === Boolean(frame) || yes && prefersStillness()) return;
    cancelAnimationFrame(frame);
    frame = yes ? requestAnimationFrame(next) : 0;
  };
}

// hipbook/widgets/js/player/outbox.js
var AGAIN_MS = 4e3;
var LONGEST_MS = 6e4;
var WEEK_MS = 7 * 864e5;
function sweep(now = Date.now()) {
  for (const key of sessionKeys()) {
    const kept = read(key);
    const isFresh = now - Date.parse(kept?.started_at) < WEEK_MS;
    if (!(kept?.plan?.uid && kept.plan.log) && !isFresh) remove(key);
  }
}
function createOutbox(model) {
  const events = [];
  let timer;
  let wait = AGAIN_MS;
  const unheard = () => events.slice(model.get("heard") || 0);
  function send(due) {
    for (const event of due) {
      try {
        model.send(event);
      } catch {
        break;
      }
    }
    clearTimeout(timer);
    if (unheard().length && !model.get("over")) timer = setTimeout(again, wait);
  }
  function again() {
    wait = Math.min(wait * 2, LONGEST_MS);
    send(unheard());
  }
  function onConnection() {
    wait = AGAIN_MS;
    send(unheard());
  }
  document.addEventListener("hipbook:back", onConnection);
  return {
    /**
     * How the session stood when its last view went: another view goes on from there.
     *
     * @type {Saved | null}
     */
    saved: null,
    /** @param {PlayerEvent[]} told */
    tell(told) {
      if (!told.length) return;
      events.push(...told);
      send(told);
    },
    /**
     * After a reload: all that was told before.
     *
     * @param {PlayerEvent[]} told
     */
    recall(told) {
      events.splice(0, events.length, ...told);
      send(unheard());
    },
    isWaiting: () => unheard().length > 0,
    close() {
      clearTimeout(timer);
      document.removeEventListener("hipbook:back", onConnection);
    }
  };
}
var outboxes = /* @__PURE__ */ new Map();
var outboxOf = (model) => outboxes.get(model.get("token")) ?? renewOutbox(model);
function renewOutbox(model) {
  const outbox = createOutbox(model);
  outboxes.set(model.get("token"), outbox);
  return outbox;
}
function initialize({ model }) {
  const key = sessionKey(model.get("token"));
  const outbox = renewOutbox(model);
  let release = () => {
  };
  sweep();
  const held = new Promise((resolve) => {
    release = () => resolve(void 0);
  });
  navigator.locks?.request(key, () => held).catch(() => {
  });
  function letGo() {
    if (!model.get("over")) return;
    remove(key);
    outbox.close();
    release();
  }
  function keepPlan() {
    const kept = read(key);
    if (kept && !model.get("over")) write(key, { ...kept, plan: model.get("plan") });
  }
  model.on("change:plan", keepPlan);
  model.on("change:over", letGo);
  letGo();
  return () => {
    outbox.close();
    release();
  };
}

// hipbook/widgets/js/player/repetition.js
function repetitionOf({ reps, rep_s: pace, parts }, elapsed) {
  if (!reps || !pace) return null;
  const number = clamp(Math.floor(elapsed / pace) + 1, 1, reps);
  const into = clamp(elapsed - (number - 1) * pace, 0, pace);
  const done = number - 1 + into / pace;
  let at = 0;
  for (const part2 of parts) {
    if (into < at + part2.seconds || part2 === parts.at(-1)) {
      return { number, part: part2, gone: clamp((into - at) / part2.seconds, 0, 1), done };
    }
    at += part2.seconds;
  }
  return { number, part: void 0, gone: into / pace, done };
}

// hipbook/widgets/js/player/body.js
var LINGERS_S = 2;
var secondOf = (moment, { endS, cycleS }) => ({ start: 0, middle: endS / 2, end: endS, again: cycleS })[moment];
function onTheWay([from, to], share, timing) {
  const [first, last] = [secondOf(from, timing), secondOf(to, timing)];
  return first + (last - first) * share;
}
function atItsPace(way, elapsed, timing) {
  const takes = Math.abs(secondOf(way[1], timing) - secondOf(way[0], timing)) || 1;
  const isRound = way[0] === "start" && way[1] === "again";
  return onTheWay(way, isRound ? elapsed / takes % 1 : clamp(elapsed / takes, 0, 1), timing);
}
function working(step, elapsed, timing) {
  const repetition2 = repetitionOf(step, elapsed);
  const way = repetition2?.part?.drawn;
  return repetition2 && way ? onTheWay(way, repetition2.gone, timing) : atItsPace(step.drawn, elapsed, timing);
}
var showing = (work, elapsed, timing) => work.reps && work.rep_s ? working(work, elapsed % work.rep_s, timing) : atItsPace(["start", "again"], elapsed, timing);
function secondOfBody(step, next, elapsed, timing) {
  const isComing = next?.kind === "work" && next.figure === step.figure;
  switch (step.kind) {
    case "work":
      return working(step, elapsed, timing);
    case "rest":
      return isComing ? secondOf(next.parts[0]?.drawn[0] ?? "start", timing) % timing.cycleS : 0;
    case "down":
    case "up": {
      const takes = Math.abs(secondOf(step.drawn[1], timing) - secondOf(step.drawn[0], timing));
      return atItsPace(step.drawn, elapsed % (takes + LINGERS_S), timing);
    }
    default:
      return isComing ? showing(next, elapsed, timing) : atItsPace(["start", "again"], elapsed, timing);
  }
}
function poseAt(svg, step, next, elapsed) {
  const timing = { endS: Number(svg.dataset.endS), cycleS: Number(svg.dataset.cycleS) };
  if (!timing.cycleS) return;
  svg.pauseAnimations?.();
  svg.setCurrentTime?.(secondOfBody(step, next, elapsed, timing));
}

// hipbook/widgets/js/player/progress.js
var CUE_S = 6;
var WITH_SIDE = ["ready", "change", "work"];
function cueOf({ cues, seconds }, elapsed) {
  const pace = Math.max(CUE_S, seconds / cues.length);
  return cues[Math.floor(elapsed / pace) % cues.length] ?? "";
}
function placeOf(steps, index) {
  const exerciseOf = (step2) => `${step2.item} ${step2.exercise}`;
  const work = steps.filter((step2) => step2.kind === "work");
  const exercises = [...new Set(work.map(exerciseOf))];
  const step = steps.slice(index).find((later) => later.kind === "work") ?? work.at(-1);
  return step ? `Exercise ${exercises.indexOf(exerciseOf(step)) + 1} of ${exercises.length}` : "";
}
function clock(seconds) {
  const whole = Math.ceil(seconds);
  if (seconds <= 59) return String(whole);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
var sideOf = (step) => WITH_SIDE.includes(step.kind) ? step.lead : "";
function amountOf(step) {
  if (step.kind === "ready") return step.cues[0] ?? "";
  const words = step.kind === "work" && !step.reps ? step.words : "";
  return [words, setOf(step)].filter(Boolean).join(" · ");
}
function breathNow({ phase, step, slept }, repetition2) {
  if (phase === "paused") return slept ? SLEPT : "";
  if (repetition2?.part?.breath) return `Breathe ${repetition2.part.breath}`;
  return step?.breath && (step.kind === "work" || step.kind === "ready") ? `Breath: ${step.breath}` : "";
}
var briefOf = (step) => [step.eyes, step.brief].filter(Boolean).join(" ");

// hipbook/widgets/js/player/paint.js
var LONG = 12;
var longest = (step) => {
  const { kind, words, word, parts } = step;
  const led = kind === "work" ? [word, ...parts.map((part2) => part2.word)] : [isNamed(step) ? words : KINDS[kind]];
  return Math.max(...led.map((text) => text.length));
};
var isNamed = ({ kind }) => kind === "down" || kind === "up" || kind === "compare";
var UNTIL_READY = ["ready", "down", "up"];
function flash({ flash: light }) {
  light.dataset.turn = light.dataset.turn === "0" ? "1" : "0";
}
function paintFigure(slot, markup, side) {
  slot.hidden = !markup;
  if (slot.dataset.of !== markup) {
    slot.replaceChildren(...markup ? [drawing(markup)] : []);
    slot.dataset.of = markup;
  }
  const svg = drawnIn(slot);
  if (!svg) return;
  mirror(svg, side);
  if (prefersStillness()) svg.dataset.show = "still";
}
var drawnIn = (slot) => (
  /** @type {SVGSVGElement | null} */
  slot.firstElementChild
);
function wordOf({ phase, step, resumed, elapsed }) {
  const ending = ENDINGS[phase];
  if (ending) return ending[0];
  if (phase === "waiting") return resumed ? "You were here" : "Ready?";
  if (phase === "paused" || !step) return "Paused";
  if (step.kind !== "work") return isNamed(step) ? step.words : KINDS[step.kind];
  return upperFirst(repetitionOf(step, elapsed)?.part?.word || step.word || KINDS.work);
}
function paintTop({ top }, look, steps) {
  const { step, phase, index } = look;
  const ending = ENDINGS[phase];
  const name = phase === "running" && step && isNamed(step) ? "" : step?.name ?? "";
  setText(top.name, ending?.[1] ?? name);
  setText(top.at, ending ? "" : placeOf(steps, index));
  top.hint.hidden = phase !== "running";
}
function paintWords({ words }, { step, next, phase }) {
  const led = ENDINGS[phase] ? void 0 : step;
  words.word.dataset.long = led && longest(led) > LONG ? "yes" : "no";
  setText(words.side, led ? sideOf(led) : "");
  setText(words.place, led ? led.place : "");
  setText(words.brief, led ? briefOf(led) : "");
  setText(words.dose, led ? amountOf(led) : "");
  setText(words.note, led?.note ?? "");
  const foretells = led && phase !== "waiting" && next?.kind !== "work";
  setText(words.next, foretells ? nextOf(next) : "");
  words.how.hidden = !led?.steps.length;
  words.list.replaceChildren(...(led?.steps ?? []).map((text) => element("li", {}, text)));
  if (led) return;
  setText(words.breath, "");
  setText(words.cue, "");
}
function onWords(step) {
  if (step && UNTIL_READY.includes(step.kind)) return "I am ready";
  return step?.free && step.kind === "work" ? "Done" : "Skip";
}
var beginWords = (resumed) => resumed ? "Go on from here" : "Begin";
function paintControls(view, look) {
  const { step, phase, resumed } = look;
  const { controls, begin, slip, stage, settings } = view;
  const led = phase === "running" || phase === "paused";
  setText(controls.on, onWords(step));
  setText(controls.pause, phase === "paused" ? "Go on" : "Pause");
  setText(begin, phase === "waiting" ? beginWords(resumed) : "");
  if (phase === "waiting" && step) setOnce(begin, "aria-description", sentence(step.name, step.brief));
  slip.hidden = phase !== "stopped";
  stage.count.hidden = !led;
  controls.box.hidden = !led;
  settings.box.hidden = phase !== "waiting" && phase !== "paused";
  controls.end.hidden = phase !== "paused";
}
function paintStep(view, look, steps, figures) {
  const { step, phase, index } = look;
  const counts = step?.kind === "work" && step.reps ? "reps" : "time";
  Object.assign(view.root.dataset, { phase, kind: step?.kind ?? "", turn: String(index % 2), counts });
  paintTop(view, look, steps);
  paintWords(view, look);
  paintControls(view, look);
  setText(view.words.word, wordOf(look));
  const markup = ENDINGS[phase] ? "" : figures[step?.figure ?? ""] ?? "";
  paintFigure(view.stage.figure, markup, step?.side ?? null);
  if (ENDINGS[phase]) view.stage.ring.show(1, phase === "finished" ? 1 : 0);
}
function paintTime(view, look) {
  const { stage, words } = view;
  const { step, elapsed } = look;
  if (!step) return;
  const repetition2 = step.kind === "work" ? repetitionOf(step, elapsed) : null;
  setText(stage.time, clock(step.seconds - elapsed));
  setText(stage.repetition, repetition2 ? `${repetition2.number} of ${step.reps}` : "");
  setText(words.word, wordOf(look));
  setText(words.breath, breathNow(look, repetition2));
  setText(words.cue, step.kind === "work" ? cueOf(step, elapsed) : "");
  paintBody(view, look);
}
function paintBody({ stage }, { phase, step, next, elapsed }) {
  if (!step) return;
  const repetition2 = step.kind === "work" ? repetitionOf(step, elapsed) : null;
  const [pieces, done] = repetition2 ? [step.reps ?? 1, repetition2.done] : [1, elapsed / (step.seconds || 1)];
  stage.ring.show(pieces, prefersStillness() && repetition2 ? Math.floor(done) : done);
  const svg = drawnIn(stage.figure);
  if (!svg || prefersStillness()) return;
  if (phase === "waiting") svg.unpauseAnimations?.();
  else poseAt(svg, step, next, elapsed);
}

// hipbook/widgets/js/player/leader.js
var LATE_COUNT_S = 1;
var LATE_S = 4;
var NEW_S = 0.3;
var TICK_MS = 100;
var ANSWER_MS = 4e3;
function createReader(steps, voice, onTick) {
  const sheets = steps.map((step, n) => linesOf(step, steps[n + 1]));
  let next = -1;
  return {
    /**
     * From here on.
     *
     * @param {Look} look
     */
    turnTo({ phase, step, index, elapsed }) {
      const isLed = phase === "running" && step;
      next = isLed ? (sheets[index] ?? []).findIndex((line2) => line2.at >= elapsed - NEW_S) : -1;
    },
    /**
     * Says the line that is due, unless it comes too late to be true.
     *
     * @param {Look} look
     */
    read({ phase, step, index, elapsed }) {
      const line2 = phase === "running" ? sheets[index]?.[next] : void 0;
      if (!line2 || !step || elapsed < line2.at) return;
      const isTrue = elapsed - line2.at < (step.kind === "work" ? LATE_COUNT_S : LATE_S);
      if (isTrue && line2.at > 0 && voice.isBusy()) return;
      next += 1;
      if (isTrue) voice.say(line2.say, { gently: line2.at > 0 });
      if (line2.tick) onTick();
    }
  };
}
var BEATS_MS = [40, 120, 80];
function rejoice() {
  if (!prefersStillness()) navigator.vibrate?.(BEATS_MS);
}
var clocksApart = () => Date.now() - performance.now();
function createLeader(model, view, preferences, { sounds, voice, headset, tell }) {
  const steps = model.get("steps");
  const key = sessionKey(model.get("token"));
  const outbox = outboxOf(model);
  const saved = outbox.saved ?? (model.get("keep") ? read(key) : null);
  const engine = createEngine(steps, () => performance.now(), saved);
  const reader = createReader(steps, voice, light);
  const wakeLock = createWakeLock((isRefused) => tell("screen", isRefused));
  const waker = createWaker(tick);
  const solitude = createSolitude(view.root);
  const frames = createFrames(() => paintBody(view, engine.look()));
  let shown = null;
  let timer;
  let apart = 0;
  const hasEnded = () => engine.look().phase in ENDINGS;
  const isLive = () => ["running", "paused"].includes(engine.look().phase);
  function light() {
    if (preferences.flash) flash(view);
  }
  const keep = () => model.get("keep") && !model.get("over") && write(key, { plan: model.get("plan"), ...engine.save() });
  function announce(look, byHand) {
    const { phase, step } = look;
    if (byHand || phase !== "running") sounds.hush();
    if (byHand && phase === "running" && step) sounds.play(step.kind);
    if (byHand && phase === "finished") sounds.play("finished");
    if (phase === "finished") rejoice();
    if (phase === "running") {
      sounds.plan(steps, look);
      light();
    }
    reader.turnTo(look);
    sayWhat(look);
  }
  function sayWhat(look) {
    const isRunning = look.phase === "running";
    const announcement = announcementOf(look);
    const isRead = isRunning && look.elapsed <= NEW_S;
    const isSpoken = isRead || voice.say(announcement, { gently: isRunning });
    const how = isRunning && look.step && isMove(look.step) ? look.step.brief : "";
    announceIn(view.status, isSpoken && voice.speaks() ? "" : sentence(announcement, how));
  }
  function show(look) {
    const isLed = look.phase === "running";
    paintStep(view, look, steps, model.get("figures") ?? {});
    wakeLock(isLed);
    frames(isLed);
    solitude(isLed || look.phase === "paused");
    headset.show(look);
  }
  function paint(byHand = false) {
    const look = engine.look();
    const isNew = look.index !== shown?.index || look.phase !== shown?.phase;
    shown = look;
    if (isNew) show(look);
    if (isNew && look.phase !== "waiting") announce(look, byHand);
    if (look.step && !(look.phase in ENDINGS)) {
      paintTime(view, look);
      reader.read(look);
    }
    if (isNew && look.phase !== "waiting") keep();
    if (look.phase in ENDINGS) setTimeout(showConnection, ANSWER_MS);
  }
  function showConnection(lost = outbox.isWaiting()) {
    const kept = model.get("keep") ? "What you did is kept in this browser. " : "";
    const advice = hasEnded() ? `${kept}Reload the page to log it.` : "Your session goes on here.";
    setText(view.words.link, lost ? `The connection is lost. ${advice}` : "");
    view.words.reload.hidden = !(lost && hasEnded());
  }
  function go(events, byHand = false) {
    paint(byHand);
    clearTimeout(timer);
    const { phase, step, elapsed } = engine.look();
    if (phase === "running" && step) {
      timer = setTimeout(tick, clamp((step.seconds - elapsed) * 1e3, 1, TICK_MS));
    }
    outbox.tell(events);
  }
  function replan() {
    sounds.hush();
    if (engine.look().phase === "running") sounds.plan(steps, engine.look());
  }
  function tick() {
    const heard = engine.look().phase === "running" ? sounds.watch() : "silent";
    const before = apart;
    apart = clocksApart();
    go(apart - before > SLEPT_MS ? engine.asleep() : engine.tick(heard === "heard"));
    if (heard === "late") replan();
  }
  function move(name, time) {
    shown = null;
    if (name === "begin" || name === "resume") apart = clocksApart();
    const events = engine.tick(sounds.watch() === "heard");
    go([...events, ...engine[name](time)], true);
  }
  return {
    begin() {
      paint();
      showConnection(false);
      outbox.recall(engine.save().done);
    },
    move,
    keep,
    isLive,
    showConnection,
    look: engine.look,
    replan,
    /** The page was hidden, or is seen again. */
    onVisibility() {
      wakeLock();
      waker(document.hidden && engine.look().phase === "running");
      tick();
    },
    stop() {
      if (engine.look().phase !== "waiting") {
        keep();
        outbox.saved = engine.save();
      }
      clearTimeout(timer);
      frames(false);
      solitude(false);
      waker(false);
      if (!hasEnded()) {
        sounds.hush();
        voice.hush();
      }
      sounds.close();
      wakeLock(false);
      headset.stop();
    }
  };
}

// hipbook/widgets/js/player/preferences.js
var RATES = { Slow: VOICE.slow_rate, Usual: 0.95, Quick: 1.15 };
var USUAL = { sound: true, voice: true, flash: false, media: false, name: "", rate: 0.95 };
var readPreferences = (log) => ({ ...USUAL, ...read(playerKey(log)) });
var keepPreferences = (log, preferences) => write(playerKey(log), preferences);

// hipbook/widgets/js/player/voices.js
var ENGLISH = /^(en|eng|english)(?![a-z])/i;
var UNSAID = /^(und|mul|zxx|unknown|null)?$/i;
var NAMED_ENGLISH = /\benglish\b/i;
var ASKS_A_SERVER = /(^|[^a-z])network([^a-z]|$)/i;
var REGION = /^[a-z]+[-_ ](?:[a-z]{4}[-_ ])?([a-z]{2,3}|\d{3})(?![a-z\d])/i;
var COUNTRIES = { USA: "US", GBR: "GB", UK: "GB", AUS: "AU", CAN: "CA", IND: "IN", IRL: "IE", NZL: "NZ", ZAF: "ZA" };
var TOYS = new Set(
  "albert badnews bahh bells boing bubbles cellos deranged goodnews hysterical jester organ pipeorgan princess superstar trinoids whisper wobble zarvox".split(" ")
);
var ODD = new Set("eddy flo fred grandma grandpa junior kathy ralph reed rocko sandy shelley".split(" "));
var PLAIN = new Set("alex ava daniel fiona karen moira nicky oliver rishi samantha serena tessa veena".split(" "));
var RANKS = (
  /** @type {const} */
  ["plain", "unknown", "odd", "toy"]
);
var languageOf = (tag) => String(tag ?? "").trim();
var isEnglish = (tag) => ENGLISH.test(languageOf(tag));
function regionOf(tag) {
  const region = (REGION.exec(languageOf(tag))?.[1] ?? "").toUpperCase();
  return COUNTRIES[region] ?? region;
}
function speaksEnglish({ lang, name }) {
  return isEnglish(lang) || UNSAID.test(languageOf(lang)) && NAMED_ENGLISH.test(name ?? "");
}
var isOfDevice = ({ localService, name, voiceURI }) => localService && !ASKS_A_SERVER.test(`${name} ${voiceURI}`);
function localVoices(speech) {
  try {
    return [...speech?.getVoices() ?? []].filter((voice) => isOfDevice(voice) && speaksEnglish(voice));
  } catch {
    return [];
  }
}
var voiceKey = ({ voiceURI, name }) => voiceURI || name;
function rankOf({ name, voiceURI }) {
  const bare = (text) => text.replace(/\s*[([].*$/s, "").replace(/\s/g, "").toLowerCase();
  const names = [bare(name ?? ""), bare((voiceURI ?? "").split(".").at(-1) ?? "")];
  const isOneOf = (group) => names.some((one) => group.has(one));
  if (isOneOf(TOYS)) return "toy";
  if (isOneOf(ODD) || /\+\w/.test(name ?? "")) return "odd";
  return isOneOf(PLAIN) ? "plain" : "unknown";
}
var isToy = (voice) => rankOf(voice) === "toy";
var inOrder = (voices) => [...voices.filter((one) => !isToy(one)), ...voices.filter(isToy)];
function voiceOf(voices, wanted, languages = []) {
  const chosen = voices.find((voice) => voiceKey(voice) === wanted) ?? voices.find(({ name }) => name === wanted);
  if (chosen) return chosen;
  const serious = voices.filter((voice) => !isToy(voice));
  const preset = serious.find((voice) => voice.default);
  if (preset) return preset;
  const regions = languages.filter(isEnglish).map(regionOf).filter(Boolean);
  const best = RANKS.map((rank) => serious.filter((voice) => rankOf(voice) === rank)).find((group) => group.length);
  const own = regions.flatMap((region) => best?.filter(({ lang }) => regionOf(lang) === region) ?? []);
  return own[0] ?? best?.[0] ?? voices[0];
}

// hipbook/widgets/js/player/settings.js
var TRIED = [
  ["ready", "This is how I speak. That tone means: get ready."],
  ["work", "This means: begin."],
  ["rep", "Here the next one begins."],
  ["release", "Here you come back."],
  ["last", "Ticks like this: three seconds left."],
  ["change", "Change sides."],
  ["finished", "The end."]
];
var TONE_S = 0.7;
var NEXT_S = 1.2;
function addOption(select, text, value, selected) {
  select.append(Object.assign(element("option", { value }, text), { selected }));
}
function createSettings(view, preferences, { sounds, voice, keep }, replan) {
  const { switches, voices, rates, voiceField, rateField, tryOut, mute, music } = view.settings;
  const waiting = [];
  function paint() {
    const here = voice.voices();
    for (const [name, control] of Object.entries(switches)) {
      control.setAttribute("aria-pressed", String(preferences[
        /** @type {Switch} */
        name
      ]));
    }
    voices.replaceChildren();
    const leads = voice.chosen();
    for (const one of here) {
      const isOnly = here.every(({ name }, n) => name !== one.name || here[n] === one);
      addOption(voices, isOnly ? one.name : `${one.name} (${one.lang})`, voiceKey(one), one === leads);
    }
    for (const field of [switches.voice, voiceField, rateField]) field.hidden = !here.length;
    mute.hidden = here.length > 0;
    switches.media.hidden = !navigator.mediaSession;
    music.hidden = switches.media.hidden || !preferences.media;
  }
  function forgetTrial() {
    for (const timer of waiting.splice(0)) clearTimeout(timer);
  }
  function tryAll() {
    forgetTrial();
    voice.hush();
    sounds.hush();
    sounds.unlock();
    if (preferences.flash) flash(view);
    let at = 0;
    for (const [tone, meaning] of TRIED) {
      sounds.play(tone, at);
      waiting.push(setTimeout(() => voice.say(meaning), (at + TONE_S) * 1e3));
      at += NEXT_S + spokenS(meaning) / preferences.rate;
    }
  }
  const shows = {
    sound() {
      sounds.unlock();
      replan();
      sounds.play("work");
    },
    voice() {
      voice.hush();
      voice.say("This is how I speak.");
    },
    flash() {
      if (preferences.flash) flash(view);
    },
    media() {
    }
  };
  for (const [name, show] of Object.entries(shows)) {
    const key = (
      /** @type {Switch} */
      name
    );
    switches[key].addEventListener("click", () => {
      preferences[key] = !preferences[key];
      keep();
      paint();
      show();
    });
  }
  for (const [text, rate] of Object.entries(RATES)) addOption(rates, text, rate, rate === preferences.rate);
  voices.addEventListener("change", () => {
    preferences.name = voices.value;
    keep();
    voice.say("This is how I speak.");
  });
  rates.addEventListener("change", () => {
    preferences.rate = Number(rates.value);
    keep();
    voice.say("This is how fast I speak.");
  });
  tryOut.addEventListener("click", tryAll);
  view.begin.addEventListener("click", forgetTrial);
  paint();
  return { paint };
}

// hipbook/widgets/js/shared/audio.js
var LOUD = 0.25;
var SILENT = 1e-3;
var INTERRUPTED = ["suspended", "interrupted"];
var isInterrupted = (audio) => INTERRUPTED.includes(audio.state);
async function wake(audio) {
  try {
    await audio.resume();
  } catch {
  }
}
function createAudio() {
  if (!window.AudioContext) return null;
  try {
    const audio = new AudioContext();
    audio.addEventListener?.("statechange", () => isInterrupted(audio) && wake(audio));
    return audio;
  } catch {
    return null;
  }
}
function playTone(audio, { pitch, length, delay = 0 }) {
  const start = audio.currentTime + delay;
  const oscillator = new OscillatorNode(audio, { frequency: pitch });
  const volume = new GainNode(audio);
  volume.gain.setValueAtTime(LOUD, start).exponentialRampToValueAtTime(SILENT, start + length);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + length);
  return oscillator;
}

// hipbook/widgets/js/player/sounds.js
var AHEAD_S = 120;
var FADE_MS = 3e3;
var APART_S = 0.25;
var LAID_S = 1;
var WAKE_MS = 1e3;
var PATIENCE_MS = 3e3;
var NOTES = {
  work: [
    [660, 0, 0.15],
    [880, 0.16, 0.3]
  ],
  change: [
    [880, 0, 0.12],
    [587, 0.16, 0.12],
    [880, 0.32, 0.25]
  ],
  rest: [[440, 0, 0.5]],
  ready: [
    [440, 0, 0.25],
    [554, 0.26, 0.3]
  ],
  compare: [[440, 0, 0.8]],
  down: [
    [554, 0, 0.2],
    [440, 0.22, 0.3]
  ],
  up: [
    [440, 0, 0.2],
    [554, 0.22, 0.3]
  ],
  last: [[740, 0, 0.09]],
  rep: [[330, 0, 0.08]],
  release: [[247, 0, 0.1]],
  finished: [
    [523, 0, 0.2],
    [659, 0.2, 0.2],
    [784, 0.4, 0.6]
  ]
};
function createSounds(preferences, onSilent = () => {
}) {
  let audio = null;
  let [pageS, toneS] = [0, 0];
  let [silentMs, wokenMs] = [0, 0];
  const planned = /* @__PURE__ */ new Map();
  function play(name, delay = 0) {
    const context = audio;
    if (!context || !preferences.sound) return [];
    return NOTES[name].map(([pitch, after, length]) => playTone(context, { pitch, length, delay: delay + after }));
  }
  function layOnce(id, tone, due) {
    if (due > 0 && due < AHEAD_S && !planned.has(id)) planned.set(id, play(tone, due));
  }
  function plan(steps, { index, elapsed }) {
    let start = -elapsed;
    if (!planned.size) compare();
    for (let n = index; n < steps.length && start < AHEAD_S; n++) {
      const step = steps[n];
      if (!step) return;
      for (const { at, tone } of tonesOf(step, steps[n + 1])) layOnce(`${n} ${at} ${tone}`, tone, start + at);
      start += step.seconds;
    }
  }
  function compare() {
    [pageS, toneS] = [performance.now() / 1e3, audio?.currentTime ?? 0];
  }
  function watchSilence() {
    const now = performance.now();
    const isSilent = preferences.sound && (!audio || isInterrupted(audio));
    silentMs = isSilent ? silentMs || now : 0;
    onSilent(isSilent && now - silentMs >= PATIENCE_MS);
    if (!audio || !isInterrupted(audio) || now - wokenMs < WAKE_MS) return;
    wokenMs = now;
    wake(audio);
  }
  function watch() {
    watchSilence();
    if (audio?.state !== "running" || !preferences.sound) return "silent";
    const [page, tone] = [performance.now() / 1e3 - pageS, audio.currentTime - toneS];
    if (Math.abs(page - tone) <= APART_S) return "heard";
    return page < LAID_S ? "silent" : "late";
  }
  function hush() {
    for (const tones of planned.values()) for (const tone of tones) tone.stop();
    planned.clear();
  }
  return {
    play,
    plan,
    hush,
    watch,
    /** Browsers allow sound only from within a click. */
    unlock() {
      if (!audio || audio.state === "closed") audio = createAudio();
      if (audio) wake(audio);
    },
    close: () => setTimeout(() => audio?.close(), FADE_MS)
  };
}

// hipbook/widgets/js/player/troubles.js
var TELLS = {
  screen: "Your screen may switch off during the session. Set it to stay on in your device's settings.",
  voice: "The voice of this device does not answer. Follow the tones and the screen, or turn the voice off.",
  sound: "This device gives no tones now. Press any button here to try again.",
  headset: "The keys of a headset cannot be used here."
};
function createTroubles(box) {
  const missing = /* @__PURE__ */ new Set();
  function paint() {
    const lines = [...missing].map((facility) => element("span", {}, TELLS[facility] ?? ""));
    box.replaceChildren(...lines.flatMap((line2, n) => n ? [" ", line2] : [line2]));
  }
  paint();
  return function tell(facility, isMissing) {
    if (missing.has(facility) === isMissing) return;
    if (isMissing) missing.add(facility);
    else missing.delete(facility);
    paint();
  };
}

// hipbook/widgets/js/player/ring.js
var WHOLE = 100;
var GAP = 2;
var GAP_SHARE = 0.3;
function dashes(pieces, done) {
  const piece = WHOLE / pieces;
  const gap = pieces > 1 ? Math.min(GAP, piece * GAP_SHARE) : 0;
  const length = piece - gap;
  const whole = Math.min(Math.floor(done), pieces);
  const part2 = (Math.min(done, pieces) - whole) * length;
  const list = Array.from({ length: whole }, () => [length, gap]).flat();
  return [...list, part2, WHOLE].map((number) => Number(number.toFixed(2))).join(" ");
}
var CIRCLE = 'cx="50" cy="50" r="47" fill="none" pathLength="100"';
var MARKUP = `<svg class="hb-player-ring" viewBox="0 0 100 100" aria-hidden="true"><circle class="track" ${CIRCLE}></circle><circle class="fill" ${CIRCLE}></circle></svg>`;
function createRing() {
  const svg = (
    /** @type {SVGSVGElement} */
    new DOMParser().parseFromString(MARKUP, "text/html").body.firstElementChild
  );
  const [track, fill] = svg.children;
  function show(pieces, done) {
    track?.setAttribute("stroke-dasharray", dashes(pieces, pieces));
    fill?.setAttribute("stroke-dasharray", dashes(pieces, done));
    fill?.toggleAttribute("hidden", done <= 0);
  }
  return { svg, show };
}

// hipbook/widgets/js/player/view.js
var HIDDEN_FROM_READERS = { "aria-hidden": "true" };
var part = (tag, name, attributes = {}, ...children) => element(tag, { class: `hb-player-${name}`, ...attributes }, ...children);
var line = (name) => part("p", name);
var button = (name, text = "", attributes = {}) => element("button", { class: name, type: "button", ...attributes }, text);
var isTouch = () => matchMedia("(pointer: coarse)").matches;
function createTop() {
  const lines = { name: part("h2", "name"), at: line("at"), hint: line("hint") };
  lines.hint.textContent = isTouch() ? "Tap anywhere to pause" : "Click anywhere or press space to pause";
  return { box: part("div", "top", {}, ...Object.values(lines)), ...lines };
}
function createStage() {
  const ring = createRing();
  const [figure, repetition2] = [part("div", "figure"), line("rep")];
  const time = part("div", "time", { role: "timer", "aria-live": "off" });
  const count = part("div", "count", {}, time, repetition2);
  return { box: part("div", "stage", {}, ring.svg, figure, count), ring, figure, count, time, repetition: repetition2 };
}
function createWords() {
  const list = element("ol");
  const lines = {
    word: line("word"),
    breath: line("breath"),
    side: line("side"),
    dose: line("dose"),
    place: line("place"),
    brief: line("brief"),
    cue: line("cue"),
    note: line("note"),
    how: part("details", "how", {}, element("summary", {}, "How to do it"), list),
    next: line("next"),
    link: line("link"),
    reload: button("hb-reload", "Reload the page")
  };
  return { box: part("div", "words", {}, ...Object.values(lines)), list, ...lines };
}
function createSettingsView() {
  const switches = {
    sound: button("hb-sound", "Sound"),
    voice: button("hb-voice", "Voice"),
    flash: button("hb-flash", "Flash"),
    media: button("hb-media", "Headset keys")
  };
  const [voices, rates] = [element("select", { class: "hb-voices" }), element("select", { class: "hb-rates" })];
  const [voiceField, rateField] = [element("label", {}, "Voice", voices), element("label", {}, "Speed", rates)];
  const tryOut = button("hb-try", "Try them");
  const mute = line("mute");
  mute.textContent = "This device has no English voice of its own, so tones lead you. Turn on Flash to see them too.";
  const music = line("music");
  music.textContent = "While the headset keys are on, other music on this device pauses.";
  const box = part(
    "details",
    "trial",
    {},
    element("summary", { class: "hb-icon-sound" }, "Sound, voice and flash"),
    part("div", "switches", {}, ...Object.values(switches)),
    part("div", "fine", {}, voiceField, rateField, tryOut),
    mute,
    music
  );
  return { box, switches, voices, rates, voiceField, rateField, tryOut, mute, music };
}
function createControls() {
  const keys = (names) => ({ "aria-keyshortcuts": names });
  const buttons = {
    back: button("hb-step-back hb-icon-back", "Back", keys("ArrowLeft")),
    pause: button("hb-pause hb-icon-pause", "Pause", keys("Space P")),
    on: button("hb-step-on hb-icon-on", "Skip", keys("ArrowRight")),
    end: button("hb-end-here", "End here"),
    tooMuch: button("hb-too-much hb-icon-stop", "Too much", keys("X Escape"))
  };
  return { box: part("div", "controls", {}, ...Object.values(buttons)), ...buttons };
}
var PLAYER2 = { class: "hb-player", "aria-label": "Session player", "data-lm-suppress-shortcuts": "true" };
function createView() {
  const top = createTop();
  const stage = createStage();
  const words = createWords();
  const settings = createSettingsView();
  const controls = createControls();
  const begin = button("hb-begin");
  const slip = button("hb-slip", "That was a slip: go back");
  const status = part("p", "said", { role: "status", "aria-live": "polite" });
  const device = part("p", "device", { role: "status", "aria-live": "polite" });
  const flash2 = part("div", "flash", HIDDEN_FROM_READERS);
  const ways = part("div", "ways", {}, begin, slip, settings.box);
  const side = part("div", "beside", {}, words.box, ways);
  const card = part("div", "card", {}, stage.box, side);
  const root = element("section", PLAYER2, top.box, device, card, controls.box, status, flash2);
  return { root, card, top, stage, words, settings, controls, begin, slip, status, device, flash: flash2 };
}

// hipbook/widgets/js/player/voice.js
var LONGER = 1.5;
var HUNG_MS = 2e3;
var SWALLOWED_MS = 700;
var LOST_AFTER = 3;
var LATER_MS = [300, 1e3, 3e3, 1e4];
function createVoice(preferences, speech = window.speechSynthesis, onLost = () => {
}) {
  let line2 = null;
  let answers = false;
  let doubted = false;
  let hung = false;
  let overdueSince = 0;
  let failures = 0;
  const claims = () => Boolean(speech && (speech.speaking || speech.pending));
  const voices = () => inOrder(localVoices(speech));
  const chosen = () => voiceOf(voices(), preferences.name, navigator.languages);
  const isLost = () => failures >= LOST_AFTER;
  const speaks = () => Boolean(speech && preferences.voice && chosen() && !(isLost() && (answers || hung)));
  function fail() {
    failures += 1;
    if (isLost()) onLost(true);
  }
  function revive() {
    if (isLost()) onLost(false);
    failures = 0;
  }
  function live(spoken) {
    spoken.lives = true;
    answers = true;
    revive();
  }
  function miss(spoken) {
    if (spoken !== line2 || spoken.over || spoken.missed) return;
    spoken.missed = true;
    fail();
    const voice = chosen();
    if (answers && !spoken.again && voice) speak(spoken.text, voice, true);
  }
  function watch(spoken) {
    if (spoken === line2 && !spoken.lives && !claims()) miss(spoken);
  }
  function judge() {
    if (!line2 || line2.lives || line2.over || line2.missed) return;
    if (doubted) fail();
    else if (!claims()) revive();
  }
  function speak(text, voice, again = false) {
    if (!speech) return;
    const utterance = Object.assign(new SpeechSynthesisUtterance(text), {
      voice,
      lang: voice.lang,
      rate: preferences.rate
    });
    const seconds = spokenS(text) / preferences.rate;
    const spoken = {
      text,
      utterance,
      ends: performance.now() + seconds * 1e3,
      lives: false,
      over: false,
      missed: false,
      again
    };
    utterance.onstart = () => live(spoken);
    utterance.onend = () => {
      if (spoken.over) return;
      live(spoken);
      spoken.over = true;
      if (spoken === line2) doubted = false;
    };
    utterance.onerror = () => {
      answers = true;
      if (spoken.lives) spoken.over = true;
      else miss(spoken);
    };
    line2 = spoken;
    overdueSince = 0;
    try {
      if (speech.paused) speech.resume();
      speech.speak(utterance);
      setTimeout(() => watch(spoken), SWALLOWED_MS);
    } catch {
      answers = true;
      miss(spoken);
    }
  }
  function isHung(spoken) {
    const now = performance.now();
    if (now < spoken.ends + spokenS(spoken.text) * (LONGER - 1) * 1e3) return false;
    overdueSince ||= now;
    if (now - overdueSince < HUNG_MS) return false;
    spoken.over = true;
    doubted = true;
    hung = true;
    fail();
    speech?.cancel();
    return true;
  }
  function isBusy() {
    if (!claims()) doubted = false;
    if (!preferences.voice || !claims() || !line2 || line2.over) return false;
    return doubted ? performance.now() < line2.ends : !isHung(line2);
  }
  function say(text, { gently = false } = {}) {
    const voice = chosen();
    if (!speech || !text || !preferences.voice || !voice || gently && isBusy()) return false;
    judge();
    if (claims()) speech.cancel();
    speak(text, voice);
    return true;
  }
  function onVoices(change, signal) {
    const keys = () => voices().map(({ name, lang }) => `${name} ${lang}`);
    let before = keys().join();
    const look = () => {
      const now = keys().join();
      if (now !== before) change();
      before = now;
    };
    speech?.addEventListener?.("voiceschanged", look, { signal });
    const timers = LATER_MS.map((wait) => setTimeout(look, wait));
    signal.addEventListener("abort", () => timers.forEach(clearTimeout));
  }
  function hush() {
    line2 = null;
    speech?.cancel();
  }
  return { say, isBusy, speaks, chosen, voices, onVoices, hush };
}

// hipbook/widgets/js/player/index.js
var PRESSABLE = "button, summary, select, label, a, ol";
function listenToPresses(view, leader, act) {
  const { back, pause, on, end, tooMuch } = view.controls;
  const buttons = [
    ["begin", view.begin],
    ["back", back],
    ["pause", pause],
    ["on", on],
    ["end", end],
    ["tooMuch", tooMuch],
    ["slip", view.slip]
  ];
  const isSlip = createSlips();
  for (const [name, button2] of buttons) {
    button2.addEventListener("click", (event) => {
      const { detail } = event;
      if (isSlip(button2, event) || detail > 1) return;
      act(name);
      if (detail && name !== "begin") button2.blur();
      else if (name === "on" || name === "back") pause.focus({ preventScroll: true });
    });
  }
  view.card.addEventListener("click", ({ target, detail }) => {
    const isBare = target instanceof Element && !target.closest(PRESSABLE);
    if (detail < 2 && leader.isLive() && isBare) act("pause");
  });
  view.words.reload.addEventListener("click", () => location.reload());
}
function listenToPage(view, leader, act, signal) {
  const listen = (where, what, does) => where.addEventListener(what, does, { capture: true, signal });
  listen(document, "keydown", (event) => {
    const name = moveOf(event, view);
    if (!name) return;
    event.preventDefault();
    event.stopPropagation();
    act(name);
  });
  listen(document, "visibilitychange", leader.onVisibility);
  listen(document, "hipbook:lost", () => leader.showConnection(true));
  listen(document, "hipbook:back", () => leader.showConnection(false));
  listen(window, "pagehide", () => leader.isLive() && leader.keep());
  listen(window, "beforeunload", (event) => {
    if (leader.isLive() && !leader.keep()) event.preventDefault();
  });
}
function takeThePlace({ root, begin }) {
  if (!root.closest(".hb-dashboard")) return;
  window.scrollTo({ top: 0 });
  begin.focus({ preventScroll: true });
}
function giveThePlaceBack() {
  const title = (
    /** @type {HTMLElement | null} */
    document.querySelector(".hb-dashboard .hb-practise h1")
  );
  if (!title) return;
  window.scrollTo({ top: 0 });
  title.focus({ preventScroll: true });
}
function render({ model, el }) {
  const log = model.get("log");
  const preferences = readPreferences(log);
  const keep = () => keepPreferences(log, preferences);
  const view = createView();
  const tell = createTroubles(view.device);
  const sounds = createSounds(preferences, (isSilent) => tell("sound", isSilent));
  const voice = createVoice(preferences, window.speechSynthesis, (isLost) => tell("voice", isLost));
  const headset = createHeadset(preferences, act, (isRefused) => tell("headset", isRefused));
  const leader = createLeader(model, view, preferences, { sounds, voice, headset, tell });
  const settings = createSettings(view, preferences, { sounds, voice, keep }, leader.replan);
  const gone = new AbortController();
  function act(name) {
    mindMusic(true, preferences);
    sounds.unlock();
    headset.start();
    const isPaused = leader.look().phase === "paused";
    leader.move(name === "pause" && isPaused ? "resume" : name, (/* @__PURE__ */ new Date()).toISOString());
    if (name !== "begin") return;
    view.controls.pause.focus({ preventScroll: true });
    view.root.scrollIntoView({ block: "start" });
    view.root.scrollTop = 0;
  }
  listenToPresses(view, leader, act);
  listenToPage(view, leader, act, gone.signal);
  voice.onVoices(settings.paint, gone.signal);
  el.append(view.root);
  leader.begin();
  requestAnimationFrame(() => takeThePlace(view));
  return () => {
    requestAnimationFrame(giveThePlaceBack);
    gone.abort();
    leader.stop();
    mindMusic(false, preferences);
  };
}
var player_default = { initialize, render };
export {
  player_default as default
};
