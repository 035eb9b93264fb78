// Bundled from hipbook/widgets/js by "make js": change it there.

// hipbook/widgets/js/shared/storage.js
var PREFIX = "hipbook-";
var SESSION = `${PREFIX}session-`;
var PLAYER = `${PREFIX}player`;
var TAB = `${PREFIX}log`;
var playerKey = (log) => log ? `${PLAYER}-${log}` : PLAYER;
var DRAFT_KEY = `${PREFIX}draft`;
var SETS_KEY = `${PREFIX}sets`;
var NUMBER_KEY = `${PREFIX}emergency-number`;
var GAMES_KEY = `${PREFIX}six-hips`;
function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}
function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
function remove(key) {
  try {
    localStorage.removeItem(key);
  } catch {
  }
}
function sessionKeys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(SESSION));
  } catch {
    return [];
  }
}
function forgetLog(log) {
  for (const key of sessionKeys()) if (read(key)?.plan?.log === log) remove(key);
  for (const key of [DRAFT_KEY, SETS_KEY]) if (read(key)?.log === log) remove(key);
  remove(playerKey(log));
  remove(GAMES_KEY);
}
function logOfTab() {
  try {
    return sessionStorage.getItem(TAB) ?? "";
  } catch {
    return "";
  }
}
function rememberInTab(log) {
  try {
    if (log) sessionStorage.setItem(TAB, log);
    else sessionStorage.removeItem(TAB);
  } catch {
  }
}

// hipbook/widgets/js/shared/dom.js
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== void 0) made.setAttribute(name, String(value));
  }
  made.append(...children);
  return made;
}
function setOnce(target, name, value) {
  if (target.getAttribute(name) !== value) target.setAttribute(name, value);
}
function announceIn(region, text) {
  region.replaceChildren(...text ? [element("span", {}, text)] : []);
}
function drawing(markup) {
  const parsed = new DOMParser().parseFromString(markup, "image/svg+xml").documentElement;
  return (
    /** @type {SVGSVGElement} */
    /** @type {unknown} */
    document.importNode(parsed, true)
  );
}
function mirror(svg, side) {
  if (side && svg.dataset.side && side !== svg.dataset.side) svg.dataset.mirrored = "yes";
  else delete svg.dataset.mirrored;
}
var prefersStillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

// hipbook/widgets/js/page/announcer.js
var PROBLEM_MS = 12e3;
var NOTE_MS = 6e3;
var SAY = "hipbook:say";
function sayNear(el, text, kind) {
  const root = el.closest(".hb-dashboard") ?? el.closest(".hb-screen");
  root?.querySelector(".hb-said")?.dispatchEvent(new CustomEvent(SAY, { detail: { text, kind } }));
}
function createAnnouncer(model, el) {
  const status = element("div", { class: "hb-said", role: "status", "aria-live": "polite" });
  el.append(status);
  let fading;
  function say(text, kind = "note") {
    announceIn(status, text);
    status.dataset.kind = kind;
    clearTimeout(fading);
    fading = setTimeout(() => status.replaceChildren(), kind === "problem" ? PROBLEM_MS : NOTE_MS);
  }
  function announce() {
    const { text = "", kind } = model.get("notice") ?? {};
    say(text, kind);
  }
  status.addEventListener(SAY, (event) => {
    const { text, kind } = (
      /** @type {CustomEvent} */
      event.detail
    );
    say(text, kind);
  });
  model.on("change:notice", announce);
  if (model.get("screens")?.length) announce();
  return {
    say,
    stop() {
      clearTimeout(fading);
      model.off("change:notice", announce);
    }
  };
}

