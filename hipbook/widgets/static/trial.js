// One try of a home test: a countdown, a stopwatch, or the phone's level. It finds a number; Python keeps it.

const READY_S = 5;
const WAIT_FOR_LEVEL_MS = 1500;
const DEGREES = 180 / Math.PI;

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function beep(pitch, length = 0.25) {
  try {
    const sound = (window.hipbookSound ||= new AudioContext());
    const tone = sound.createOscillator();
    const volume = sound.createGain();
    tone.frequency.value = pitch;
    volume.gain.value = 0.2;
    tone.connect(volume).connect(sound.destination);
    tone.start();
    tone.stop(sound.currentTime + length);
  } catch {
    // Without sound the clock on the page says the same.
  }
}

// Which way is down, seen from the phone, by its tilt to the front (beta) and to the side (gamma), in degrees.
export function down({ beta, gamma }) {
  const [b, g] = [beta / DEGREES, gamma / DEGREES];
  return [Math.cos(b) * Math.sin(g), -Math.sin(b), -Math.cos(b) * Math.cos(g)];
}

export function degreesBetween(one, other) {
  const product = one.reduce((sum, part, n) => sum + part * other[n], 0);
  return Math.acos(Math.max(-1, Math.min(1, product))) * DEGREES;
}

function clock(model, el, ends) {
  const { kind, seconds } = { kind: model.get("kind"), seconds: model.get("seconds") };
  const face = element("p", { class: "hb-clock", role: "timer", "aria-live": "off" }, `${seconds.toFixed(0)} s`);
  const told = element("p", { role: "status", "aria-live": "polite" }, model.get("say"));
  const press = element("button", { type: "button", class: "jupyter-button hb-button hb-primary" }, "Start");
  let began = 0;
  let ticking = 0;
  const stop = (elapsed) => {
    clearInterval(ticking);
    began = 0;
    beep(660, 0.6);
    press.textContent = "Start again";
    const whole = kind === "count" || kind === "stages" ? elapsed >= seconds : true;
    face.textContent = `${elapsed.toFixed(1)} s`;
    told.textContent = kind === "hold" ? `${elapsed.toFixed(1)} s. Keep it below, or start again.`
      : whole ? (kind === "count" ? "Time. How many full stands? Type it below." : "Held. Say so below.") : "Stopped before the end.";
    if (kind === "hold") model.send({ event: "found", value: Math.round(elapsed * 10) / 10 });
  };
  const tick = () => {
    const elapsed = (performance.now() - began) / 1000;
    if (elapsed < 0) {
      face.textContent = `Ready: ${Math.ceil(-elapsed)}`;
    } else if (elapsed >= seconds) {
      stop(seconds);
    } else {
      if (press.textContent !== "Stop") {
        press.textContent = "Stop";
        told.textContent = "Go.";
        beep(880);
      }
      face.textContent = `${(kind === "hold" ? elapsed : seconds - elapsed).toFixed(1)} s`;
    }
  };
  press.addEventListener("click", () => {
    if (began) {
      const elapsed = (performance.now() - began) / 1000;
      if (elapsed < 0) {
        clearInterval(ticking);
        began = 0;
        face.textContent = `${seconds.toFixed(0)} s`;
        press.textContent = "Start";
      } else stop(elapsed);
      return;
    }
    began = performance.now() + READY_S * 1000;
    press.textContent = "Not yet";
    told.textContent = `Get ready: it begins in ${READY_S} seconds.`;
    beep(440);
    ticking = setInterval(tick, 100);
    tick();
  });
  ends.push(() => clearInterval(ticking));
  el.append(told, face, press);
}

function level(model, el, ends) {
  const told = element("p", { role: "status", "aria-live": "polite" }, model.get("say"));
  const face = element("p", { class: "hb-clock", "aria-live": "off", hidden: "" }, "");
  const begin = element("button", { type: "button", class: "jupyter-button hb-button" }, "Use this phone's level");
  const zero = element("button", { type: "button", class: "jupyter-button hb-button", hidden: "" }, "Set to 0 here");
  const keep = element("button", { type: "button", class: "jupyter-button hb-button hb-primary", hidden: "" }, "Read it now");
  let now = null;
  let from = null;
  const typed = (why) => {
    told.textContent = `${why} Use a level app on your phone and type the angle below.`;
    begin.hidden = true;
  };
  const heard = (event) => {
    if (event.beta === null || event.gamma === null) return;
    if (!now) told.textContent = "Lay the phone on as described, and set it to 0.";
    now = down(event);
    face.hidden = zero.hidden = false;
    face.textContent = from ? `${degreesBetween(from, now).toFixed(0)}°` : "set it to 0";
  };
  begin.addEventListener("click", async () => {
    if (!window.isSecureContext || !("DeviceOrientationEvent" in window)) return typed("This page cannot read a level here.");
    try {
      const asked = DeviceOrientationEvent.requestPermission && (await DeviceOrientationEvent.requestPermission());
      if (asked && asked !== "granted") return typed("The level was not allowed.");
    } catch {
      return typed("The level was not allowed.");
    }
    addEventListener("deviceorientation", heard);
    ends.push(() => removeEventListener("deviceorientation", heard));
    begin.hidden = true;
    setTimeout(() => now || typed("This device has no level that the page can read."), WAIT_FOR_LEVEL_MS);
  });
  zero.addEventListener("click", () => {
    from = now;
    keep.hidden = false;
    told.textContent = "Now move, and read it at the end of the movement.";
    beep(440);
  });
  keep.addEventListener("click", () => {
    const found = Math.round(degreesBetween(from, now));
    told.textContent = `${found} degrees. Keep it below, or read it again.`;
    beep(660);
    model.send({ event: "found", value: found });
  });
  el.append(told, face, element("div", { class: "hb-trial-row" }, begin, zero, keep));
}

export default {
  render({ model, el }) {
    const ends = [];
    el.classList.add("hb-trial");
    (model.get("kind") === "angle" ? level : clock)(model, el, ends);
    return () => ends.forEach((end) => end());
  },
};
