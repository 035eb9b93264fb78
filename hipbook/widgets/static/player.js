// The player leads a session by itself; Python only hears what was done. Nothing here is fetched from anywhere.

const [SLEPT_MS, SLEPT] = [120_000, "Paused, because this device slept"];
const KINDS = { ready: "Get ready", work: "Now", rest: "Rest", change: "Change sides" };
const SIDES = { left: "Left side", right: "Right side" };
const ENDINGS = {
  finished: ["Finished", "Well done. That was the whole session."],
  stopped: ["Stopped", "It is right to stop. Rest in any position that is easy."],
};
const KEYS = { " ": "pause", p: "pause", arrowleft: "back", arrowright: "on", x: "tooMuch", escape: "tooMuch" };
// Pitch, delay and length of each tone.
const NOTES = {
  work: [[660, 0, 0.15], [880, 0.16, 0.3]], change: [[880, 0, 0.12], [587, 0.16, 0.12], [880, 0.32, 0.25]],
  rest: [[440, 0, 0.5]], ready: [[440, 0, 0.5]], last: [[740, 0, 0.09]], rep: [[330, 0, 0.08]],
  finished: [[523, 0, 0.2], [659, 0.2, 0.2], [784, 0.4, 0.6]],
};
const clamp = (n, low, high) => Math.min(high, Math.max(low, n));
const tenth = (n) => Math.round(n * 10) / 10;

// The step engine, without a page: now() gives milliseconds, saved is what save() once gave. Moves return what to tell.
export function createEngine(steps, now, saved = null) {
  const known = saved?.count === steps.length && saved.index < steps.length ? saved : null;
  const done = [...(known?.done ?? [])];
  let { index = 0, elapsed: held = 0, spent = 0, started_at: startedAt = null } = known ?? {};
  let [phase, deadline, seen, slept] = ["waiting", 0, 0, false];
  const whole = () => steps[index]?.seconds ?? 0;
  const at = (time) => clamp(whole() - (deadline - time) / 1000, 0, whole());
  const elapsed = () => (phase === "running" ? at(now()) : held);
  const live = () => phase === "running" || phase === "paused";
  const tell = (event) => (done.push(event), [event]);

  function report(event, seconds) {
    const { kind, item, exercise, side, reps, rep_s: pace } = steps[index];
    const again = done.some((told) => told.event === "done" && told.index === index);
    if (event !== "too_much" && (kind !== "work" || again)) return [];
    const worked = kind === "work" ? seconds : 0;
    const counted = event === "done" ? reps : Math.floor(worked / pace);
    return tell({ event, index, item, exercise, side, seconds: tenth(worked), reps: reps ? counted : null });
  }
  function enter(next, start) {
    [index, held, seen] = [next, 0, now()];
    deadline = start + whole() * 1000;
    return next < steps.length ? [] : ((phase = "finished"), tell({ event: "finished", seconds: tenth(spent) }));
  }
  function leave(event, next) {
    spent += elapsed();
    return [...(event ? report(event, elapsed()) : []), ...enter(next, now())];
  }
  function complete() {
    spent += whole();
    // The next deadline follows from this one, so that lateness never adds up.
    return [...report("done", whole()), ...enter(index + 1, deadline)];
  }
  function run() {
    [phase, slept, seen, deadline] = ["running", false, now(), now() + (whole() - held) * 1000];
    return steps.length ? [] : enter(0, now());
  }
  const pause = (time, asleep) => (([held, phase, slept] = [at(time), "paused", asleep]), []);
  function tick() {
    // A throttled tab is late by a minute at most. A longer gap is a device asleep: nobody was led meanwhile.
    if (phase === "running" && now() - seen > SLEPT_MS) return pause(seen, true);
    const told = [];
    seen = now();
    while (phase === "running" && deadline <= seen) told.push(...complete());
    return told;
  }
  function begin(time) {
    startedAt ??= time;
    return [...(done.length ? [] : tell({ event: "started" })), ...run()];
  }
  return {
    tick,
    begin: (time) => (phase === "waiting" ? begin(time) : []),
    pause: () => (phase === "running" ? pause(now(), false) : []),
    resume: () => (phase === "paused" ? run() : []),
    back: () => (live() ? leave(null, Math.max(0, index - 1)) : []),
    on: () => (live() ? leave("skipped", index + 1) : []),
    tooMuch: () => (live() ? (([held, phase] = [elapsed(), "stopped"]), report("too_much", held)) : []),
    look: () => ({ phase, index, slept, resumed: !!known, step: steps[index], next: steps[index + 1], elapsed: elapsed() }),
    save: () => ({ index, elapsed: elapsed(), spent, started_at: startedAt, done: [...done], count: steps.length }),
  };
}

