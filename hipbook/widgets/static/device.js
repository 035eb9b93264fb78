// What the device lends a session: tones, a voice, a screen that stays awake, headset keys, a clock while hidden.

const AHEAD_S = 120;
// Pitch, delay and length of each tone.
const NOTES = {
  work: [[660, 0, 0.15], [880, 0.16, 0.3]], change: [[880, 0, 0.12], [587, 0.16, 0.12], [880, 0.32, 0.25]],
  rest: [[440, 0, 0.5]], ready: [[440, 0, 0.25], [554, 0.26, 0.3]], compare: [[440, 0, 0.8]], down: [[554, 0, 0.2], [440, 0.22, 0.3]],
  up: [[440, 0, 0.2], [554, 0.22, 0.3]], last: [[740, 0, 0.09]], rep: [[330, 0, 0.08]], release: [[247, 0, 0.1]],
  finished: [[523, 0, 0.2], [659, 0.2, 0.2], [784, 0.4, 0.6]],
};

function createSounds(prefs) {
  let audio = null;
  const ahead = new Map();
  function tone([pitch, after, length], delay) {
    const start = audio.currentTime + delay + after;
    const [made, volume] = [new OscillatorNode(audio, { frequency: pitch }), new GainNode(audio)];
    volume.gain.setValueAtTime(0.25, start).exponentialRampToValueAtTime(0.001, start + length);
    made.connect(volume).connect(audio.destination);
    made.start(start);
    made.stop(start + length);
    return made;
  }
  const play = (name, delay = 0) => (audio && prefs.sound ? NOTES[name].map((note) => tone(note, delay)) : []);
  const hush = () => (ahead.forEach((made) => made.forEach((one) => one.stop())), ahead.clear());
  // Two minutes are planned on the audio clock, because a hidden tab's timers are late.
  function plan(steps, { index, elapsed }) {
    for (let [n, start] = [index, -elapsed]; n < steps.length && start < AHEAD_S; start += steps[n++].seconds) {
      for (const { at, tone: name } of tonesOf(steps[n], steps[n + 1])) {
        const id = `${n} ${at} ${name}`;
        if (start + at > 0 && start + at < AHEAD_S && !ahead.has(id)) ahead.set(id, play(name, start + at));
      }
    }
  }
  const unlock = () => window.AudioContext && (audio ??= new AudioContext()).resume();
  return { play, plan, unlock, hush, close: () => setTimeout(() => audio?.close(), 3000) };
}

// Only voices of this device: others would send the words to somebody's server.
const voicesHere = (speech) => (speech?.getVoices() ?? []).filter((voice) => voice.localService && /^en\b/i.test(voice.lang));

function createVoice(prefs, speech = window.speechSynthesis) {
  const busy = () => Boolean(prefs.voice && speech && (speech.speaking || speech.pending));
  const chosen = () => voicesHere(speech).find((voice) => voice.name === prefs.name) ?? voicesHere(speech)[0];
  // What is said gently waits for silence.
  function say(text, gently = false) {
    const voice = chosen();
    if (!text || !prefs.voice || !voice || (gently && busy())) return;
    speech.cancel();
    speech.speak(Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang, rate: prefs.rate }));
  }
  return { say, busy, chosen, speech, hush: () => speech?.cancel() };
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

// Browsers pass the keys of a headset on only to a page that plays something: ten seconds of silence, again and again.
function createHeadset(prefs, act) {
  let playing = null;
  function silence() {
    const [rate, seconds, header] = [8000, 10, 44];
    const wave = new DataView(new ArrayBuffer(header + rate * seconds));
    const write = (at, text) => [...text].forEach((letter, n) => wave.setUint8(at + n, letter.charCodeAt(0)));
    write(0, "RIFF"), write(8, "WAVEfmt "), write(36, "data");
    for (const [at, value] of [[4, 36 + rate * seconds], [16, 16], [24, rate], [28, rate], [40, rate * seconds]]) wave.setUint32(at, value, true);
    for (const [at, value] of [[20, 1], [22, 1], [32, 1], [34, 8]]) wave.setUint16(at, value, true);
    for (let at = header; at < wave.byteLength; at++) wave.setUint8(at, 128);
    return URL.createObjectURL(new Blob([wave], { type: "audio/wav" }));
  }
  const KEYS_OF = { play: "pause", pause: "pause", nexttrack: "on", previoustrack: "back" };
  const offer = (does) => Object.entries(KEYS_OF).forEach(([key, name]) => navigator.mediaSession?.setActionHandler(key, does && (() => does(name))));
  function start() {
    if (!prefs.media || !navigator.mediaSession || playing) return;
    playing = Object.assign(new Audio(silence()), { loop: true });
    playing.play().catch(() => {});
    offer(act);
  }
  function show({ step, phase }) {
    if (!playing) return;
    navigator.mediaSession.playbackState = phase === "running" ? "playing" : "paused";
    if (step) navigator.mediaSession.metadata = new MediaMetadata({ title: step.name, artist: "hipbook" });
  }
  const stop = () => playing && (playing.pause(), URL.revokeObjectURL(playing.src), offer(null), (playing = null));
  return { start, show, stop };
}

// Timers of a hidden tab come once a minute at last; those of a worker do not.
function createWaker(wake) {
  let worker = null;
  return function need(yes) {
    if (!yes) return worker?.terminate(), (worker = null);
    try {
      const source = URL.createObjectURL(new Blob(["setInterval(() => postMessage(0), 250)"], { type: "text/javascript" }));
      worker ??= Object.assign(new Worker(source), { onmessage: wake });
      URL.revokeObjectURL(source);
    } catch {
      worker = null;
    }
  };
}
