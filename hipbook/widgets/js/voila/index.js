/**
 * An extension of Voila's page alone: nothing of the book is set as mathematics.
 *
 * Voila sets an empty element as mathematics before it draws anything, so that MathJax is ready: 16 files of 0.9 MB for
 * each page. Whoever provides the typesetter last is asked.
 */

const RENDERMIME = "@jupyterlab/rendermime";

/** @typedef {Record<string, Record<string, { get: () => Promise<() => any> }>>} Shared modules by name and version */

/** @type {Shared} */
let shared = {};

/** The extension's plugins, as Voila asks for them; none where it does not share what they need. */
async function plugins() {
  const [rendermime] = Object.values(shared[RENDERMIME] ?? {});
  if (!rendermime) return [];
  const { ILatexTypesetter } = (await rendermime.get())();
  return [{ id: "hipbook:no-mathematics", provides: ILatexTypesetter, activate: () => ({ typeset() {} }) }];
}

/** What webpack's module federation asks of an extension. */
const container = {
  init(/** @type {Shared} */ modules) {
    shared = modules;
  },
  async get() {
    const made = await plugins();
    return () => made;
  },
};

/** @type {any} */
const page = window;
page._JUPYTERLAB = { ...page._JUPYTERLAB, hipbook: container };
