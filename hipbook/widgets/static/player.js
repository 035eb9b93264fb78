// The player leads a session by itself; Python only hears what was done. Nothing here is fetched from anywhere.
// The other scripts stand before it in the same module: engine.js, cues.js, device.js, keeping.js.

const SLEPT = "Paused, because this device slept";
const KINDS = {
  ready: "Get ready", work: "Now", rest: "Rest", change: "Change sides", down: "Down", up: "Up", compare: "Quiet",
};
const KEYS = {
  " ": "pause", p: "pause", arrowleft: "back", arrowright: "on", x: "tooMuch", escape: "tooMuch",
  mediaplaypause: "pause", mediatracknext: "on", mediatrackprevious: "back", mediastop: "pause",
};
const RATES = { Slow: 0.8, Usual: 0.95, Quick: 1.15 };
const USUAL = { sound: true, voice: true, flash: false, media: false, name: "", rate: 0.95 };
// How late a line may still be said: a count is true only at its moment, words on how to lie may come after a slow voice's last.
const [LATE_COUNT_S, LATE_S] = [1, 4];
const TRIED = [
  ["ready", "This is how I speak. That tone means: get ready."], ["work", "This means: begin."],
  ["rep", "Here the next one begins."], ["release", "Here you come back."],
  ["last", "Ticks like this: three seconds left."], ["change", "Change sides."], ["finished", "The end."],
];

export function cueOf({ cues = [], seconds }, elapsed) {
  return cues[Math.floor(elapsed / Math.max(6, seconds / cues.length)) % cues.length] ?? "";
}

export function placeOf(steps, index) {
  const led = steps.filter((step) => step.kind === "work");
  const starts = [...new Set(led.map((step) => `${step.item} ${step.exercise}`))];
  const step = steps.slice(index).find((later) => later.kind === "work") ?? led.at(-1);
  return step ? `Exercise ${starts.indexOf(`${step.item} ${step.exercise}`) + 1} of ${starts.length}` : "";
}

const minutes = (s) => new Date(s * 1000).toISOString().slice(14, 19).replace(/^0/, "");
export const clock = (s) => (s > 59 ? minutes(Math.ceil(s)) : String(Math.ceil(s)));

export function saidOf({ phase, step, next, slept }) {
  if (ENDINGS[phase]) return sentence(...ENDINGS[phase]);
  if (phase === "paused") return slept ? SLEPT : "Paused";
  return openingOf(step, next) || sentence(step.lead || SIDES[step.side], step.words, setOf(step));
}

