/**
 * Views of the look that many controls share, let go once their control is gone.
 *
 * The widget manager removes a control's view and forgets the views of its layout and style. One layout for hundreds of
 * controls would keep them all, and every page they stood on, for as long as the page is open.
 */

const REFERENCE = "IPY_MODEL_";
/** Long enough that a whole screen is exchanged before anything is tidied. */
const PAUSE_MS = 300;

/**
 * @typedef {{ remove: () => void, options?: { parent?: { luminoWidget?: { isDisposed: boolean } } } }} View
 * @typedef {{ views?: Record<string, Promise<View>>, off: (name: string) => void }} SharedModel
 */

/** @param {View} view */
const isLeftOver = (view) => view.options?.parent?.luminoWidget?.isDisposed === true;

/**
 * Removes the views of shared models whose control is gone.
 *
 * A view listens to messages for its model in a way that removing it does not end. A look is sent none, so all end.
 *
 * @param {SharedModel[]} models
 */
export async function tidy(models) {
  for (const model of models) {
    for (const view of await Promise.all(Object.values(model.views ?? {}))) if (isLeftOver(view)) view.remove();
    model.off("msg:custom");
  }
}

/**
 * Tidies after whatever is taken out of ``root``.
 *
 * @param {Element} root
 * @param {import("./types.js").PageModel} model
 * @returns {import("./types.js").Stop}
 */
export function tidyShared(root, model) {
  const manager = /** @type {{ get_model: (id: string) => Promise<SharedModel> }} */ (
    /** @type {unknown} */ (model.widget_manager)
  );
  const ids = model.get("shared").map((reference) => reference.replace(REFERENCE, ""));
  let waiting = 0;
  async function run() {
    waiting = 0;
    await tidy(await Promise.all(ids.map((id) => manager.get_model(id))));
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