// hipbook/widgets/js/page/call.js
var dialled = (typed) => {
  const number = typed.replace(/[^\d+*#]/g, "");
  return /^\+?[\d*#]{2,15}$/.test(number) ? number : "";
};
function offerCall(place) {
  const number = dialled(String(read(NUMBER_KEY) ?? ""));
  if (!number) {
    askNumber(place);
    return;
  }
  const call = element("a", { class: "hb-call hb-icon-call", href: `tel:${number}` }, `Call ${number}`);
  const other = element("button", { type: "button", class: "hb-call-other" }, "Another number");
  other.addEventListener("click", () => {
    askNumber(place);
    place.querySelector("input")?.focus();
  });
  place.replaceChildren(call, other);
}
function askNumber(place) {
  const field = (
    /** @type {HTMLInputElement} */
    element("input", { type: "tel", inputmode: "tel", autocomplete: "off", value: String(read(NUMBER_KEY) ?? "") })
  );
  const keep = element("button", { type: "submit" }, "Keep it");
  const form = element("form", { class: "hb-call-ask" }, element("label", {}, "Your emergency number", field), keep);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const number = dialled(field.value);
    if (!number) {
      field.setAttribute("aria-invalid", "true");
      field.focus();
      return;
    }
    write(NUMBER_KEY, number);
    offerCall(place);
    place.querySelector("a")?.focus();
  });
  place.replaceChildren(form);
}
function offerCalls(root) {
  for (const place of root.querySelectorAll("[data-hb-call]:empty")) offerCall(
    /** @type {HTMLElement} */
    place
  );
}

// hipbook/widgets/js/page/surroundings.js
var isOwnPage = () => Boolean(document.body.dataset.voila);
var isOwnAddress = () => (document.body.dataset.baseUrl || "").replace(/voila\/$/, "") === "/";
function localDate(now = /* @__PURE__ */ new Date()) {
  const twoDigits = (n) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}
function scrollToTop(dashboard) {
  if (isOwnPage()) window.scrollTo({ top: 0 });
  else dashboard.scrollIntoView({ block: "nearest" });
}
var INSECURE = [
  "Your screen may switch off during a session. Set it to stay on in your phone's settings, or let the voice lead you.",
  "The phone cannot serve as a level here. Use a level app beside this page, and type the number it shows."
];
function insecureNote() {
  const summary = element("summary", {}, "This address is not https: two things to know");
  return element("details", { class: "hb-insecure" }, summary, ...INSECURE.map((text) => element("p", {}, text)));
}

// hipbook/widgets/js/page/chapters.js
var LAB_TREE = /\/lab(?:\/workspaces\/[^/]+)?\/tree\/(.+)$/;
function pathInLab(address, file) {
  const shown = LAB_TREE.exec(address)?.[1];
  return shown ? [...decodeURIComponent(shown).split("/").slice(0, -1), file].join("/") : "";
}
function followChapters(root) {
  function onClick({ target }) {
    const link = target instanceof Element ? target.closest("a[data-hb-chapter]") : null;
    if (!(link instanceof HTMLAnchorElement) || isOwnPage()) return;
    const path = pathInLab(location.pathname, link.getAttribute("href") ?? "");
    if (!path) {
      link.target = "_blank";
      return;
    }
    link.dataset.commandlinkerCommand = "docmanager:open";
    link.dataset.commandlinkerArgs = JSON.stringify({ path });
  }
  root.addEventListener("click", onClick);
  return () => root.removeEventListener("click", onClick);
}

// hipbook/widgets/js/page/copy.js
var STORE = "logs";
var RECORD = "log";
function openDatabase() {
  const opening = indexedDB.open("hipbook", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  return new Promise((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}
async function inStore(act, mode) {
  const database = await openDatabase();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = act(transaction.objectStore(STORE));
      const fail = () => reject(transaction.error);
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = fail;
      transaction.onerror = fail;
    });
  } finally {
    database.close();
  }
}
var readCopy = () => inStore((store) => store.get(RECORD), "readonly").catch(() => null);
var lastWrite = Promise.resolve();
var asked = /* @__PURE__ */ new WeakSet();
async function askToLast(model) {
  if (asked.has(model)) return;
  asked.add(model);
  const agreed = await navigator.storage?.persist?.().catch(() => false);
  model.send({ event: "lasting", agreed: Boolean(agreed) });
}
async function tellLasting(model) {
  const agreed = await navigator.storage?.persisted?.().catch(() => false);
  model.send({ event: "lasting", agreed: Boolean(agreed) });
}
function keepCopy(model, copy) {
  if (!isOwnAddress()) return lastWrite;
  const write2 = () => inStore(
    (store) => (
      /** @type {IDBRequest<unknown>} */
      copy ? store.put(copy, RECORD) : store.delete(RECORD)
    ),
    "readwrite"
  );
  lastWrite = lastWrite.then(write2).then(
    () => {
      if (copy) askToLast(model);
    },
    () => {
      if (copy) model.send({ event: "full" });
    }
  );
  return lastWrite;
}
async function forgetCopy(model, log) {
  await lastWrite;
  if (isOwnAddress() && (await readCopy())?.log === log) await keepCopy(model, null);
}

// hipbook/widgets/js/page/copy-text.js
var COPIED = "Copied. Paste it into a message.";
var MARKED = "It is marked now: copy it by hand.";
function mark(text) {
  const range = document.createRange();
  range.selectNodeContents(text);
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}
function copyTexts(root, say) {
  async function onClick({ target }) {
    const button = target instanceof Element ? target.closest("button[data-hb-copy]") : null;
    const text = button?.parentElement?.querySelector("code");
    if (!text) return;
    mark(text);
    try {
      await navigator.clipboard.writeText(text.textContent ?? "");
      say(COPIED);
    } catch {
      say(MARKED);
    }
  }
  root.addEventListener("click", onClick);
  return () => root.removeEventListener("click", onClick);
}

// hipbook/widgets/js/page/draft.js
var readDraft = () => read(DRAFT_KEY);
var readSets = () => read(SETS_KEY);
var keeper = (key) => (value) => {
  if (value) write(key, value);
  else remove(key);
};
var keepDraft = keeper(DRAFT_KEY);
var keepSets = keeper(SETS_KEY);

// hipbook/widgets/js/page/drawings.js
var NEAR = "400px";
var moving = /* @__PURE__ */ new Set();
var resting = false;
function drawFigures(root, model) {
  const markups = /* @__PURE__ */ new Map();
  const requested = /* @__PURE__ */ new Set();
  const idOf = (place) => place.dataset.hbFigure ?? "";
  const places = () => (
    /** @type {HTMLElement[]} */
    [...root.querySelectorAll("[data-hb-figure]")]
  );
  function fill(place) {
    const markup = markups.get(idOf(place));
    if (!markup || place.firstChild) return;
    const parts = figureParts(markup, place.dataset);
    place.append(...parts);
    seen.observe(parts[0]);
  }
  function request(near) {
    near.forEach(fill);
    const ids = [...new Set(near.map(idOf))].filter((id) => !requested.has(id));
    for (const id of ids) requested.add(id);
    if (ids.length) model.send({ event: "figures", ids });
  }
  const views = new IntersectionObserver(
    (entries) => {
      const near = entries.filter((entry) => entry.isIntersecting).map((entry) => entry.target);
      for (const place of near) views.unobserve(place);
      if (near.length) request(
        /** @type {HTMLElement[]} */
        near
      );
    },
    { rootMargin: NEAR }
  );
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const svg = (
        /** @type {SVGSVGElement} */
        target
      );
      run(svg, isIntersecting && svg.dataset.show !== "still");
    }
  });
  function receive({ figures }) {
    if (!figures) return;
    for (const [id, markup] of Object.entries(figures)) markups.set(id, markup);
    for (const place of places()) if (requested.has(idOf(place))) fill(place);
  }
  function watchEmptyPlaces() {
    for (const place of places()) if (!place.firstChild) views.observe(place);
  }
  const changes = new MutationObserver(watchEmptyPlaces);
  changes.observe(root, { subtree: true, childList: true });
  model.on("msg:custom", receive);
  watchEmptyPlaces();
  return () => {
    changes.disconnect();
    views.disconnect();
    seen.disconnect();
    model.off("msg:custom", receive);
  };
}
function showStill(svg, still) {
  if (still) svg.dataset.show = "still";
  else delete svg.dataset.show;
  svg.setCurrentTime(0);
  run(svg, !still);
}
function run(svg, on) {
  if (on && !prefersStillness()) moving.add(svg);
  else moving.delete(svg);
  goOn(svg);
}
function goOn(svg) {
  if (moving.has(svg) && !resting) svg.unpauseAnimations();
  else svg.pauseAnimations();
}
function restAll(on) {
  resting = on;
  for (const svg of moving) goOn(svg);
}
function figureParts(markup, { hbSide, hbShow }) {
  const svg = drawing(markup);
  mirror(svg, hbSide);
  const control = controlOf(svg, hbShow === "still");
  return svg.querySelector("animate") && !prefersStillness() ? [svg, control] : [svg];
}
function controlOf(svg, isStill) {
  const name = svg.querySelector("title")?.textContent ?? "";
  const description = svg.querySelector("desc")?.textContent;
  if (description) setOnce(svg, "aria-description", description);
  const control = element("button", { type: "button" });
  function show(still) {
    showStill(svg, still);
    control.className = `hb-move hb-icon-${still ? "start" : "pause"}`;
    control.setAttribute("aria-label", `${still ? "Show the movement" : "Show it still"}: ${name}`);
  }
  control.addEventListener("click", () => show(svg.dataset.show !== "still"));
  show(isStill);
  return control;
}

