/** As much of IndexedDB as one record needs, kept in memory; ``broken`` refuses to write. */
export function giveDatabase({ broken = false } = {}) {
  const records = new Map();
  const later = (act) => setTimeout(act);
  const store = {
    get: (key) => ({ result: records.get(key) }),
    put: (value, key) => ({ result: records.set(key, value) }),
    delete: (key) => ({ result: records.delete(key) }),
  };
  const transaction = (_, mode) => {
    const made = { objectStore: () => store, error: new Error("full"), oncomplete() {}, onabort() {} };
    later(() => (broken && mode === "readwrite" ? made.onabort() : made.oncomplete()));
    return made;
  };
  const stores = [];
  const result = { transaction, createObjectStore: (name) => stores.push(name), close() {} };
  const open = () => {
    const opening = { result, onupgradeneeded() {}, onsuccess() {} };
    later(() => {
      if (!stores.length) opening.onupgradeneeded();
      opening.onsuccess();
    });
    return opening;
  };
  Object.assign(globalThis, { indexedDB: { open } });
  return records;
}
