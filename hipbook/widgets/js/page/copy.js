/** The browser's own copy of a log that the server will not keep: one record in a database of this address. */

import { isOwnAddress } from "./surroundings.js";

const STORE = "logs";
const RECORD = "log";

/** @typedef {{ text: string, on: string, log?: string }} Copy a log as text, its name, and the day it is of */

/** @returns {Promise<IDBDatabase>} */
function openDatabase() {
  const opening = indexedDB.open("hipbook", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  return new Promise((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

/**
 * @template Result
 * @param {(store: IDBObjectStore) => IDBRequest<Result>} act
 * @param {IDBTransactionMode} mode
 * @returns {Promise<Result>}
 */
async function inStore(act, mode) {
  const database = await openDatabase();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = act(transaction.objectStore(STORE));
      const fail = () => reject(transaction.error);
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = fail;
      transaction.onerror = fail;
    });
  } finally {
    database.close();
  }
}

/** @returns {Promise<Copy | null | undefined>} */
export const readCopy = () => inStore((store) => store.get(RECORD), "readonly").catch(() => null);

let lastWrite = Promise.resolve();
/** The pages that asked already. */
const asked = new WeakSet();

/**
 * Asks the browser, once, to keep what stands here until the reader clears it; browsers may ask the reader in turn.
 *
 * @param {import("./types.js").PageModel} model
 */
export async function askToLast(model) {
  if (asked.has(model)) return;
  asked.add(model);
  const agreed = await navigator.storage?.persist?.().catch(() => false);
  model.send({ event: "lasting", agreed: Boolean(agreed) });
}

/**
 * Tells whether it agreed before.
 *
 * @param {import("./types.js").PageModel} model
 */
export async function tellLasting(model) {
  const agreed = await navigator.storage?.persisted?.().catch(() => false);
  model.send({ event: "lasting", agreed: Boolean(agreed) });
}

/**
 * Keeps a copy in place of the one there is, or none; each waits for the one before.
 *
 * @param {import("./types.js").PageModel} model
 * @param {Copy | null} copy
 */
export function keepCopy(model, copy) {
  if (!isOwnAddress()) return lastWrite;
  const write = () =>
    inStore(
      (store) => /** @type {IDBRequest<unknown>} */ (copy ? store.put(copy, RECORD) : store.delete(RECORD)),
      "readwrite",
    );
  lastWrite = lastWrite.then(write).then(
    () => {
      if (copy) askToLast(model);
    },
    () => {
      if (copy) model.send({ event: "full" });
    },
  );
  return lastWrite;
}

/**
 * Forgets the copy where it is one of this log.
 *
 * @param {import("./types.js").PageModel} model
 * @param {string} log
 */
export async function forgetCopy(model, log) {
  await lastWrite;
  if (isOwnAddress() && (await readCopy())?.log === log) await keepCopy(model, null);
}