function make(tag, name, text = "", attributes = {}) {
  const made = Object.assign(document.createElement(tag), { className: name, textContent: text });
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
const part = (tag, name, attributes) => make(tag, `hb-player-${name}`, "", attributes);
const button = (name, text, keys) => make("button", name, text, { type: "button", ...(keys && { "aria-keyshortcuts": keys }) });

function build() {
  const lines = ["at", "kind", "side", "place", "brief", "dose", "rep", "breath", "note", "cue", "next", "link", "mute", "hint"];
  const p = {
    ...Object.fromEntries(lines.map((name) => [name, part("p", name)])), name: part("h2", "name"),
    time: part("div", "time", { role: "timer", "aria-live": "off" }),
    bar: part("div", "bar", { "aria-hidden": "true" }), pace: part("div", "pace", { "aria-hidden": "true" }),
    figure: part("div", "figure"), flash: part("div", "flash", { "aria-hidden": "true" }),
    how: part("details", "how"), list: make("ol", ""), said: part("p", "said", { role: "status", "aria-live": "polite" }),
    sound: button("hb-sound", "Sound"), voice: button("hb-voice", "Voice"), flashing: button("hb-flash", "Flash"),
    media: button("hb-media", "Headset keys"), tryOut: button("hb-try", "Try them"), begin: button("hb-begin"), reload: button("hb-reload", "Reload the page"),
    voices: make("select", "hb-voices"), rates: make("select", "hb-rates"),
    back: button("hb-step-back", "Back", "ArrowLeft"), pause: button("hb-pause", "Pause", "Space P"),
    on: button("hb-step-on", "Skip", "ArrowRight"), end: button("hb-end-here", "End here"), tooMuch: button("hb-too-much", "Too much, stop", "X Escape"),
    // JupyterLab's own keys would cut the cell with "x".
    root: make("section", "hb-player", "", { "aria-label": "Session player", "data-lm-suppress-shortcuts": "true" }),
  };
  const group = (name, ...children) => ((p[name] = part("div", name)).append(...children), p[name]);
  const labelled = (text, field) => { const label = make("label", "", text); label.append(field); return label; };
  for (const bar of [p.bar, p.pace]) bar.append(make("span", ""));
  p.how.append(make("summary", "", "How to do it"), p.list);
  group("switches", p.sound, p.voice, p.flashing, p.media);
  group("trial", make("h3", "", "Sound and voice"), p.switches, group("fine", labelled("Voice", p.voices), labelled("Speed", p.rates), p.tryOut), p.mute);
  p.mute.textContent = "This device has no English voice of its own, so tones lead you. Turn on Flash to see them too.";
  p.hint.textContent = window.matchMedia("(pointer: coarse)").matches ? "Tap anywhere to pause" : "Click anywhere or press space to pause";
  group("card", p.figure, group("what", p.kind, p.name, p.side, p.place), group("count", p.time, p.bar, p.rep, p.pace),
    group("words", p.breath, p.dose, p.cue, p.brief, p.note, p.how, p.next, p.link, p.reload), p.begin, p.trial);
  p.root.append(group("top", p.at, p.hint), p.card, group("controls", p.back, p.pause, p.on, p.end, p.tooMuch), p.said, p.flash);
  return p;
}

function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = !text;
}
const fill = (bar, share) => (bar.firstChild.style.transform = `scaleX(${clamp(share, 0, 1)})`);

// A drawing is markup of our own book, parsed as a picture: no script of it runs. It works the side that is led.
function draw(slot, markup, side) {
  slot.hidden = !markup;
  if (slot.dataset.of !== markup) {
    const drawing = markup && document.importNode(new DOMParser().parseFromString(markup, "image/svg+xml").documentElement, true);
    slot.replaceChildren(...(drawing ? [drawing] : []));
    slot.dataset.of = markup ?? "";
  }
  const svg = slot.firstChild;
  if (!svg) return;
  if (side && svg.dataset.side && side !== svg.dataset.side) svg.dataset.mirrored = "yes";
  else delete svg.dataset.mirrored;
  if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) svg.dataset.show = "still";
  else svg.setCurrentTime?.(0), svg.unpauseAnimations?.();
}

// What a side means, such as which leg to stand on, where "left side" and the place do not say it all.
const sideOf = ({ kind, lead = "" }) => (["ready", "change", "work"].includes(kind) && !/^(left|right) side( up)?$/i.test(lead) ? lead : "");

function paintStep(p, { step, next, phase, index, resumed, slept }, steps, figures) {
  const kinds = { waiting: resumed ? "You were here" : "First", running: KINDS[step?.kind], paused: slept ? SLEPT : "Paused" };
  const [kind, end] = ENDINGS[phase] ?? [kinds[phase]];
  const working = step?.kind === "work";
  Object.assign(p.root.dataset, { phase, kind: step?.kind ?? "", turn: index % 2 });
  put(p.kind, kind);
  put(p.name, end ?? step?.name ?? "");
  put(p.side, end ? "" : (SIDES[step?.side] ?? ""));
  put(p.at, end ? "" : placeOf(steps, index));
  put(p.place, step ? sentence(step.place, sideOf(step)) : "");
  put(p.brief, step?.brief ?? "");
  put(p.dose, step?.kind === "ready" ? (step.cues[0] ?? "") : [working && !step.reps && step.words, step && setOf(step)].filter(Boolean).join("\u00a0· "));
  put(p.note, step?.note ?? "");
  // What one gets ready for stands there already.
  put(p.next, phase === "waiting" || next?.kind === "work" ? "" : nextOf(next));
  put(p.on, ["ready", "down", "up"].includes(step?.kind) ? "I am ready" : step?.free && working ? "Done" : "Skip");
  put(p.pause, phase === "paused" ? "Go on" : "Pause");
  put(p.begin, phase !== "waiting" ? "" : resumed ? "Go on from here" : "Begin");
  draw(p.figure, end ? null : figures?.[step?.figure], step?.side);
  p.count.hidden = p.controls.hidden = phase === "waiting" || Boolean(end);
  p.trial.hidden = p.end.hidden = true;
  if (phase === "waiting" || phase === "paused") p.trial.hidden = false;
  p.end.hidden = phase !== "paused";
  p.hint.hidden = phase !== "running";
  p.place.hidden ||= Boolean(end);
  for (const line of [p.breath, p.dose, p.cue, p.brief, p.note, p.next]) line.hidden ||= Boolean(end);
  p.how.hidden = Boolean(end) || !step?.steps?.length;
  p.list.replaceChildren(...(step?.steps ?? []).map((text) => make("li", "", text)));
}