// Which repetition it is and how far it has gone; null where the step is not counted.
export function repOf({ reps, rep_s: pace }, elapsed) {
  if (!reps || !pace) return null;
  const number = clamp(Math.floor(elapsed / pace) + 1, 1, reps);
  return { number, share: clamp(elapsed / pace - (number - 1), 0, 1) };
}

// Doses that name a breath each way lift in a third of the repetition and let go in two.
export function breathOf(step, elapsed) {
  const [lift, release] = (step.breath ?? "").split(", ");
  const rep = repOf(step, elapsed);
  return release && rep ? (rep.share < 1 / 3 ? lift : release) : (step.breath ?? "");
}

export function cueOf({ cues = [], seconds }, elapsed) {
  return cues[Math.floor(elapsed / Math.max(6, seconds / cues.length)) % cues.length] ?? "";
}

export function placeOf(steps, index) {
  const starts = steps.map((s, i) => !i || s.item !== steps[i - 1].item || s.exercise !== steps[i - 1].exercise);
  const [exercise, of] = [starts.slice(0, index + 1), starts].map((some) => some.filter(Boolean).length);
  return of ? `Exercise ${exercise} of ${of}` : "";
}

const minutes = (s) => new Date(s * 1000).toISOString().slice(14, 19).replace(/^0/, "");
export const clock = (s) => (s > 59 ? minutes(Math.ceil(s)) : String(Math.ceil(s)));

export function nextOf(next) {
  const { kind, name, side, words, seconds } = next ?? { kind: "end" };
  const work = [name, SIDES[side]?.toLowerCase(), words].filter(Boolean).join(", ");
  return `Next: ${{ end: "the end", ready: name, work, rest: `rest, ${seconds} seconds`, change: words?.toLowerCase() }[kind]}`;
}

const setOf = ({ sets, set }) => (sets > 1 ? `Set ${set} of ${sets}` : "");
const sentence = (...parts) => parts.filter(Boolean).map((part) => part.replace(/\.$/, "")).join(". ");

export function spokenOf({ phase, step, next, slept }) {
  if (ENDINGS[phase]) return sentence(...ENDINGS[phase]);
  if (phase === "paused") return slept ? SLEPT : "Paused";
  if (step.kind === "work") return sentence(SIDES[step.side], step.words, setOf(step));
  if (step.kind === "rest") return sentence(`Rest, ${step.seconds} seconds`, nextOf(next));
  return sentence(step.words, step.cues?.[0], step.note);
}

function createSounds(prefs) {
  let [audio, ahead] = [null, []];
  function tone([pitch, after, length], delay) {
    const start = audio.currentTime + delay + after;
    const [made, volume] = [new OscillatorNode(audio, { frequency: pitch }), new GainNode(audio)];
    volume.gain.setValueAtTime(0.25, start).exponentialRampToValueAtTime(0.001, start + length);
    made.connect(volume).connect(audio.destination);
    made.start(start);
    made.stop(start + length);
    return made;
  }
  const play = (name, delay = 0) => audio && prefs.sound && ahead.push(...NOTES[name].map((note) => tone(note, delay)));
  // Planned on the audio clock, because a hidden tab's timers are late.
  function plan({ step, next, elapsed }) {
    const left = step.seconds - elapsed;
    ahead = [];
    for (const s of [3, 2, 1]) if (left > s && step.seconds > 4) play("last", left - s);
    for (let n = 1; step.rep_s && n < step.reps; n++) if (n * step.rep_s > elapsed) play("rep", n * step.rep_s - elapsed);
    play(next?.kind ?? "finished", left);
  }
  const unlock = () => window.AudioContext && (audio ??= new AudioContext()).resume();
  const hush = () => ahead.splice(0).forEach((made) => made.stop());
  return { play, plan, unlock, hush, close: () => setTimeout(() => audio?.close(), 3000) };
}

function createVoice(prefs, speech = window.speechSynthesis) {
  // What is said gently waits for silence.
  function say(text, gently = false) {
    if (!prefs.voice || !speech || (gently && (speech.speaking || speech.pending))) return;
    speech.cancel();
    speech.speak(Object.assign(new SpeechSynthesisUtterance(text), { lang: "en", rate: 0.95 }));
  }
  return { say, hush: () => speech?.cancel() };
}

function createLock() {
  let [wanted, lock] = [false, null];
  return async function want(yes = wanted) {
    wanted = yes;
    const needed = yes && !document.hidden && (!lock || (await lock)?.released !== false);
    if (needed) lock = navigator.wakeLock?.request("screen").catch(() => null);
    if (!wanted) (await lock)?.release();
  };
}

// Storage may be forbidden; the session goes on without it.
function stored(key, value) {
  try {
    if (value === undefined) return JSON.parse(localStorage.getItem(key));
    return value ? localStorage.setItem(key, JSON.stringify(value)) : localStorage.removeItem(key);
  } catch {
    return null;
  }
}

