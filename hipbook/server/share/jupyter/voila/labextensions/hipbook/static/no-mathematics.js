// Bundled from hipbook/widgets/js by "make js": change it there.
"use strict";
(() => {
  // hipbook/widgets/js/voila/index.js
  var RENDERMIME = "@jupyterlab/rendermime";
  var shared = {};
  async function plugins() {
    const [rendermime] = Object.values(shared[RENDERMIME] ?? {});
    if (!rendermime) return [];
    const { ILatexTypesetter } = (await rendermime.get())();
    return [{ id: "hipbook:no-mathematics", provides: ILatexTypesetter, activate: () => ({ typeset() {
    } }) }];
  }
  var container = {
    init(modules) {
      shared = modules;
    },
    async get() {
      const made = await plugins();
      return () => made;
    }
  };
  var page = window;
  page._JUPYTERLAB = { ...page._JUPYTERLAB, hipbook: container };
})();