// hipbook/widgets/js/page/files.js
var LARGEST = 8 * 2 ** 20;
var FORGET_MS = 6e4;
function isOpened(address) {
  try {
    const opened = window.open(address, "_blank");
    if (!opened || opened.closed) return false;
    opened.addEventListener("load", () => addPrintButton(opened));
    return true;
  } catch {
    return false;
  }
}
function addPrintButton(opened) {
  const button = opened.document.createElement("button");
  button.textContent = "Print";
  Object.assign(button.style, {
    position: "fixed",
    top: "1rem",
    right: "1rem",
    minHeight: "48px",
    padding: "0 2rem",
    font: "inherit",
    fontWeight: "650",
    color: "Canvas",
    background: "CanvasText",
    border: "0",
    borderRadius: "99rem"
  });
  button.addEventListener("click", () => opened.print());
  opened.addEventListener("beforeprint", () => {
    button.hidden = true;
  });
  opened.addEventListener("afterprint", () => {
    button.hidden = false;
  });
  opened.document.body.append(button);
}
function handOver({ file, kind, base64, view }, say) {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: kind }));
  if (view && isOpened(address)) return;
  const link = Object.assign(document.createElement("a"), { href: address, download: file });
  document.body.append(link);
  link.click();
  link.remove();
  if (view) say(`Your browser blocked the page, so it is saved as ${file}. Look among your downloads.`);
  setTimeout(() => URL.revokeObjectURL(address), FORGET_MS);
}
function beginReading(root, { name, size }) {
  endReading(root);
  const words = element("span", {}, `Reading ${name} (${(size / 2 ** 20).toFixed(1)} MB)`);
  root.append(
    element("div", { class: "hb-reading", role: "status" }, words, element("progress", { "aria-label": "Reading" }))
  );
}
function endReading(root) {
  for (const shown of root?.querySelectorAll(".hb-reading") ?? []) shown.remove();
}
async function take(model, root, file) {
  const message = { event: "dropped", name: file.name, size: file.size };
  if (file.size > LARGEST) {
    model.send(message);
    return;
  }
  beginReading(root, file);
  const content = await file.arrayBuffer().catch(() => new ArrayBuffer(0));
  model.send(message, void 0, [content]);
}
function takeChosen(model, root) {
  function choose(event) {
    const control = event.target instanceof Element && event.target.closest(".hb-choose-file");
    if (!control) return;
    event.stopPropagation();
    const field = (
      /** @type {HTMLInputElement} */
      element("input", { type: "file" })
    );
    field.addEventListener("change", () => {
      const file = field.files?.[0];
      if (file) take(model, root, file);
    });
    field.click();
  }
  root.addEventListener("click", choose, { capture: true });
  return () => root.removeEventListener("click", choose, { capture: true });
}
function takeDrops(model, root) {
  root.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  root.addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files?.[0];
    if (!file) return;
    event.preventDefault();
    take(model, root, file);
  });
}