function make(tag, name, text = "", attributes = {}) {
  const made = Object.assign(document.createElement(tag), { className: name, textContent: text });
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
const part = (tag, name, attributes) => make(tag, `hb-player-${name}`, "", attributes);
const button = (name, text, keys) => make("button", name, text, { type: "button", ...(keys && { "aria-keyshortcuts": keys }) });

function build() {
  const lines = ["place", "kind", "side", "dose", "rep", "breath", "note", "cue", "next"].map((name) => [name, part("p", name)]);
  const p = {
    ...Object.fromEntries(lines), name: part("h2", "name"), time: part("div", "time", { role: "timer", "aria-live": "off" }),
    bar: part("div", "bar", { "aria-hidden": "true" }), pace: part("div", "pace", { "aria-hidden": "true" }),
    how: part("details", "how"), list: make("ol", ""), said: part("p", "said", { role: "status", "aria-live": "polite" }),
    sound: button("hb-sound", "Sound"), voice: button("hb-voice", window.speechSynthesis ? "Voice" : ""), begin: button("hb-begin"),
    back: button("hb-step-back", "Back", "ArrowLeft"), pause: button("hb-pause", "Pause", "Space P"),
    on: button("hb-step-on", "Skip", "ArrowRight"), tooMuch: button("hb-too-much", "Too much, stop", "X Escape"),
    // JupyterLab's own keys would cut the cell with "x".
    root: make("section", "hb-player", "", { "aria-label": "Session player", "data-lm-suppress-shortcuts": "true" }),
  };
  const group = (name, ...children) => ((p[name] = part("div", name)).append(...children), p[name]);
  for (const bar of [p.bar, p.pace]) bar.append(make("span", ""));
  p.how.append(make("summary", "", "How to do it"), p.list);
  group("card", group("what", p.kind, p.name, p.side), group("count", p.time, p.bar, p.rep, p.pace),
    group("words", p.dose, p.breath, p.cue, p.note, p.how, p.next), p.begin);
  p.root.append(group("top", p.place, p.sound, p.voice), p.card, group("controls", p.back, p.pause, p.on, p.tooMuch), p.said);
  return p;
}

function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = !text;
}
const fill = (bar, share) => (bar.firstChild.style.transform = `scaleX(${clamp(share, 0, 1)})`);

function paintStep(p, { step, next, phase, index, resumed, slept }, steps) {
  const kinds = { waiting: resumed ? "You were here" : "First", running: KINDS[step?.kind], paused: slept ? SLEPT : "Paused" };
  const [kind, end] = ENDINGS[phase] ?? [kinds[phase]];
  const working = step?.kind === "work";
  Object.assign(p.root.dataset, { phase, kind: step?.kind ?? "", turn: index % 2 });
  put(p.kind, kind);
  put(p.name, end ?? step?.name ?? "");
  put(p.side, end ? "" : (SIDES[step?.side] ?? (working ? "Both sides" : "")));
  put(p.place, end ? "" : placeOf(steps, index));
  put(p.dose, [working && step.words, step && setOf(step)].filter(Boolean).join("\u00a0· "));
  put(p.note, step?.note ?? "");
  put(p.next, phase === "waiting" ? "" : nextOf(next));
  put(p.on, step?.kind === "ready" ? "I am ready" : "Skip");
  put(p.pause, phase === "paused" ? "Go on" : "Pause");
  put(p.begin, phase !== "waiting" ? "" : resumed ? "Go on from here" : "Begin");
  p.count.hidden = p.controls.hidden = phase === "waiting" || Boolean(end);
  p.words.hidden = Boolean(end);
  p.how.hidden = !step?.steps?.length;
  p.list.replaceChildren(...(step?.steps ?? []).map((text) => make("li", "", text)));
}

function paintTime(p, { step, elapsed }) {
  const rep = step.kind === "work" ? repOf(step, elapsed) : null;
  put(p.time, clock(step.seconds - elapsed));
  fill(p.bar, elapsed / (step.seconds || 1));
  put(p.rep, rep ? `${rep.number} of ${step.reps}` : "");
  fill(p.pace, rep?.share ?? 0);
  p.pace.hidden = !rep;
  put(p.breath, breathOf(step, elapsed));
  put(p.cue, cueOf(step, elapsed));
}