function paintTime(p, { step, elapsed }) {
  const rep = step.kind === "work" ? repOf(step, elapsed) : null;
  put(p.time, clock(step.seconds - elapsed));
  fill(p.bar, elapsed / (step.seconds || 1));
  put(p.rep, rep ? `${rep.number} of ${step.reps}` : "");
  fill(p.pace, rep?.share ?? 0);
  p.pace.hidden = !rep;
  put(p.breath, rep?.word || (step.kind === "work" || step.kind === "ready" ? step.breath && `Breath: ${step.breath}` : "") || "");
  put(p.cue, step.kind === "work" ? cueOf(step, elapsed) : "");
}

// One clock for page and engine: paints, speaks, tells Python, keeps what a reload needs.
function createLeader(model, p, prefs, { sounds, voice, headset }) {
  const [steps, key, wake, outbox] = [model.get("steps"), KEPT + model.get("token"), createLock(), outboxes.get(model.get("token"))];
  const engine = createEngine(steps, () => performance.now(), model.get("keep") ? stored(key) : null);
  const sheets = steps.map((step, n) => linesOf(step, steps[n + 1]));
  let [was, timer, spoken, wall, shown] = [{}, 0, 0, 0, 0];
  const waker = createWaker(() => tick());

  const keep = () => model.get("keep") && !model.get("over") && stored(key, { plan: model.get("plan"), ...engine.save() });
  function flash() {
    if (prefs.flash) p.flash.dataset.turn = (shown += 1) % 2;
  }
  function announce(look, byHand) {
    const { phase, step, elapsed, index } = look;
    p.said.textContent = saidOf(look);
    if (byHand || phase !== "running") sounds.hush();
    if (byHand && (phase === "running" || phase === "finished")) sounds.play(step?.kind ?? phase);
    if (phase === "running") sounds.plan(steps, look), flash();
    spoken = phase === "running" && step ? sheets[index].findIndex((line) => line.at >= elapsed - 0.3) : -1;
    if (phase !== "running") voice.say(p.said.textContent);
    else if (elapsed > 0.3) voice.say(saidOf(look), true);
  }
  function speak({ phase, index, elapsed }) {
    const line = phase === "running" && spoken >= 0 ? sheets[index][spoken] : null;
    if (!line || elapsed < line.at) return;
    const inTime = elapsed - line.at < (steps[index].kind === "work" ? LATE_COUNT_S : LATE_S);
    if (inTime && line.at > 0 && voice.busy()) return;
    spoken += 1;
    if (inTime) voice.say(line.say, line.at > 0);
    if (/^[123]$/.test(line.say) && line.at > steps[index].seconds - 4) flash();
  }
  function paint(byHand) {
    const look = engine.look();
    const changed = look.index !== was.index || look.phase !== was.phase;
    if (changed) paintStep(p, look, steps, model.get("figures")), wake(look.phase === "running"), headset.show(look);
    if (changed && look.phase !== "waiting") announce(look, byHand);
    if (look.step && !ENDINGS[look.phase]) paintTime(p, look), speak(look);
    if (changed && look.phase !== "waiting") keep();
    if (ENDINGS[look.phase]) setTimeout(linked, AGAIN_MS);
    was = look;
  }
  // Python answers an ending with the form. Where it does not, say that nothing is lost.
  function linked(lost = outbox.waiting()) {
    const ended = ENDINGS[engine.look().phase];
    const kept = model.get("keep") ? "What you did is kept in this browser." : "";
    put(p.link, !lost ? "" : ended ? `The connection is lost. ${kept} Reload the page to log it.` : "The connection is lost. Your session goes on here.");
    p.reload.hidden = !(lost && ended);
  }
  function go(events, byHand = false) {
    paint(byHand);
    clearTimeout(timer);
    const { phase, step, elapsed } = engine.look();
    if (phase === "running") timer = setTimeout(tick, clamp((step.seconds - elapsed) * 1000, 1, 100));
    outbox.tell(events);
  }
  // A device asleep stops one of its two clocks; the other shows how long.
  function tick() {
    const apart = Date.now() - performance.now();
    const slept = apart - wall > SLEPT_MS;
    wall = apart;
    go(slept ? engine.asleep() : engine.tick());
  }
  function move(name, ...given) {
    was = {};
    if (name === "begin" || name === "resume") wall = Date.now() - performance.now();
    go([...engine.tick(), ...engine[name](...given)], true);
  }
  function stop() {
    if (engine.look().phase !== "waiting") keep();
    clearTimeout(timer), waker(false);
    if (!ENDINGS[engine.look().phase]) sounds.hush(), voice.hush();
    sounds.close(), wake(false), headset.stop();
  }
  const running = () => engine.look().phase === "running";
  return {
    begin: () => (paint(), linked(false), outbox.recall(engine.save().done)), move, keep, stop, linked, look: engine.look,
    planned: () => (sounds.hush(), running() && sounds.plan(steps, engine.look())),
    sight: () => (wake(), waker(document.hidden && running()), tick()),
    live: () => ["running", "paused"].includes(engine.look().phase),
  };
}