// hipbook/widgets/js/page/focus.js
var PATIENCE = 120;
function whenDrawn(find, act, tries = PATIENCE) {
  const drawn = find();
  if (drawn) act(drawn);
  else if (tries) requestAnimationFrame(() => whenDrawn(find, act, tries - 1));
}
var A_MOMENT = 30;
function keepFocus(root) {
  let lastTitle = "";
  let waits = false;
  const isLost = () => lastTitle !== "" && document.activeElement === document.body;
  const again = () => (
    /** @type {HTMLElement | null} */
    root.querySelector(`button[title="${CSS.escape(lastTitle)}"]`)
  );
  const title = () => (
    /** @type {HTMLElement | null} */
    root.querySelector(".hb-screen[data-shown] h1")
  );
  function waitFor(frames) {
    waits = frames > 0 && isLost();
    if (waits) requestAnimationFrame(() => waitFor(frames - 1));
    else if (isLost()) (again() ?? title())?.focus({ preventScroll: true });
  }
  root.addEventListener("focusin", ({ target }) => {
    lastTitle = target instanceof HTMLElement ? target.title : "";
  });
  root.addEventListener("focusout", ({ target, relatedTarget }) => {
    setTimeout(() => {
      const stands = target instanceof Node && target.isConnected;
      if (!relatedTarget && stands && document.activeElement === document.body) lastTitle = "";
    });
  });
  return () => {
    if (!isLost()) return;
    if (again()) again()?.focus({ preventScroll: true });
    else if (!waits) waitFor(A_MOMENT);
  };
}
function focusTitle(dashboard, name) {
  whenDrawn(
    () => dashboard?.querySelector(`.hb-screen.hb-${name} h1`),
    (title) => title.focus({ preventScroll: true })
  );
}
function bringUp(root, name) {
  const filled = () => {
    const found = (
      /** @type {HTMLElement | null | undefined} */
      root?.querySelector(`.${name}`)
    );
    return found?.childElementCount ? found : null;
  };
  whenDrawn(filled, (found) => found.scrollIntoView({ block: "center" }));
}
function pointAt(root, name) {
  const controls = ["button", "input", "select", "textarea"].map((kind) => `.${name} ${kind}`);
  const title = () => root?.querySelector(`.${name} :is(h1, h2, .hb-stands)[tabindex]`);
  whenDrawn(
    () => title() ?? root?.querySelector(controls.join(", ")),
    (first) => {
      if (first.matches("h1") && root) scrollToTop(root);
      else first.scrollIntoView({ block: "center" });
      first.focus({ preventScroll: true });
    }
  );
}
function followSkipLink(root) {
  function skip(event) {
    const title = root.querySelector(".hb-screen[data-shown] h1");
    const isSkip = event.target instanceof Element && event.target.matches(".hb-skip");
    if (!isSkip || !(title instanceof HTMLElement)) return;
    event.preventDefault();
    title.focus();
  }
  document.addEventListener("click", skip);
  return () => document.removeEventListener("click", skip);
}
function scrollWhenTall(top) {
  const page = document.documentElement;
  const isTall = (tries2) => tries2 <= 1 || page.scrollHeight - window.innerHeight >= top;
  let tries = PATIENCE;
  whenDrawn(
    () => isTall(tries--) ? page : null,
    () => window.scrollTo({ top, behavior: "instant" })
  );
}

// hipbook/widgets/js/page/height.js
var PAUSE_MS = 300;
var SCREEN = ".hb-screen[data-shown], .hb-screen.hb-alone";
function keepHeight(root) {
  let height = 0;
  let screen = null;
  let drawing2;
  function measure() {
    screen = root.matches(SCREEN) ? root : root.querySelector(SCREEN);
    height = screen?.offsetHeight ?? 0;
  }
  const hold = (styles) => screen && Object.assign(screen.style, styles);
  function done() {
    drawing2 = void 0;
    hold({ minHeight: "", overflowAnchor: "" });
    measure();
  }
  const sizes = new ResizeObserver(() => {
    if (!drawing2) measure();
  });
  const changes = new MutationObserver((records) => {
    const isEmptied = records.some(({ target, removedNodes }) => target === screen && removedNodes.length > 0);
    if (!screen || !drawing2 && !isEmptied) return;
    hold({ minHeight: `${height}px`, overflowAnchor: "none" });
    clearTimeout(drawing2);
    drawing2 = setTimeout(done, PAUSE_MS);
  });
  sizes.observe(root);
  changes.observe(root, { childList: true, subtree: true });
  return () => {
    sizes.disconnect();
    changes.disconnect();
    clearTimeout(drawing2);
    done();
  };
}

// hipbook/widgets/js/page/leftovers.js
var CONTROLS = "@jupyter-widgets/";
var PAUSE_MS2 = 300;
var isLeftOver = (view) => view.options?.parent?.luminoWidget?.isDisposed === true;
async function tidy(models, root) {
  for (const model of models) {
    const views = await Promise.all(Object.values(model.views ?? {}));
    for (const view of views.filter(isLeftOver)) view.remove();
    const live = views.filter((view) => !isLeftOver(view));
    if (live.every((view) => root.contains(view.options?.parent?.el ?? view.el ?? null))) model.off("msg:custom");
  }
}
function tidyViews(root, model) {
  const manager = (
    /** @type {{ _models?: Record<string, Promise<Held>> }} */
    /** @type {unknown} */
    model.widget_manager
  );
  let waiting = 0;
  async function run2() {
    waiting = 0;
    const models = await Promise.all(Object.values(manager._models ?? {}));
    await tidy(
      models.filter((one) => one.get("_model_module").startsWith(CONTROLS)),
      root
    );
  }
  const observer = new MutationObserver((changes) => {
    if (!waiting && changes.some(({ removedNodes }) => removedNodes.length)) waiting = window.setTimeout(run2, PAUSE_MS2);
  });
  observer.observe(root, { subtree: true, childList: true });
  return () => {
    observer.disconnect();
    window.clearTimeout(waiting);
  };
}

