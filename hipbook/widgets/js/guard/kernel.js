/** The page's kernel: whether it still answers, and how it is ended with the page. */

import { byId } from "./notice.js";
import { createPresses } from "./presses.js";
import { stateText } from "./text.js";

const RECONNECT_MS = 10_000;
/** The server's word for a kernel that was ended because it took too much memory; memory.py has the same. */
const TOO_MUCH = 4507;
const DEATH = /"execution_state": ?"(restarting|autorestarting|dead)"/;

/** Where the server's addresses begin. */
export const serverRoot = () => (document.body.dataset.baseUrl ?? "").replace(/voila\/$/, "");

/**
 * The answer's status; 0 where nothing answers.
 *
 * @param {string | null} id
 */
const statusOf = (id) =>
  ask(id).then(
    (response) => response.status,
    () => 0,
  );

/** @param {string | null} id */
const ask = (id) => fetch(`${serverRoot()}api/kernels/${id}`, { cache: "no-store" });

/**
 * How many connections the server holds to a kernel; null where it does not say.
 *
 * @param {string | null} id
 * @returns {Promise<number | null>}
 */
const connectionsOf = (id) =>
  ask(id)
    .then((response) => (response.ok ? response.json() : null))
    .then(
      (kernel) => kernel?.connections ?? null,
      () => null,
    );

/** @param {import("./notice.js").Notice} notice */
export function createKernel(notice) {
  /** @type {string | null} */
  let kernel = null;
  /** @type {WebSocket | null} */
  let socket = null;
  let ended = false;
  const presses = createPresses();

  /** @param {WebSocket} which @param {number} code */
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

  /**
   * A device that slept, or changed its network, holds a connection that the server gave up long ago.
   * JupyterLab hears that it is closed, and makes another before anybody presses anything.
   */
  async function onWake() {
    const which = socket;
    if (document.visibilityState === "hidden" || ended || which?.readyState !== WebSocket.OPEN) return;
    if ((await connectionsOf(kernel)) === 0 && which === socket) which.dispatchEvent(new CloseEvent("close"));
  }

  /** @param {MessageEvent} event */
  function onMessage({ data }) {
    presses.heard(data);
    if (ended || !DEATH.test(stateText(data))) return;
    ended = true;
    notice.show("ended");
  }

  /** @param {WebSocket} which @param {string} id */
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
    },
  };
}
