/** Messages of a socket as text, as far as they may be looked into. */

/** Longer messages are outputs, not states. */
const STATE_BYTES = 4096;

/**
 * The text of a message, where it may be a state; with ``beginning`` that of its beginning, however long it is.
 *
 * @param {unknown} data
 */
export function stateText(data, beginning = false) {
  if (typeof data === "string") return data;
  const isView = ArrayBuffer.isView(data);
  if (!(data instanceof ArrayBuffer || isView)) return "";
  if (data.byteLength >= STATE_BYTES && !beginning) return "";
  const bytes = isView ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data);
  return new TextDecoder().decode(bytes.subarray(0, STATE_BYTES));
}
