/** Joining and dividing of sentences; what they say is not looked at. */

/**
 * Its parts as sentences, one full stop between two.
 *
 * @param {...(string | false | null | undefined)} parts
 */
export function sentence(...parts) {
  return parts
    .filter((part) => typeof part === "string" && part !== "")
    .map((part) => String(part).replace(/\.$/, ""))
    .join(". ");
}

/**
 * A text as its sentences, so that each can be said when there is time for it.
 *
 * @param {string} [text]
 */
export function sentences(text = "") {
  const parts = text.match(/[^.!?]+[.!?]?/g) ?? [];
  return parts.map((part) => part.trim()).filter(Boolean);
}

/** @param {string} [text] */
export const lowerFirst = (text = "") => text.charAt(0).toLowerCase() + text.slice(1);

/** @param {string} [text] */
export const upperFirst = (text = "") => text.charAt(0).toUpperCase() + text.slice(1);
