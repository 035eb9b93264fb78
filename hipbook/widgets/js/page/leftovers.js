/**
 * Views that lasted longer than what they stood in.
 *
 * The widget manager removes a box's view and forgets the views in it, and those of its layout and style. Where their
 * models live on (one layout for hundreds of controls, a control that is shown again) they would keep every screen they
 * stood on for as long as the page is open.
 */

const CONTROLS = "@jupyter-widgets/";
/** Long enough that a whole screen is exchanged before anything is tidied. */
const PAUSE_MS = 300;

/**
 * @typedef {{ el?: Element, luminoWidget?: { isDisposed: boolean } }} Parent
 * @typedef {{ el?: Element, remove: () => void, options?: { parent?: Parent } }} View
 * @typedef {{ views?: Record<string, Promise<View>>, off: (name: string) => void, get: (name: string) => string }} Held
 */

/** @param {View} view */
const isLeftOver = (view) => view.options?.parent?.luminoWidget?.isDisposed === true;

/**
 * Removes the views whose parent is gone.
 *
 * A view listens to messages for its model in a way that removing it does not end. Our controls are sent none, so all
 * end there; what is not of this page keeps its own.
 *
 * @param {Held[]} models
 * @param {Element} root
 */
export async function tidy(models, root) {
  for (const model of models) {
    const views = await Promise.all(Object.values(model.views ?? {}));
    for (const view of views.filter(isLeftOver)) view.remove();
    const live = views.filter((view) => !isLeftOver(view));
    if (live.every((view) => root.contains(view.options?.parent?.el ?? view.el ?? null))) model.off("msg:custom");
  }
}

/**
 * Tidies after whatever is taken out of ``root``.
 *
 * @param {Element} root
 * @param {import("./types.js").PageModel} model
 * @returns {import("./types.js").Stop}
 */
export function tidyViews(root, model) {
  // The manager has no public way to list its models.
  const manager = /** @type {{ _models?: Record<string, Promise<Held>> }} */ (
    /** @type {unknown} */ (model.widget_manager)
  );
  let waiting = 0;
  async function run() {
    waiting = 0;
    const models = await Promise.all(Object.values(manager._models ?? {}));
    await tidy(
      models.filter((one) => one.get("_model_module").startsWith(CONTROLS)),
      root,
    );
  }
  const observer = new MutationObserver((changes) => {
    if (!waiting && changes.some(({ removedNodes }) => removedNodes.length)) waiting = window.setTimeout(run, PAUSE_MS);
  });
  observer.observe(root, { subtree: true, childList: true });
  return () => {
    observer.disconnect();
    window.clearTimeout(waiting);
  };
}
