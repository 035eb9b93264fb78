/** The English voices of this device, by whatever name a browser gives them, and which of them leads. */

/**
 * Browsers and phones write a language as "en-US", "en_US", "eng-USA-f00", "en-GB-x-rjs#local" or "English".
 */
const ENGLISH = /^(en|eng|english)(?![a-z])/i;
/** A language that says nothing: the name of the voice may. */
const UNSAID = /^(und|mul|zxx|unknown|null)?$/i;
const NAMED_ENGLISH = /\benglish\b/i;
/** Android names a voice like this that asks a server, and says all the same that it is local. */
const ASKS_A_SERVER = /(^|[^a-z])network([^a-z]|$)/i;

const REGION = /^[a-z]+[-_ ](?:[a-z]{4}[-_ ])?([a-z]{2,3}|\d{3})(?![a-z\d])/i;
/**
 * A country in three letters, or by its nickname, as ISO 3166 has it in two.
 *
 * @type {Record<string, string>}
 */
const COUNTRIES = { USA: "US", GBR: "GB", UK: "GB", AUS: "AU", CAN: "CA", IND: "IN", IRL: "IE", NZL: "NZ", ZAF: "ZA" };

/** Made to amuse: nobody can be led by bells. Without spaces, as part of an Apple voice's address has none. */
const TOYS = new Set(
  (
    "albert badnews bahh bells boing bubbles cellos deranged goodnews hysterical jester organ pipeorgan princess " +
    "superstar trinoids whisper wobble zarvox"
  ).split(" "),
);
/** Voices of a machine, which one understands only after a while. */
const ODD = new Set("eddy flo fred grandma grandpa junior kathy ralph reed rocko sandy shelley".split(" "));
/** Apple's own voices: where there is one of them, any other may be a toy whose name is in another language. */
const PLAIN = new Set("alex ava daniel fiona karen moira nicky oliver rishi samantha serena tessa veena".split(" "));

/** How well one is led by a voice, the best first. */
const RANKS = /** @type {const} */ (["plain", "unknown", "odd", "toy"]);

/** @param {string | null | undefined} tag */
const languageOf = (tag) => String(tag ?? "").trim();

/**
 * Is a language English, however it is written?
 *
 * @param {string | null | undefined} tag
 */
export const isEnglish = (tag) => ENGLISH.test(languageOf(tag));

/**
 * The country of a language, in two letters; "" where none is said.
 *
 * @param {string | null | undefined} tag
 */
export function regionOf(tag) {
  const region = (REGION.exec(languageOf(tag))?.[1] ?? "").toUpperCase();
  return COUNTRIES[region] ?? region;
}

/** @param {SpeechSynthesisVoice} voice */
function speaksEnglish({ lang, name }) {
  return isEnglish(lang) || (UNSAID.test(languageOf(lang)) && NAMED_ENGLISH.test(name ?? ""));
}

/** @param {SpeechSynthesisVoice} voice */
const isOfDevice = ({ localService, name, voiceURI }) => localService && !ASKS_A_SERVER.test(`${name} ${voiceURI}`);

/**
 * Only voices of this device: others would send the words to somebody's server.
 *
 * @param {SpeechSynthesis | null | undefined} speech
 * @returns {SpeechSynthesisVoice[]}
 */
export function localVoices(speech) {
  try {
    return [...(speech?.getVoices() ?? [])].filter((voice) => isOfDevice(voice) && speaksEnglish(voice));
  } catch {
    return [];
  }
}

/**
 * What tells a voice from others of its name.
 *
 * @param {SpeechSynthesisVoice} voice
 */
export const voiceKey = ({ voiceURI, name }) => voiceURI || name;

/**
 * @param {SpeechSynthesisVoice} voice
 * @returns {(typeof RANKS)[number]}
 */
function rankOf({ name, voiceURI }) {
  const bare = (/** @type {string} */ text) =>
    text
      .replace(/\s*[([].*$/s, "")
      .replace(/\s/g, "")
      .toLowerCase();
  const names = [bare(name ?? ""), bare((voiceURI ?? "").split(".").at(-1) ?? "")];
  const isOneOf = (/** @type {Set<string>} */ group) => names.some((one) => group.has(one));
  if (isOneOf(TOYS)) return "toy";
  // eSpeak's variants: "English (America)+croak".
  if (isOneOf(ODD) || /\+\w/.test(name ?? "")) return "odd";
  return isOneOf(PLAIN) ? "plain" : "unknown";
}

/** @param {SpeechSynthesisVoice} voice */
export const isToy = (voice) => rankOf(voice) === "toy";

/**
 * The voices to choose from, as the device orders them, those made to amuse at the end.
 *
 * @param {SpeechSynthesisVoice[]} voices
 */
export const inOrder = (voices) => [...voices.filter((one) => !isToy(one)), ...voices.filter(isToy)];

/**
 * The voice that leads: the chosen one, else the device's default, else the reader's own English; a toy only where
 * there is nothing else.
 *
 * @param {SpeechSynthesisVoice[]} voices
 * @param {string} wanted a key or a name
 * @param {readonly string[]} [languages] of the reader
 * @returns {SpeechSynthesisVoice | undefined}
 */
export function voiceOf(voices, wanted, languages = []) {
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
