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

  // hipbook/widgets/js/guard/text.js
  var STATE_BYTES = 4096;
  function stateText(data, beginning = false) {
    if (typeof data === "string") return data;
    const isView = ArrayBuffer.isView(data);
    if (!(data instanceof ArrayBuffer || isView)) return "";
    if (data.byteLength >= STATE_BYTES && !beginning) return "";
    const bytes = isView ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data);
    return new TextDecoder().decode(bytes.subarray(0, STATE_BYTES));
  }

  // hipbook/widgets/js/guard/presses.js
  var PRESSES = ["click", "change", "input", "drop"];
  var SENDS_AGAIN = ".hb-player";
  var FOLLOWS_MS = 1e3;
  var ANSWER_MS = 1e4;
  var BUSY_MS = 6e4;
  var BACK_MS = 3e3;
  var STATE = /"execution_state": ?"(busy|idle)"/;
  function createPresses() {
    const unanswered = /* @__PURE__ */ new Map();
    let pressed = Number.NEGATIVE_INFINITY;
    let isBusy = false;
    let timer;
    function wait(ms = ANSWER_MS) {
      clearTimeout(timer);
      timer = setTimeout(judge, ms);
    }
    function judge() {
      const [oldest] = unanswered.values();
      if (oldest === void 0) return;
      if (isBusy && performance.now() - oldest < BUSY_MS) {
        wait();
        return;
      }
      unanswered.clear();
      document.dispatchEvent(new CustomEvent("hipbook:unheard"));
    }
    return {
      /** Notes each press of the page. */
      begin() {
        const note = ({ target }) => {
          const sendsAgain = target instanceof Element && target.closest(SENDS_AGAIN);
          if (!sendsAgain) pressed = performance.now();
        };
        for (const kind of PRESSES) document.addEventListener(kind, note, true);
      },
      /** @param {unknown} data what a socket sends */
      sent(data) {
        const now = performance.now();
        if (now - pressed > FOLLOWS_MS) return;
        const text = stateText(data, true);
        const id = /"msg_id": ?"([^"]+)"/.exec(text)?.[1];
        if (!id || !/"msg_type": ?"comm_msg"/.test(text)) return;
        if (!unanswered.size) wait();
        unanswered.set(id, now);
      },
      /** @param {unknown} data what a socket hears */
      heard(data) {
        const text = stateText(data);
        const state = STATE.exec(text)?.[1];
        if (state) isBusy = state === "busy";
        for (const id of unanswered.keys()) if (text.includes(id)) unanswered.delete(id);
        if (!unanswered.size) clearTimeout(timer);
      },
      /** A line is there anew. */
      back() {
        isBusy = false;
        if (unanswered.size) wait(BACK_MS);
      }
    };
  }

  // hipbook/widgets/js/guard/kernel.js
  var RECONNECT_MS = 1e4;
  var TOO_MUCH = 4507;
  var DEATH = /"execution_state": ?"(restarting|autorestarting|dead)"/;
  var serverRoot = () => (document.body.dataset.baseUrl ?? "").replace(/voila\/$/, "");
  var statusOf = (id) => ask(id).then(
    (response) => response.status,
    () => 0
  );
  var ask = (id) => fetch(`${serverRoot()}api/kernels/${id}`, { cache: "no-store" });
  var connectionsOf = (id) => ask(id).then((response) => response.ok ? response.json() : null).then(
    (kernel) => kernel?.connections ?? null,
    () => null
  );
  function createKernel(notice) {
    let kernel = null;
    let socket = null;
    let ended = false;
    const presses = createPresses();
    async function onClose(which, code) {
      if (notice.isLeaving() || ended || which !== socket) return;
      if (code === TOO_MUCH) {
        ended = true;
        notice.show("heavy");
        return;
      }
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
    async function onWake() {
      const which = socket;
      if (document.visibilityState === "hidden" || ended || which?.readyState !== WebSocket.OPEN) return;
      if (await connectionsOf(kernel) === 0 && which === socket) which.dispatchEvent(new CloseEvent("close"));
    }
    function onMessage({ data }) {
      presses.heard(data);
      if (ended || !DEATH.test(stateText(data))) return;
      ended = true;
      notice.show("ended");
    }
    function follow(which, id) {
      kernel = id;
      socket = which;
      const send = which.send.bind(which);
      which.send = (data) => {
        presses.sent(data);
        send(data);
      };
      which.addEventListener("open", () => {
        presses.back();
        if (notice.shown() === "lost") notice.show(null);
      });
      which.addEventListener("close", ({ code }) => onClose(which, code));
      which.addEventListener("message", onMessage);
    }
    return {
      /** Watches the connection to the kernel, whoever makes it. */
      watchSockets() {
        presses.begin();
        for (const name of ["visibilitychange", "resume"]) document.addEventListener(name, onWake);
        window.addEventListener("online", onWake);
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
  var SEEN_EVERY_MS = 2e4;
  var OUTPUT = 'script[type="application/vnd.voila.cell-output+json"]';
  var WAITING = "#rendered_cells .jp-OutputArea-output:not(:has(> *))";
  var WIDGET = "application/vnd.jupyter.widget-view+json";
  var awaitsWidget = () => [...document.querySelectorAll(OUTPUT)].some((one) => one.textContent?.includes(WIDGET));
  var isDrawn = () => !awaitsWidget() && !document.querySelector(WAITING);
  function onceDrawn(then) {
    if (isDrawn()) {
      then();
      return;
    }
    const watch = new MutationObserver(() => {
      if (!isDrawn()) return;
      watch.disconnect();
      then();
    });
    watch.observe(document.body, { childList: true, subtree: true });
  }
  function showPage(page, notice) {
    if (!page.themeLoaded) {
      page.cellLoaded = true;
      return;
    }
    const cells = byId("rendered_cells");
    if (cells) cells.hidden = false;
    onceDrawn(() => {
      byId("loading")?.remove();
      if (notice.shown() === "slow") notice.show(null);
    });
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
  var beSeen = () => document.body && fetch(`${serverRoot()}hipbook/session`).catch(() => {
  });
  function onTheWay(notice) {
    const seen = setInterval(beSeen, SEEN_EVERY_MS);
    document.addEventListener("DOMContentLoaded", () => clearInterval(seen));
    setTimeout(() => {
      if (byId("loading") && !notice.shown()) notice.show("slow");
    }, LOADING_MS);
    document.addEventListener("click", ({ target }) => {
      if (target instanceof Element && target.closest("#hb-notice button")) reload(notice);
    });
  }
  function onReady(notice, show) {
    if (!byId("hb-end")) notice.show("broken");
    beSeen();
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
    onTheWay(notice);
    document.addEventListener("DOMContentLoaded", () => onReady(notice, show));
  }

  // hipbook/widgets/js/guard/index.js
  guard();
})();
