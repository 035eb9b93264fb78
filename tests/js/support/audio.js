/** An audio context that notes what it was asked to sound. */

/** @type {{ pitch: number, start: number, end: number, stopped: boolean }[]} */
export const sounded = [];

class Param {
  setValueAtTime() {
    return this;
  }
  exponentialRampToValueAtTime() {
    return this;
  }
}

class Oscillator {
  constructor(_, { frequency }) {
    this.tone = { pitch: frequency, start: 0, end: 0, stopped: false };
    sounded.push(this.tone);
  }
  connect(target) {
    return target;
  }
  start(at) {
    this.tone.start = at;
  }
  stop(at) {
    if (at === undefined) this.tone.stopped = true;
    else this.tone.end = at;
  }
}

class Gain {
  gain = new Param();
  connect(target) {
    return target;
  }
}

/**
 * Gives a page its sound; says of the context that is made there whether it was closed.
 *
 * @param {any} window
 */
export function giveAudio(window) {
  sounded.length = 0;
  /** @type {{ resumed: number, closed: boolean, context: any }} */
  const state = { resumed: 0, closed: false, context: null };
  class AudioContext {
    currentTime = 0;
    destination = {};
    /** @type {string | undefined} a test that says nothing of it is not concerned */
    state = undefined;
    /** @type {(() => void)[]} */
    listeners = [];
    constructor() {
      state.context = this;
    }
    addEventListener(_, listener) {
      this.listeners.push(listener);
    }
    /** Whatever happens to the device's sound. */
    become(name) {
      this.state = name;
      for (const listener of this.listeners) listener();
    }
    resume() {
      state.resumed += 1;
    }
    close() {
      state.closed = true;
    }
  }
  window.AudioContext = AudioContext;
  Object.assign(globalThis, { AudioContext, OscillatorNode: Oscillator, GainNode: Gain });
  return state;
}

/**
 * A voice of the device that notes what it said.
 *
 * @param {any} window
 */
export function giveSpeech(window) {
  const speech = Object.assign(new window.EventTarget(), {
    /** @type {any[]} */
    said: [],
    speaking: false,
    pending: false,
    cancelled: 0,
    voices: [
      { name: "Far", lang: "en-GB", localService: false },
      { name: "Marie", lang: "fr-FR", localService: true },
      { name: "Ann", lang: "en-GB", localService: true },
      { name: "Bea", lang: "en-US", localService: true },
    ],
    getVoices: () => speech.voices,
    cancel() {
      speech.cancelled += 1;
    },
    speak(utterance) {
      speech.said.push(utterance);
    },
  });
  window.speechSynthesis = speech;
  const SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
  Object.assign(globalThis, { SpeechSynthesisUtterance });
  return speech;
}