// hipbook/widgets/js/page/links.js
function followLinks(root, model) {
  function onClick(event) {
    const target = event.target instanceof Element ? event.target : null;
    const link = (
      /** @type {HTMLElement | null | undefined} */
      target?.closest("a[data-hb-look-up]")
    );
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    model.send({ event: "look_up", id: link.dataset.hbLookUp ?? "" });
  }
  root.addEventListener("click", onClick);
  return () => root.removeEventListener("click", onClick);
}

// hipbook/widgets/js/page/looks.js
var OFTEN_MS = 2e4;
function tellLooks(model) {
  let day = localDate();
  function tell() {
    if (document.hidden) return;
    day = localDate();
    model.send({ event: "looked", today: day });
  }
  function tellNewDay() {
    if (localDate() !== day) tell();
  }
  const timer = window.setInterval(tellNewDay, OFTEN_MS);
  document.addEventListener("visibilitychange", tell);
  window.addEventListener("focus", tell);
  return () => {
    window.clearInterval(timer);
    document.removeEventListener("visibilitychange", tell);
    window.removeEventListener("focus", tell);
  };
}

// hipbook/widgets/js/page/names.js
var GROUPS = ".hb-choice, .hb-several, .hb-number, .hb-line, .hb-pick";
var FIELDS = ["number", "text", "date", "time"].map((type) => `input[type=${type}]`).concat("textarea", "select");
function nameGroup(group) {
  const question = group.querySelector(".hb-ask")?.textContent?.trim();
  if (question === void 0) return;
  const field = group.querySelector(FIELDS.join(", "));
  if (!field) setOnce(group, "role", "group");
  setOnce(field ?? group, "aria-label", question);
}
var AROUND = { ".hb-banner": "Sample person", ".hb-keeping": "Your log", ".hb-aside": "About your log" };
function namePlaces(root) {
  for (const [where, name] of Object.entries(AROUND)) {
    const found = root.querySelector(`:scope > ${where}`);
    if (!found) continue;
    setOnce(found, "role", "region");
    setOnce(found, "aria-label", name);
  }
  const foot = root.querySelector(":scope > .hb-places");
  if (!foot) return;
  setOnce(foot, "role", "navigation");
  setOnce(foot, "aria-label", "More");
  for (const button of foot.querySelectorAll("button")) {
    if (button.classList.contains(`hb-to-${root.dataset.place}`)) setOnce(button, "aria-current", "page");
    else button.removeAttribute("aria-current");
  }
}
var called = /* @__PURE__ */ new WeakSet();
function nameButton(button) {
  const [text, title] = [button.textContent?.trim() ?? "", button.getAttribute("title") ?? ""];
  if (text && title.length > text.length && title.startsWith(text)) {
    setOnce(button, "aria-label", title);
    called.add(button);
  } else if (called.delete(button)) button.removeAttribute("aria-label");
}
function nameControls(root) {
  namePlaces(root);
  root.querySelectorAll("button.hb-button[title]").forEach(nameButton);
  root.querySelectorAll(GROUPS).forEach(nameGroup);
  for (const toggle of root.querySelectorAll(".widget-toggle-button")) {
    setOnce(toggle, "aria-pressed", String(toggle.classList.contains("mod-active")));
  }
  for (const fold of root.querySelectorAll(".hb-fold")) {
    setOnce(fold, "aria-expanded", String(fold.classList.contains("hb-open")));
  }
  for (const field of root.querySelectorAll("input[type=text], textarea")) setOnce(field, "dir", "auto");
  for (const age of root.querySelectorAll(".hb-age input")) setOnce(age, "inputmode", "numeric");
  for (const answer of root.querySelectorAll(".hb-answer")) setOnce(answer, "aria-live", "polite");
  for (const field of root.querySelectorAll("input[type=file]")) setOnce(field, "aria-label", "Choose a file");
}

