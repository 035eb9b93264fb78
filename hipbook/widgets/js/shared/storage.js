/** The browser's own storage, which may be forbidden: whoever asks goes on without it. */

const PREFIX = "hipbook-";
const SESSION = `${PREFIX}session-`;

const PLAYER = `${PREFIX}player`;
const TAB = `${PREFIX}log`;

/**
 * How the reader of a log likes to be led; what a player of no log keeps is shared.
 *
 * @param {string} log
 */
export const playerKey = (log) => (log ? `${PLAYER}-${log}` : PLAYER);

/** The half-done conversation of setting up. */
export const DRAFT_KEY = `${PREFIX}draft`;

/** The set of exercises that is being made, and the one that was given. */
export const SETS_KEY = `${PREFIX}sets`;

/** The reader's own emergency number. */
export const NUMBER_KEY = `${PREFIX}emergency-number`;

/** How far the games of the six hips are played, and with what score. */
export const GAMES_KEY = `${PREFIX}six-hips`;

/**
 * What a session is kept under until it is logged.
 *
 * @param {string} token
 */
export const sessionKey = (token) => SESSION + token;

/**
 * The value of a key; null where there is none, or none that can be read.
 *
 * @param {string} key
 */
export function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/**
 * Was it kept?
 *
 * @param {string} key
 * @param {unknown} value
 */
export function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} key */
export function remove(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // No storage, nothing to remove.
  }
}

/**
 * The keys of all sessions that are kept here.
 *
 * @returns {string[]}
 */
export function sessionKeys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(SESSION));
  } catch {
    return [];
  }
}

/**
 * Removes all that is kept of a log.
 *
 * @param {string} log
 */
export function forgetLog(log) {
  for (const key of sessionKeys()) if (read(key)?.plan?.log === log) remove(key);
  for (const key of [DRAFT_KEY, SETS_KEY]) if (read(key)?.log === log) remove(key);
  remove(playerKey(log));
  remove(GAMES_KEY);
}

/** The log in memory that this tab looked at before it was loaded again; empty where there was none. */
export function logOfTab() {
  try {
    return sessionStorage.getItem(TAB) ?? "";
  } catch {
    return "";
  }
}

/** @param {string} log */
export function rememberInTab(log) {
  try {
    if (log) sessionStorage.setItem(TAB, log);
    else sessionStorage.removeItem(TAB);
  } catch {
    // A tab that remembers nothing begins anew when it is loaded again.
  }
}