// One clock for page and engine: paints, speaks, tells Python, keeps what a reload needs.
function createLeader(model, p, sounds, voice) {
  const [steps, key, wake] = [model.get("steps"), `hipbook-session-${model.get("token")}`, createLock()];
  const engine = createEngine(steps, () => performance.now(), stored(key));
  let [was, timer, word, outbox] = [{}, 0, "", []];

  const keep = ({ phase } = engine.look()) => phase !== "waiting" && stored(key, ENDINGS[phase] ? null : engine.save());
  function announce(look, byHand) {
    const { phase, step } = look;
    voice.say((p.said.textContent = spokenOf(look)));
    if (byHand || phase === "paused") sounds.hush();
    if (byHand && (phase === "running" || phase === "finished")) sounds.play(step?.kind ?? phase);
    if (phase === "running") sounds.plan(look);
  }
  function whisper({ step, phase, elapsed }, changed) {
    const before = word;
    word = String(repOf(step, elapsed)?.number ?? cueOf(step, elapsed));
    if (!changed && word !== before && phase === "running" && step.kind === "work") voice.say(word, true);
  }
  function paint(byHand) {
    const look = engine.look();
    const changed = look.index !== was.index || look.phase !== was.phase;
    if (changed) paintStep(p, look, steps), wake(look.phase === "running");
    if (changed && look.phase !== "waiting") announce(look, byHand);
    if (look.step && !ENDINGS[look.phase]) paintTime(p, look), whisper(look, changed);
    if (changed) keep();
    was = look;
  }
  function go(events, byHand = false) {
    paint(byHand);
    clearTimeout(timer);
    const { phase, step, elapsed } = engine.look();
    if (phase === "running") timer = setTimeout(tick, clamp((step.seconds - elapsed) * 1000, 1, 100));
    // Sending throws where the kernel is gone: the clock is set before it, and the rest waits for the next try.
    for (outbox.push(...events); events.length && outbox.length; outbox.shift()) model.send(outbox[0]);
  }
  const tick = () => go(engine.tick());
  function move(name, ...given) {
    was = {};
    go([...engine.tick(), ...engine[name](...given)], true);
  }
  function stop() {
    keep(), clearTimeout(timer);
    if (!ENDINGS[engine.look().phase]) sounds.hush(), voice.hush();
    sounds.close(), wake(false);
  }
  const planned = () => engine.look().phase === "running" && sounds.plan(engine.look());
  return { begin: () => go(engine.save().done), move, keep, stop, planned, look: engine.look, sight: () => (wake(), tick()) };
}

// Keys act where the player or nothing has the focus: other parts of a notebook have their own meaning for them.
function keyOf({ target, key, repeat, ctrlKey, altKey, metaKey }, p) {
  const elsewhere = (!p.root.contains(target) && target.closest("input, textarea, select, button, a, summary")) || !p.root.getClientRects().length;
  const taken = target.closest("input, textarea, select, [contenteditable]") || (key === " " && target.closest("button, summary"));
  return elsewhere || taken || p.controls.hidden || repeat || ctrlKey || altKey || metaKey ? null : KEYS[key.toLowerCase()];
}

function toggle(control, prefs, name, tryOut) {
  control.setAttribute("aria-pressed", prefs[name]);
  control.addEventListener("click", () => {
    prefs[name] = !prefs[name];
    stored("hipbook-player", prefs);
    control.setAttribute("aria-pressed", prefs[name]);
    tryOut();
  });
}

function render({ model, el }) {
  const prefs = { sound: true, voice: false, ...stored("hipbook-player") };
  const [p, sounds, voice] = [build(), createSounds(prefs), createVoice(prefs)];
  const leader = createLeader(model, p, sounds, voice);
  function act(name) {
    // Browsers allow sound only from within a click.
    sounds.unlock();
    leader.move(name === "pause" && leader.look().phase === "paused" ? "resume" : name, new Date().toISOString());
    if (name === "begin") p.pause.focus({ preventScroll: true }), p.root.scrollIntoView({ block: "start" });
  }
  function onKey(event) {
    const name = keyOf(event, p);
    if (name) event.preventDefault(), event.stopPropagation(), act(name);
  }
  function onPress(name, { detail }) {
    act(name);
    // After a tap the space bar should pause, not press the same button again.
    if (detail && name !== "begin") p[name].blur();
  }
  for (const name of ["begin", "back", "pause", "on", "tooMuch"]) p[name].addEventListener("click", (event) => onPress(name, event));
  toggle(p.sound, prefs, "sound", () => (sounds.unlock(), sounds.hush(), sounds.play("work"), leader.planned()));
  toggle(p.voice, prefs, "voice", () => (voice.hush(), voice.say("This is how I speak.")));
  const gone = new AbortController();
  const listen = (where, what, does) => where.addEventListener(what, does, { capture: true, signal: gone.signal });
  listen(document, "keydown", onKey);
  listen(document, "visibilitychange", leader.sight);
  listen(window, "pagehide", () => leader.keep());
  // A slip of the thumb should not end a session: the browser asks first.
  listen(window, "beforeunload", (event) => ["running", "paused"].includes(leader.look().phase) && event.preventDefault());
  el.append(p.root);
  leader.begin();
  return () => (gone.abort(), leader.stop());
}

export default { render };