// hipbook/widgets/js/page/mark.js
var MARK = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" aria-hidden="true">
<circle cx="12" cy="12" r="11" fill="var(--hb-wash)"/>
<path d="M5 13a7 7 0 0 1 14 0" fill="none" stroke="var(--hb-secondary)" stroke-width="3" stroke-linecap="round"/>
<circle cx="12" cy="14" r="4.4" fill="var(--hb-primary)"/></svg>`;
var brandMark = () => drawing(MARK);

// hipbook/widgets/js/page/navigation.js
var TOP = "hipbook:top";
function createNavigation(model, el) {
  const dashboard = () => (
    /** @type {HTMLElement | null} */
    el.closest(".hb-dashboard")
  );
  const nav = element("nav", { class: "hb-nav", "aria-label": "Main" });
  const places = new Map(model.get("screens").map((place) => [place.name, place]));
  const placeOf = (name) => places.get(name === "practise" && model.get("led") ? "session" : name);
  const buttons = /* @__PURE__ */ new Map();
  const changes = new MutationObserver(() => markScreens(model.get("screen")));
  function choose(name) {
    paint(name, true);
    model.send({ event: "show", screen: name });
  }
  function markScreens(shown) {
    for (const name of places.keys()) {
      const screen = dashboard()?.querySelector(`.hb-screen.hb-${name}`);
      if (!(screen instanceof HTMLElement)) continue;
      setOnce(screen, "role", isOwnPage() && name === shown ? "main" : "region");
      setOnce(screen, "aria-label", placeOf(name)?.label ?? name);
      if (name === shown) setOnce(screen, "data-shown", "");
      else screen.removeAttribute("data-shown");
    }
  }
  function paint(name, focus) {
    const [root, place] = [dashboard(), placeOf(name)];
    if (!root || !place) return;
    root.dataset.screen = name;
    root.dataset.place = place.name;
    markScreens(name);
    for (const [other, button] of buttons) {
      if (other === (place.under || name)) button.setAttribute("aria-current", "page");
      else button.removeAttribute("aria-current");
    }
    namePlaces(root);
    if (isOwnPage()) document.title = `${place.label} · hipbook`;
    if (focus) scrollToTop(root);
  }
  function arrive(name) {
    paint(name, true);
    focusTitle(dashboard(), name);
  }
  const follow = () => arrive(model.get("screen"));
  function onFoot({ target }) {
    const pressed = target instanceof Element ? target.closest(".hb-places button") : null;
    const name = pressed && [...places.keys()].find((place) => pressed.classList.contains(`hb-to-${place}`));
    if (name && pressed?.hasAttribute("aria-current")) arrive(name);
    else if (name) paint(name, true);
  }
  for (const { name, label, under } of places.values()) {
    if (under) continue;
    const button = element("button", { type: "button", class: `hb-to-${name} hb-icon-${name}` }, label);
    button.addEventListener("click", () => choose(name));
    buttons.set(name, button);
    nav.append(button);
  }
  const brand = element("p", { class: "hb-brand" }, brandMark(), "hipbook");
  el.append(element("header", { class: "hb-header" }, brand, nav));
  if (!window.isSecureContext) el.append(insecureNote());
  const repaint = () => paint(model.get("screen"), false);
  model.on("change:screen", follow);
  model.on("change:led", repaint);
  model.on("change:address", follow);
  el.addEventListener(TOP, follow);
  return {
    begin() {
      paint(model.get("screen"), false);
      const root = dashboard();
      if (!root) return;
      changes.observe(root, { childList: true });
      root.addEventListener("click", onFoot);
    },
    stop() {
      changes.disconnect();
      dashboard()?.removeEventListener("click", onFoot);
      model.off("change:screen", follow);
      model.off("change:led", repaint);
      model.off("change:address", follow);
    }
  };
}

// hipbook/widgets/js/page/rest.js
var UNTOUCHED_MS = 6e4;
var TOUCHES = ["pointerdown", "pointermove", "keydown", "wheel", "scroll", "focusin"];
function restUntouched(root) {
  let waiting;
  function rest() {
    waiting = void 0;
    root.dataset.rests = "yes";
    restAll(true);
  }
  function touched() {
    if (!waiting) {
      delete root.dataset.rests;
      restAll(false);
    }
    clearTimeout(waiting);
    waiting = setTimeout(rest, UNTOUCHED_MS);
  }
  touched();
  for (const touch of TOUCHES) addEventListener(touch, touched, { capture: true, passive: true });
  document.addEventListener("visibilitychange", touched);
  return () => {
    clearTimeout(waiting);
    for (const touch of TOUCHES) removeEventListener(touch, touched, { capture: true });
    document.removeEventListener("visibilitychange", touched);
  };
}

// hipbook/widgets/js/page/sessions.js
async function unfinishedSessions(log) {
  try {
    const locks = await navigator.locks?.query();
    const led = new Set(locks?.held?.map((lock) => lock.name));
    const sessions = sessionKeys().filter((key) => !led.has(key)).map(read);
    return sessions.filter((session) => session?.plan?.uid && session.plan.log === log);
  } catch {
    return [];
  }
}
async function offer(model) {
  const log = model.get("log");
  if (!log) return;
  if (isOwnPage()) rememberInTab(model.get("passes") ? log : "");
  const sessions = await unfinishedSessions(log);
  if (sessions.length) model.send({ event: "found", sessions });
}
function offerUnfinished(model) {
  const again = () => offer(model);
  model.on("change:log", again);
  again();
  return () => model.off("change:log", again);
}
var logBefore = () => isOwnPage() ? logOfTab() : "";

// hipbook/widgets/js/page/shown.js
var PLACE = "[data-hb-drawn]:not([data-hb-drawn='watched'])";
function moveShown() {
  if (prefersStillness()) return () => {
  };
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const svg = (
        /** @type {SVGSVGElement} */
        target
      );
      run(svg, isIntersecting && svg.dataset.show !== "still");
    }
  });
  function take2() {
    for (
      const place of
      /** @type {NodeListOf<HTMLElement>} */
      document.querySelectorAll(PLACE)
    ) {
      const svg = place.querySelector("svg");
      if (!svg) continue;
      place.dataset.hbDrawn = "watched";
      svg.setCurrentTime(0);
      place.append(controlOf(svg, false));
      seen.observe(svg);
    }
  }
  const changes = new MutationObserver((records) => {
    if (records.some(({ addedNodes }) => addedNodes.length)) take2();
  });
  changes.observe(document.body, { subtree: true, childList: true });
  take2();
  return () => {
    changes.disconnect();
    seen.disconnect();
  };
}

// hipbook/widgets/js/page/tiles.js
var GRID = "[data-hb-moves]";
var TILE = `${GRID} > li`;
var MIDDLE = "-40% 0px";
function moveTiles(root) {
  if (prefersStillness()) return () => {
  };
  const moving2 = /* @__PURE__ */ new Set();
  function show(tile, still) {
    const svg = tile.querySelector("svg");
    if (!svg || still !== moving2.has(tile)) return;
    if (still) moving2.delete(tile);
    else moving2.add(tile);
    showStill(svg, still);
  }
  const tileOf = (target) => target instanceof Element ? target.closest(TILE) : null;
  function onEnter({ target }) {
    const tile = tileOf(target);
    for (const other of moving2) if (other !== tile) show(other, true);
    if (tile) show(tile, false);
  }
  const stop = isPointedAt() ? followPointer(root, onEnter) : followView(root, show);
  return () => {
    stop();
    for (const tile of moving2) show(tile, true);
  };
}
var isPointedAt = () => matchMedia("(hover: hover)").matches;
function followPointer(root, onEnter) {
  const events = ["pointerover", "focusin"];
  for (const name of events) root.addEventListener(name, onEnter);
  return () => {
    for (const name of events) root.removeEventListener(name, onEnter);
  };
}
function followView(root, show) {
  const watched = /* @__PURE__ */ new WeakSet();
  const views = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) show(target, !isIntersecting);
    },
    { rootMargin: MIDDLE }
  );
  function watchNew() {
    for (const tile of root.querySelectorAll(TILE)) {
      if (watched.has(tile) || !tile.querySelector("svg")) continue;
      watched.add(tile);
      views.observe(tile);
    }
  }
  const changes = new MutationObserver(watchNew);
  changes.observe(root, { subtree: true, childList: true });
  watchNew();
  return () => {
    changes.disconnect();
    views.disconnect();
  };
}

// hipbook/widgets/js/shared/slips.js
var SLIP_MS = 700;
var SLIP_PX = 40;
function standsAt(pressed, x, y) {
  const { left, right, top, bottom } = pressed.getBoundingClientRect();
  return pressed.isConnected && x >= left && x <= right && y >= top && y <= bottom;
}
function createSlips() {
  let before = { pressed: (
    /** @type {Element | null} */
    null
  ), x: 0, y: 0, at: 0 };
  return (pressed, { detail, clientX: x, clientY: y, timeStamp: at }) => {
    const last = before;
    if (!detail) return false;
    before = { pressed, x, y, at };
    const isNear = at - last.at < SLIP_MS && Math.hypot(x - last.x, y - last.y) < SLIP_PX;
    const isOther = last.pressed !== null && last.pressed !== pressed;
    return isOther && isNear && !standsAt(
      /** @type {Element} */
      last.pressed,
      last.x,
      last.y
    );
  };
}

// hipbook/widgets/js/page/twice.js
var PRESSED = "button, label, summary, a";
function dropSlips(root) {
  const isSlip = createSlips();
  let isFinger = false;
  function point({ pointerType }) {
    isFinger = pointerType === "touch";
  }
  function press(event) {
    const pressed = event.target instanceof Element && root.contains(event.target) && event.target.closest(PRESSED);
    if (!pressed || !isSlip(pressed, event) || !(isFinger || event.detail > 1)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
  document.addEventListener("pointerdown", point, { capture: true });
  document.addEventListener("click", press, { capture: true });
  return () => {
    document.removeEventListener("pointerdown", point, { capture: true });
    document.removeEventListener("click", press, { capture: true });
  };
}

// hipbook/widgets/js/page/way.js
var LIBRARY = "#library/";
var LED = ".hb-player:is([data-phase=running], [data-phase=paused])";
var PAUSE = ".hb-player[data-phase=running] .hb-pause";
var linkedExercise = (address) => address.startsWith(LIBRARY) ? decodeURIComponent(address.slice(LIBRARY.length)) : null;
function keepWay(root, model) {
  const scrolls = /* @__PURE__ */ new Map();
  let here = { at: 0, screen: model.get("screen"), address: model.get("address") };
  let goal = null;
  let isWaiting = false;
  const name = ({ screen, address }) => `${screen} ${address}`;
  const addressOf = ({ address }) => address || location.pathname + location.search;
  function rememberScroll() {
    scrolls.set(here.at, window.scrollY);
  }
  function follow() {
    if (isWaiting) return;
    isWaiting = true;
    queueMicrotask(() => {
      isWaiting = false;
      record();
    });
  }
  function record() {
    const shown = { at: here.at, screen: model.get("screen"), address: model.get("address") };
    if (goal && name(goal) === name(shown)) {
      here = goal;
      goal = null;
      scrollWhenTall(scrolls.get(here.at) ?? 0);
    } else if (name(shown) !== name(here)) {
      goal = null;
      const isLinked2 = history.state === null && location.hash === shown.address;
      here = { ...shown, at: isLinked2 ? here.at : here.at + 1 };
      if (isLinked2) history.replaceState(here, "", addressOf(here));
      else history.pushState(here, "", addressOf(here));
    }
  }
  function onBack({ state }) {
    if (root.querySelector(LED)) {
      const pause = root.querySelector(PAUSE);
      if (pause instanceof HTMLElement) pause.click();
      history.pushState(here, "", addressOf(here));
      return;
    }
    rememberScroll();
    const stop = (
      /** @type {Stop} */
      state ?? { at: here.at, screen: "library", address: location.hash }
    );
    goal = stop;
    open(stop);
  }
  function open({ screen, address }) {
    const exercise = linkedExercise(address);
    if (exercise !== null) model.send({ event: "look_up", id: exercise });
    else if (screen === "library") model.send({ event: "look_up", id: "" });
    else model.send({ event: "show", screen });
  }
  history.scrollRestoration = "manual";
  const isLinked = linkedExercise(location.hash) !== null;
  const place = model.get("screens").find(({ name: name2 }) => location.hash === `#${name2}`)?.name;
  if (isLinked) open({ at: 0, screen: "library", address: location.hash });
  else history.replaceState(here, "", addressOf(here));
  if (place) model.send({ event: "show", screen: place });
  window.addEventListener("popstate", onBack);
  root.addEventListener("click", rememberScroll, { capture: true });
  model.on("change:screen", follow);
  model.on("change:address", follow);
  return () => {
    window.removeEventListener("popstate", onBack);
    root.removeEventListener("click", rememberScroll, { capture: true });
    model.off("change:screen", follow);
    model.off("change:address", follow);
  };
}