// Keys act where the player or nothing has the focus: other parts of a notebook have their own meaning for them.
function keyOf({ target, key, repeat, ctrlKey, altKey, metaKey }, p) {
  const elsewhere = (!p.root.contains(target) && target.closest("input, textarea, select, button, a, summary")) || !p.root.getClientRects().length;
  const taken = target.closest("input, textarea, select, [contenteditable]") || (key === " " && target.closest("button, summary"));
  return elsewhere || taken || p.controls.hidden || repeat || ctrlKey || altKey || metaKey ? null : KEYS[key.toLowerCase()];
}

function option(select, text, value, chosen) {
  select.append(Object.assign(make("option", "", text), { value, selected: chosen }));
}

// Sound, voice and flash are chosen and tried before anything begins; each may be off.
function createTrial(p, prefs, sounds, voice, replan) {
  const keep = () => stored("hipbook-player", prefs);
  const trying = [];
  function paint() {
    const here = voicesHere(voice.speech);
    for (const [control, name] of [[p.sound, "sound"], [p.voice, "voice"], [p.flashing, "flash"], [p.media, "media"]]) control.setAttribute("aria-pressed", prefs[name]);
    p.voices.replaceChildren();
    for (const { name } of here) option(p.voices, name, name, name === voice.chosen()?.name);
    p.voice.hidden = p.voices.parentNode.hidden = p.rates.parentNode.hidden = !here.length;
    p.mute.hidden = here.length > 0;
    p.media.hidden = !navigator.mediaSession;
  }
  // Each tone, then what it means.
  function tryOut() {
    stopTrying(), sounds.unlock();
    if (prefs.flash) p.flash.dataset.turn = p.flash.dataset.turn === "0" ? 1 : 0;
    let at = 0;
    for (const [name, means] of TRIED) {
      const says = () => voice.say(means);
      sounds.play(name, at);
      trying.push(setTimeout(says, (at + 0.7) * 1000));
      at += 1.2 + spokenS(means) / prefs.rate;
    }
  }
  function stopTrying() {
    trying.splice(0).forEach(clearTimeout);
    voice.hush(), sounds.hush();
  }
  function toggle(control, name, after) {
    control.addEventListener("click", () => (((prefs[name] = !prefs[name]), keep(), paint(), after())));
  }
  for (const [text, rate] of Object.entries(RATES)) option(p.rates, text, rate, rate === prefs.rate);
  toggle(p.sound, "sound", () => (sounds.unlock(), replan(), sounds.play("work")));
  toggle(p.voice, "voice", () => (voice.hush(), voice.say("This is how I speak.")));
  toggle(p.flashing, "flash", () => prefs.flash && (p.flash.dataset.turn = p.flash.dataset.turn === "0" ? 1 : 0));
  toggle(p.media, "media", () => {});
  p.voices.addEventListener("change", () => ((prefs.name = p.voices.value), keep(), voice.say("This is how I speak.")));
  p.rates.addEventListener("change", () => ((prefs.rate = Number(p.rates.value)), keep(), voice.say("This is how fast I speak.")));
  p.tryOut.addEventListener("click", tryOut);
  p.begin.addEventListener("click", () => trying.splice(0).forEach(clearTimeout));
  paint();
  return paint;
}

