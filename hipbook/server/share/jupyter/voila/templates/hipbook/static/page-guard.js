// Bundled from hipbook/widgets/js by "make js": change it there.
"use strict";
(() => {
  // hipbook/widgets/js/guard/notice.js
  var byId = (id) => document.getElementById(id);
  var concernsWidgets = (trouble) => trouble !== null && trouble !== "slow";
  function tellWidgets(before, trouble) {
    if (concernsWidgets(trouble) && !before) document.dispatchEvent(new CustomEvent("hipbook:lost"));
    if (!trouble && concernsWidgets(before)) document.dispatchEvent(new CustomEvent("hipbook:back"));
  }
  function createNotice() {
    let leaving = false;
    let shown = null;
    function show(trouble) {
      const notice = byId("hb-notice");
      if (leaving || !notice) return;
      tellWidgets(shown, trouble);
      shown = trouble;
      if (trouble === "broken") byId("loading")?.remove();
      for (const part of notice.querySelectorAll("[data-when]")) {
        if (part instanceof HTMLElement) part.hidden = part.dataset.when !== trouble;
      }
      notice.hidden = !trouble;
    }
    return {
      show,
      shown: () => shown,
      isLeaving: () => leaving,
      /** The page is being left: nothing is wrong with it any more. */
      leave() {
        leaving = true;
      }
    };
  }

  // hipbook/widgets/js/guard/kernel.js
  var RECONNECT_MS = 1e4;
  var STATE_BYTES = 4096;
  var DEATH = /"execution_state": ?"(restarting|autorestarting|dead)"/;
  var serverRoot = () => (document.body.dataset.baseUrl ?? "").replace(/voila\/$/, "");
  var statusOf = (id) => fetch(`${serverRoot()}api/kernels/${id}`, { cache: "no-store" }).then(
    (response) => response.status,
    () => 0
  );
  function stateText(data) {
    if (typeof data === "string") return data;
    return data.byteLength < STATE_BYTES ? new TextDecoder().decode(data) : "";
  }
  function createKernel(notice) {
    let kernel = null;
    let socket = null;
    let ended = false;
    async function onClose(which) {
      if (notice.isLeaving() || ended || which !== socket) return;
      const status = await statusOf(kernel);
      if (status === 200) {
        setTimeout(() => {
          if (which === socket) notice.show("lost");
        }, RECONNECT_MS);
        return;
      }
      ended = status !== 0;
      notice.show(ended ? "ended" : "lost");
    }
    function onMessage({ data }) {
      if (!DEATH.test(stateText(data))) return;
      ended = true;
      notice.show("ended");
    }
    function follow(which, id) {
      kernel = id;
      socket = which;
      which.addEventListener("open", () => {
        if (notice.shown() === "lost") notice.show(null);
      });
      which.addEventListener("close", () => onClose(which));
      which.addEventListener("message", onMessage);
    }
    return {
      /** Watches the connection to the kernel, whoever makes it. */
      watchSockets() {
        window.WebSocket = class extends WebSocket {
          /** @param {string | URL} url @param {string | string[]} [protocols] */
          constructor(url, protocols) {
            super(url, protocols);
            const id = /\/api\/kernels\/([^/]+)\/channels/.exec(String(url))?.[1];
            if (id) follow(this, id);
          }
        };
      },
      /** Ends the kernel: nobody can come back to this page. */
      end() {
        notice.leave();
        const id = kernel || JSON.parse(byId("jupyter-config-data")?.textContent || "{}").kernelId;
        const body = new FormData();
        body.append("_xsrf", /(?:^|; )_xsrf=([^;]*)/.exec(document.cookie)?.[1] || "");
        if (id && !ended) navigator.sendBeacon(`${serverRoot()}voila/api/shutdown/${id}`, body);
      }
    };
  }

  // hipbook/widgets/js/guard/guard.js
  var LOADING_MS = 45e3;
  function showPage(page, notice) {
    if (!page.themeLoaded) {
      page.cellLoaded = true;
      return;
    }
    byId("loading")?.remove();
    const cells = byId("rendered_cells");
    if (cells) cells.hidden = false;
    if (notice.shown() === "slow") notice.show(null);
  }
  async function reload(notice) {
    const answers = await fetch(`${serverRoot()}hipbook/session`, { cache: "no-store" }).then(
      () => true,
      () => false
    );
    if (answers) location.reload();
    else notice.show("away");
  }
  function refuseVoilasEnd(page) {
    const listen = page.addEventListener;
    page.addEventListener = (type, listener, options) => {
      if (type === "beforeunload" && String(listener).includes("voila/api/shutdown/")) return;
      listen.call(page, type, listener, options);
    };
  }
  function onReady(notice, show) {
    if (!byId("hb-end")) notice.show("broken");
    fetch(`${serverRoot()}hipbook/session`);
    byId("hb-notice")?.querySelector("button")?.addEventListener("click", () => reload(notice));
    setTimeout(() => {
      if (byId("loading") && !notice.shown()) notice.show("slow");
    }, LOADING_MS);
    show();
  }
  function guard() {
    const page = (
      /** @type {VoilaWindow} */
      window
    );
    const notice = createNotice();
    const kernel = createKernel(notice);
    const show = () => showPage(page, notice);
    const nothing = () => {
    };
    Object.assign(page, {
      voila_heartbeat: nothing,
      voila_process: nothing,
      update_loading_text: nothing,
      voila_finish: show,
      display_cells: show
    });
    kernel.watchSockets();
    page.addEventListener("pagehide", kernel.end);
    page.addEventListener("pageshow", (event) => {
      if (event.persisted) location.reload();
    });
    page.addEventListener(
      "error",
      ({ target }) => {
        if (target instanceof HTMLScriptElement) notice.show("broken");
      },
      true
    );
    refuseVoilasEnd(page);
    document.addEventListener("DOMContentLoaded", () => onReady(notice, show));
  }

  // hipbook/widgets/js/guard/index.js
  guard();
})();