// hipbook/widgets/js/page/index.js
function leaveNumber({ target }) {
  const isNumber = target instanceof HTMLElement && target.matches("input[type=number]");
  if (isNumber && target === document.activeElement) target.blur();
}
function watch(root) {
  nameControls(root);
  offerCalls(root);
  const focusAgain = keepFocus(root);
  const observer = new MutationObserver(() => {
    nameControls(root);
    offerCalls(root);
    focusAgain();
  });
  observer.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ["class"] });
  root.addEventListener("wheel", leaveNumber, { capture: true, passive: true });
  return () => {
    observer.disconnect();
    root.removeEventListener("wheel", leaveNumber, { capture: true });
  };
}
function obey(model, el) {
  const place = ".hb-dashboard, .hb-screen";
  const answers = {
    file: (_, message) => handOver(message, (text) => sayNear(el, text)),
    keep: (copy) => keepCopy(model, copy),
    draft: keepDraft,
    sets: keepSets,
    up: (name) => showRead(el, name),
    focus: (name) => pointAt(el.closest(place), name),
    top: () => el.dispatchEvent(new Event(TOP)),
    forget: (log) => forget(model, log),
    give: () => giveCopy(model),
    last: (how) => how === "ask" ? askToLast(model) : tellLasting(model)
  };
  function receive(message) {
    for (const [name, answer] of Object.entries(answers)) if (name in message) answer(message[name], message);
  }
  model.on("msg:custom", receive);
  return () => model.off("msg:custom", receive);
}
function showRead(el, name) {
  endReading(el.closest(".hb-dashboard, .hb-screen"));
  if (name) bringUp(el.closest(".hb-dashboard"), name);
}
async function giveCopy(model) {
  const copy = await readCopy();
  model.send({ event: "given", text: copy?.text || "", log: copy?.log || "" });
}
function forget(model, log) {
  forgetLog(log);
  forgetCopy(model, log);
}
var UNHEARD = "There was no answer to what you pressed last: the connection may have been away. Look whether it was done; if not, press again.";
function tellUnheard(say) {
  const tell = () => say(UNHEARD, "problem");
  document.addEventListener("hipbook:unheard", tell);
  return () => document.removeEventListener("hipbook:unheard", tell);
}
function markReady(model, root, framed) {
  const mark2 = () => {
    if (model.get("log") || !framed) root.dataset.ready = "yes";
  };
  model.on("change:log", mark2);
  mark2();
  return () => model.off("change:log", mark2);
}
async function greet(model) {
  const kept = model.get("keeps") && isOwnAddress() ? (await readCopy())?.on : null;
  model.send({ event: "ready", today: localDate(), kept, log: logBefore(), draft: readDraft(), sets: readSets() });
}
function beginIn(root, model, framed) {
  const stops = [watch(root)];
  root.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLElement) target.dataset.lmSuppressShortcuts = "true";
  });
  if (framed) takeDrops(model, root);
  else stops.push(takeChosen(model, root), moveShown());
  stops.push(markReady(model, root, framed));
  greet(model);
  stops.push(offerUnfinished(model), tellLooks(model));
  if (model.get("tells")) stops.push(copyTexts(root, (text) => sayNear(root, text)));
  if (framed && isOwnPage()) stops.push(keepWay(root, model), followSkipLink(root));
  return [
    ...stops,
    tidyViews(root, model),
    keepHeight(root),
    followLinks(root, model),
    followChapters(root),
    moveTiles(root),
    drawFigures(root, model),
    restUntouched(root),
    dropSlips(root)
  ];
}
function render({ model, el }) {
  el.classList.add("hb-page");
  const framed = model.get("screens").length > 0;
  const navigation = framed ? createNavigation(model, el) : null;
  const stops = [obey(model, el)];
  if (model.get("tells")) {
    const announcer = createAnnouncer(model, el);
    stops.push(announcer.stop, tellUnheard(announcer.say));
  }
  if (navigation) stops.push(navigation.stop);
  let waiting = requestAnimationFrame(begin);
  function begin() {
    const root = (
      /** @type {HTMLElement | null} */
      el.closest(".hb-dashboard, .hb-screen")
    );
    if (!root) {
      waiting = requestAnimationFrame(begin);
      return;
    }
    navigation?.begin();
    stops.push(...beginIn(root, model, framed));
  }
  return () => {
    cancelAnimationFrame(waiting);
    for (const stop of stops) stop();
  };
}
var page_default = { render };
export {
  page_default as default,
  render
};
