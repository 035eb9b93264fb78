/** anywidget's runtime, which is published as a module for AMD: the one definition of such a module is caught here. */

/** @type {any} */
let made;

/** @param {string[]} _needs @param {(base: unknown) => unknown} make */
function define(_needs, make) {
  made = make;
}
Object.assign(globalThis, { define });

/** @param {unknown} base what `@jupyter-widgets/base` exports */
export const anywidgetOver = (base) => made(base);
