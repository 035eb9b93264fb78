// Bundled from hipbook/widgets/js by "make js": change it there.

// hipbook/widgets/js/shared/dom.js
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== void 0) made.setAttribute(name, String(value));
  }
  made.append(...children);
  return made;
}

// hipbook/widgets/js/shared/numbers.js
var clamp = (value, low, high) => Math.min(high, Math.max(low, value));
var tenths = (value) => Math.round(value * 10) / 10;

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

// hipbook/widgets/js/trial/beep.js
var READY_HZ = 440;
var END_HZ = 660;
var START_HZ = 880;
var SHORT_S = 0.3;
var LONG_S = 0.6;
var LATE_MS = 500;
function context() {
  const page = (
    /** @type {SoundWindow} */
    window
  );
  if (!page.hipbookSound || page.hipbookSound.state === "closed") page.hipbookSound = createAudio();
  return page.hipbookSound;
}
async function beep(pitch, length = SHORT_S) {
  try {
    const audio = context();
    const due = performance.now();
    if (audio && isInterrupted(audio)) await wake(audio);
    if (audio && !isInterrupted(audio) && performance.now() - due < LATE_MS) playTone(audio, { pitch, length });
  } catch {
  }
}

// hipbook/widgets/js/trial/clock.js
var READY_S = 5;
var TICK_MS = 100;
var ASLEEP_MS = 2e3;
var SLEPT = "This device slept in the middle of it, so that was no try. Start again when you are ready.";
function endWords(kind, elapsed, seconds) {
  if (kind === "hold") return `${elapsed.toFixed(1)} s. Keep it below, or start again.`;
  if (elapsed < seconds) return "Stopped before the end.";
  return kind === "count" ? "Time. How many full stands? Type it below." : "Held. Say so below.";
}
function createClock(model, el) {
  const kind = (
    /** @type {ClockKind} */
    model.get("kind")
  );
  const seconds = model.get("seconds");
  const face = element("p", { class: "hb-clock", role: "timer", "aria-live": "off" }, `${seconds.toFixed(0)} s`);
  const status = element("p", { role: "status", "aria-live": "polite" }, model.get("say"));
  const press = element("button", { type: "button", class: "jupyter-button hb-button hb-primary" }, "Start");
  let began = 0;
  let seen = [0, 0];
  let ticking;
  const elapsed = () => (performance.now() - began) / 1e3;
  function halt() {
    clearInterval(ticking);
    began = 0;
  }
  function stop(worked) {
    halt();
    beep(END_HZ, LONG_S);
    press.textContent = "Start again";
    face.textContent = `${worked.toFixed(1)} s`;
    status.textContent = endWords(kind, worked, seconds);
    if (kind === "hold") model.send({ event: "found", value: tenths(worked) });
  }
  function takeBack() {
    halt();
    face.textContent = `${seconds.toFixed(0)} s`;
    press.textContent = "Start";
  }
  const clocks = () => [performance.now(), Date.now()];
  const hasSlept = () => clocks().some((time, n) => time - (seen[n] ?? 0) > ASLEEP_MS);
  function refuse() {
    takeBack();
    status.textContent = SLEPT;
  }
  function go() {
    if (press.textContent === "Stop") return;
    press.textContent = "Stop";
    status.textContent = "Go.";
    beep(START_HZ);
  }
  function tick() {
    if (hasSlept()) {
      refuse();
      return;
    }
    seen = clocks();
    const now = elapsed();
    if (now < 0) face.textContent = `Ready: ${Math.ceil(-now)}`;
    else if (now >= seconds) stop(seconds);
    else {
      go();
      face.textContent = `${(kind === "hold" ? now : seconds - now).toFixed(1)} s`;
    }
  }
  function start() {
    began = performance.now() + READY_S * 1e3;
    seen = clocks();
    press.textContent = "Not yet";
    status.textContent = `Get ready: it begins in ${READY_S} seconds.`;
    beep(READY_HZ);
    ticking = setInterval(tick, TICK_MS);
    tick();
  }
  press.addEventListener("click", () => {
    if (!began) start();
    else if (hasSlept()) refuse();
    else if (elapsed() < 0) takeBack();
    else stop(elapsed());
  });
  el.append(status, face, press);
  return () => clearInterval(ticking);
}

// hipbook/widgets/js/trial/geometry.js
var DEGREES = 180 / Math.PI;
function down({ beta, gamma }) {
  const [front, side] = [beta / DEGREES, gamma / DEGREES];
  return [Math.cos(front) * Math.sin(side), -Math.sin(front), -Math.cos(front) * Math.cos(side)];
}
function degreesBetween(one, other) {
  const product = one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
  return Math.acos(clamp(product, -1, 1)) * DEGREES;
}

// hipbook/widgets/js/trial/level.js
var WAIT_MS = 1500;
async function refusal() {
  if (!window.isSecureContext || !("DeviceOrientationEvent" in window)) return "This page cannot read a level here.";
  try {
    const type = (
      /** @type {{ requestPermission?: () => Promise<string> }} */
      /** @type {unknown} */
      window.DeviceOrientationEvent
    );
    const answer = await type.requestPermission?.();
    return answer && answer !== "granted" ? "The level was not allowed." : "";
  } catch {
    return "The level was not allowed.";
  }
}
var button = (text, attributes) => element("button", { type: "button", class: "jupyter-button hb-button", ...attributes }, text);
function createLevel(model, el) {
  const status = element("p", { role: "status", "aria-live": "polite" }, model.get("say"));
  const face = element("p", { class: "hb-clock", "aria-live": "off", hidden: "" });
  const begin = button("Use this phone's level");
  const zero = button("Set to 0 here", { hidden: "" });
  const keep = button("Read it now", { class: "jupyter-button hb-button hb-primary", hidden: "" });
  let now = null;
  let from = null;
  let waiting;
  function askToType(why) {
    status.textContent = `${why} Use a level app on your phone and type the angle below.`;
    begin.hidden = true;
  }
  function follow({ beta, gamma }) {
    if (beta === null || gamma === null) return;
    if (!now) status.textContent = "Lay the phone on as described, and set it to 0.";
    now = down({ beta, gamma });
    face.hidden = false;
    zero.hidden = false;
    face.textContent = from ? `${degreesBetween(from, now).toFixed(0)}°` : "set it to 0";
  }
  async function start() {
    const why = await refusal();
    if (why) {
      askToType(why);
      return;
    }
    addEventListener("deviceorientation", follow);
    begin.hidden = true;
    waiting = setTimeout(() => {
      if (!now) askToType("This device has no level that the page can read.");
    }, WAIT_MS);
  }
  function setToZero() {
    from = now;
    keep.hidden = false;
    status.textContent = "Now move, and read it at the end of the movement.";
    beep(READY_HZ);
  }
  function readIt() {
    if (!from || !now) return;
    const degrees = Math.round(degreesBetween(from, now));
    status.textContent = `${degrees} degrees. Keep it below, or read it again.`;
    beep(END_HZ);
    model.send({ event: "found", value: degrees });
  }
  begin.addEventListener("click", start);
  zero.addEventListener("click", setToZero);
  keep.addEventListener("click", readIt);
  el.append(status, face, element("div", { class: "hb-trial-row" }, begin, zero, keep));
  return () => {
    clearTimeout(waiting);
    removeEventListener("deviceorientation", follow);
  };
}

// hipbook/widgets/js/trial/index.js
function render({ model, el }) {
  el.classList.add("hb-trial");
  return model.get("kind") === "angle" ? createLevel(model, el) : createClock(model, el);
}
var trial_default = { render };
export {
  trial_default as default,
  render
};
