// Bundled from hipbook/widgets/js by "make js": change it there.
"use strict";
(() => {
  // hipbook/widgets/js/guard/notice.js
  var byId = (id) => document.getElementById(id);
  var leaving = false;
  var shown = null;
  var shownTrouble = () => shown;
  var isLeaving = () => leaving;
  function leave() {
    leaving = true;
  }
  var concernsWidgets = (trouble) => trouble !== null && trouble !== "slow";
  function showTrouble(trouble) {
    const notice = byId("hb-notice");
    if (leaving || !notice) return;
    if (concernsWidgets(trouble) && !shown) document.dispatchEvent(new CustomEvent("hipbook:lost"));
    if (!trouble && concernsWidgets(shown)) document.dispatchEvent(new CustomEvent("hipbook:back"));
    shown = trouble;
    if (trouble === "broken") byId("loading")?.remove();
    for (const part of notice.querySelectorAll("[data-when]")) {
      if (part instanceof HTMLElement) part.hidden = part.dataset.when !== trouble;
    }
    notice.hidden = !trouble;
  }

  // hipbook/widgets/js/guard/kernel.js
  var RECONNECT_MS = 1e4;
  var STATE_BYTES = 4096;
  var DEATH = /"execution_state": ?"(restarting|autorestarting|dead)"/;
  var serverRoot = () => (document.body.dataset.baseUrl ?? "").replace(/voila\/$/, "");
  var kernel = null;
  var socket = null;
  var ended = false;
  var statusOf = (id) => fetch(`${serverRoot()}api/kernels/${id}`, { cache: "no-store" }).then(
    (response) => response.status,
    () => 0
  );
  async function onClose(which) {
    if (isLeaving() || ended || which !== socket) return;
    const status = await statusOf(kernel);
    if (status === 200) {
      setTimeout(() => {
        if (which === socket) showTrouble("lost");
      }, RECONNECT_MS);
      return;
    }
    ended = status !== 0;
    showTrouble(ended ? "ended" : "lost");
  }
  function stateText(data) {
    if (typeof data === "string") return data;
    return data.byteLength < STATE_BYTES ? new TextDecoder().decode(data) : "";
  }
  function onMessage({ data }) {
    if (!DEATH.test(stateText(data))) return;
    ended = true;
    showTrouble("ended");
  }
  function watchSockets() {
    window.WebSocket = class extends WebSocket {
      /** @param {string | URL} url @param {string | string[]} [protocols] */
      constructor(url, protocols) {
        super(url, protocols);
        const id = /\/api\/kernels\/([^/]+)\/channels/.exec(String(url))?.[1];
        if (!id) return;
        kernel = id;
        socket = this;
        this.addEventListener("open", () => {
          if (shownTrouble() === "lost") showTrouble(null);
        });
        this.addEventListener("close", () => onClose(this));
        this.addEventListener("message", onMessage);
      }
    };
  }
  function endKernel() {
    leave();
    const id = kernel || JSON.parse(byId("jupyter-config-data")?.textContent || "{}").kernelId;
    const body = new FormData();
    body.append("_xsrf", /(?:^|; )_xsrf=([^;]*)/.exec(document.cookie)?.[1] || "");
    if (id && !ended) navigator.sendBeacon(`${serverRoot()}voila/api/shutdown/${id}`, body);
  }

  // hipbook/widgets/js/guard/index.js
  var LOADING_MS = 45e3;
  var page = (
    /** @type {VoilaWindow} */
    window
  );
  function show() {
    if (!page.themeLoaded) {
      page.cellLoaded = true;
      return;
    }
    byId("loading")?.remove();
    const cells = byId("rendered_cells");
    if (cells) cells.hidden = false;
    if (shownTrouble() === "slow") showTrouble(null);
  }
  async function reload() {
    const answers = await fetch(`${serverRoot()}hipbook/session`, { cache: "no-store" }).then(
      () => true,
      () => false
    );
    if (answers) location.reload();
    else showTrouble("away");
  }
  function onReady() {
    if (!byId("hb-end")) showTrouble("broken");
    fetch(`${serverRoot()}hipbook/session`);
    byId("hb-notice")?.querySelector("button")?.addEventListener("click", reload);
    setTimeout(() => {
      if (byId("loading") && !shownTrouble()) showTrouble("slow");
    }, LOADING_MS);
    show();
  }
  function refuseVoilasEnd() {
    const listen = window.addEventListener;
    page.addEventListener = (type, listener, options) => {
      if (type === "beforeunload" && String(listener).includes("voila/api/shutdown/")) return;
      listen.call(window, type, listener, options);
    };
  }
  var nothing = () => {
  };
  Object.assign(page, {
    voila_heartbeat: nothing,
    voila_process: nothing,
    update_loading_text: nothing,
    voila_finish: show,
    display_cells: show
  });
  watchSockets();
  window.addEventListener("pagehide", endKernel);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  window.addEventListener(
    "error",
    ({ target }) => {
      if (target instanceof HTMLScriptElement) showTrouble("broken");
    },
    true
  );
  refuseVoilasEnd();
  document.addEventListener("DOMContentLoaded", onReady);
})();