function render({ model, el }) {
  const prefs = { ...USUAL, ...stored("hipbook-player") };
  const [p, sounds, voice] = [build(), createSounds(prefs), createVoice(prefs)];
  const headset = createHeadset(prefs, (name) => act(name));
  const leader = createLeader(model, p, prefs, { sounds, voice, headset });
  function act(name) {
    // Browsers allow sound only from within a click.
    sounds.unlock(), headset.start();
    leader.move(name === "pause" && leader.look().phase === "paused" ? "resume" : name, new Date().toISOString());
    if (name === "begin") p.pause.focus({ preventScroll: true }), p.root.scrollIntoView({ block: "start" });
  }
  function onKey(event) {
    const name = keyOf(event, p);
    if (name) event.preventDefault(), event.stopPropagation(), act(name);
  }
  // One press counts once: the second click of a double one would pause what begins, or skip what one is ready for.
  function onPress(name, { detail }) {
    if (detail > 1) return;
    act(name);
    // After a tap the space bar should pause, not press the same button again.
    if (detail && name !== "begin") p[name].blur();
  }
  for (const name of ["begin", "back", "pause", "on", "end", "tooMuch"]) p[name].addEventListener("click", (event) => onPress(name, event));
  p.card.addEventListener("click", ({ target, detail }) => detail < 2 && leader.live() && !target.closest("button, summary, select, label, a, ol") && act("pause"));
  p.reload.addEventListener("click", () => location.reload());
  const trial = createTrial(p, prefs, sounds, voice, leader.planned);
  const gone = new AbortController();
  const listen = (where, what, does) => where?.addEventListener(what, does, { capture: true, signal: gone.signal });
  listen(document, "keydown", onKey);
  listen(document, "visibilitychange", leader.sight);
  listen(document, "hipbook:lost", () => leader.linked(true));
  listen(document, "hipbook:back", () => leader.linked(false));
  listen(window, "pagehide", () => leader.live() && leader.keep());
  listen(voice.speech, "voiceschanged", trial);
  // What is kept may be resumed; only where it cannot be kept does the browser ask before it is left.
  listen(window, "beforeunload", (event) => leader.live() && !leader.keep() && event.preventDefault());
  el.append(p.root);
  leader.begin();
  // On the page one thing follows another in the same place: each begins at its top, with the focus on it.
  const dashboard = () => p.root.closest(".hb-dashboard");
  requestAnimationFrame(() => dashboard() && (window.scrollTo({ top: 0 }), p.begin.focus({ preventScroll: true })));
  const title = document.querySelector(".hb-dashboard .hb-practise h1");
  function leave() {
    if (title) window.scrollTo({ top: 0 }), title.focus({ preventScroll: true });
    gone.abort(), leader.stop();
  }
  return leave;
}

export default { initialize, render };
