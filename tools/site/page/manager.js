/** The widgets of the page: Jupyter's own models and views, over the line to Python. */

import * as base from "@jupyter-widgets/base";
import { ManagerBase } from "@jupyter-widgets/base-manager";
import * as controls from "@jupyter-widgets/controls";
import { Widget } from "@lumino/widgets";
import { anywidgetOver } from "./anywidget.js";
import "anywidget";

/** @typedef {import("./comms.js").Comm} Comm */

/** @type {Record<string, any>} */
const MODULES = {
  "@jupyter-widgets/base": base,
  "@jupyter-widgets/controls": controls,
  anywidget: anywidgetOver(base),
};

// Whoever is taken away may leave its parent a message, and the parent may be gone when it comes.
for (const { prototype } of /** @type {any[]} */ ([base.JupyterLuminoWidget, base.JupyterLuminoPanelWidget])) {
  const { processMessage } = prototype;
  prototype.processMessage = function hear(/** @type {unknown} */ message) {
    if (!this.isDisposed) processMessage.call(this, message);
  };
}

export class Manager extends ManagerBase {
  /**
   * @param {string} name
   * @param {string} module
   */
  async loadClass(name, module) {
    const found = MODULES[module]?.[name];
    if (!found) throw new Error(`this page has no widget ${name} of ${module}`);
    return found;
  }

  /** Widgets are made in Python alone. @returns {Promise<any>} */
  async _create_comm() {
    throw new Error("a widget cannot be made in the page");
  }

  /** @returns {Promise<{}>} */
  async _get_comm_info() {
    return {};
  }

  /**
   * Shows a widget in an element of the page.
   *
   * @param {string} id
   * @param {HTMLElement} place
   */
  async show(id, place) {
    const view = await this.create_view(await this.get_model(id));
    Widget.attach(view.luminoWidget, place);
  }
}
