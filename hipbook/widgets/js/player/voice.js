/** The device's own voice. */

/**
 * Only voices of this device: others would send the words to somebody's server.
 *
 * @param {SpeechSynthesis | undefined} speech
 */
export const localVoices = (speech) =>
  (speech?.getVoices() ?? []).filter((voice) => voice.localService && /^en\b/i.test(voice.lang));

/**
 * @param {import("./preferences.js").Preferences} preferences
 * @param {SpeechSynthesis | undefined} speech
 */
export function createVoice(preferences, speech = window.speechSynthesis) {
  const isBusy = () => Boolean(preferences.voice && speech && (speech.speaking || speech.pending));

  function chosen() {
    const voices = localVoices(speech);
    return voices.find((voice) => voice.name === preferences.name) ?? voices[0];
  }

  /**
   * @param {string} text
   * @param {{ gently?: boolean }} [manner] what is said gently waits for silence
   */
  function say(text, { gently = false } = {}) {
    const voice = chosen();
    if (!speech || !text || !preferences.voice || !voice || (gently && isBusy())) return;
    speech.cancel();
    const utterance = new SpeechSynthesisUtterance(text);
    speech.speak(Object.assign(utterance, { voice, lang: voice.lang, rate: preferences.rate }));
  }

  return { say, isBusy, chosen, speech, voices: () => localVoices(speech), hush: () => speech?.cancel() };
}

/** @typedef {ReturnType<typeof createVoice>} Voice */
