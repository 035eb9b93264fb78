/** The browser's own storage, which may be forbidden: whoever asks goes on without it. */

const PREFIX = "hipbook-";
const SESSION = `${PREFIX}session-`;

/** How the reader likes to be led. */
export const PLAYER_KEY = `${PREFIX}player`;

/** The half-done conversation of setting up. */
export const DRAFT_KEY = `${PREFIX}draft`;

/** The reader's own emergency number. */
export const NUMBER_KEY = `${PREFIX}emergency-number`;

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
