// Bundled from hipbook/widgets/js by "make js": change it there.

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

// hipbook/widgets/js/shared/storage.js
var PREFIX = "hipbook-";
var SESSION = `${PREFIX}session-`;
var PLAYER_KEY = `${PREFIX}player`;
var DRAFT_KEY = `${PREFIX}draft`;
var NUMBER_KEY = `${PREFIX}emergency-number`;
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
    },
    () => {
      if (copy) model.send({ event: "full" });
    }
  );
  return lastWrite;
}

// hipbook/widgets/js/page/draft.js
var readDraft = () => read(DRAFT_KEY);
function keepDraft(draft) {
  if (draft) write(DRAFT_KEY, draft);
  else remove(DRAFT_KEY);
}

// hipbook/widgets/js/page/drawings.js
var NEAR = "400px";
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
    if (markup && !place.firstChild) place.append(...figureParts(markup, place.dataset));
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
    model.off("msg:custom", receive);
  };
}
function figureParts(markup, { hbSide, hbShow }) {
  const svg = drawing(markup);
  mirror(svg, hbSide);
  const name = svg.querySelector("title")?.textContent ?? "";
  const control = element("button", { type: "button", class: "hb-move" });
  function show(still) {
    if (still) svg.dataset.show = "still";
    else delete svg.dataset.show;
    svg.setCurrentTime(0);
    if (!still) svg.unpauseAnimations();
    control.textContent = still ? "▶ Move" : "■ Still";
    control.setAttribute("aria-label", `${still ? "Show the movement" : "Show it still"}: ${name}`);
  }
  control.addEventListener("click", () => show(svg.dataset.show !== "still"));
  show(hbShow === "still");
  return svg.querySelector("animate") && !prefersStillness() ? [svg, control] : [svg];
}

// hipbook/widgets/js/page/files.js
var LARGEST = 8 * 2 ** 20;
var FORGET_MS = 6e4;
function isOpened(address) {
  try {
    const opened = window.open(address, "_blank");
    return Boolean(opened) && !opened?.closed;
  } catch {
    return false;
  }
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
function takeDrops(model, root) {
  root.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  root.addEventListener("drop", async (event) => {
    const file = event.dataTransfer?.files?.[0];
    if (!file) return;
    event.preventDefault();
    const message = { event: "dropped", name: file.name, size: file.size };
    if (file.size > LARGEST) {
      model.send(message);
      return;
    }
    const content = await file.arrayBuffer().catch(() => new ArrayBuffer(0));
    model.send(message, void 0, [content]);
  });
}

// hipbook/widgets/js/page/focus.js
var PATIENCE = 120;
function whenDrawn(find, act, tries = PATIENCE) {
  const drawn = find();
  if (drawn) act(drawn);
  else if (tries) requestAnimationFrame(() => whenDrawn(find, act, tries - 1));
}
function keepFocus(root) {
  let lastTitle = "";
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
    if (!lastTitle || document.activeElement !== document.body) return;
    const button = root.querySelector(`button[title="${CSS.escape(lastTitle)}"]`);
    if (button instanceof HTMLElement) button.focus({ preventScroll: true });
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
  const title = () => root?.querySelector(`.${name} h1[tabindex]`);
  whenDrawn(
    () => title() ?? root?.querySelector(controls.join(", ")),
    (first) => {
      if (first === title() && root) scrollToTop(root);
      else first.scrollIntoView({ block: "center" });
      first.focus({ preventScroll: true });
    }
  );
}

// hipbook/widgets/js/page/leftovers.js
var REFERENCE = "IPY_MODEL_";
var PAUSE_MS = 300;
var isLeftOver = (view) => view.options?.parent?.luminoWidget?.isDisposed === true;
async function tidy(models) {
  for (const model of models) {
    for (const view of await Promise.all(Object.values(model.views ?? {}))) if (isLeftOver(view)) view.remove();
    model.off("msg:custom");
  }
}
function tidyShared(root, model) {
  const manager = (
    /** @type {{ get_model: (id: string) => Promise<SharedModel> }} */
    /** @type {unknown} */
    model.widget_manager
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

// hipbook/widgets/js/page/links.js
var LIBRARY = "#library/";
var linkedExercise = () => location.hash.startsWith(LIBRARY) ? decodeURIComponent(location.hash.slice(LIBRARY.length)) : null;
function followLinks(root, model, framed) {
  const lookUp = (id) => model.send({ event: "look_up", id });
  function onClick(event) {
    const target = event.target instanceof Element ? event.target : null;
    const link = (
      /** @type {HTMLElement | null | undefined} */
      target?.closest("a[data-hb-look-up]")
    );
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    lookUp(link.dataset.hbLookUp ?? "");
  }
  function onHistory() {
    const id = linkedExercise();
    if (id !== null || model.get("screen") === "library") lookUp(id ?? "");
  }
  function followAddress() {
    const address = model.get("address");
    if (location.hash !== address) history.pushState(null, "", address || location.pathname + location.search);
  }
  root.addEventListener("click", onClick);
  if (framed) {
    window.addEventListener("popstate", onHistory);
    model.on("change:address", followAddress);
    onHistory();
  }
  return () => {
    root.removeEventListener("click", onClick);
    window.removeEventListener("popstate", onHistory);
    model.off("change:address", followAddress);
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
function nameControls(root) {
  root.querySelectorAll(GROUPS).forEach(nameGroup);
  for (const toggle of root.querySelectorAll(".widget-toggle-button")) {
    setOnce(toggle, "aria-pressed", String(toggle.classList.contains("mod-active")));
  }
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
function createNavigation(model, el) {
  const dashboard = () => (
    /** @type {HTMLElement | null} */
    el.closest(".hb-dashboard")
  );
  const nav = element("nav", { class: "hb-nav", "aria-label": "Main" });
  const banner = element("p", { class: "hb-banner", hidden: "" });
  const places = new Map(model.get("screens").map((place) => [place.name, place]));
  const buttons = /* @__PURE__ */ new Map();
  const changes = new MutationObserver(() => markScreens(model.get("screen")));
  function choose(name) {
    paint(name, true);
    if (model.get("screen") !== name) model.send({ event: "show", screen: name });
  }
  function markScreens(shown) {
    for (const [name, { label }] of places) {
      const screen = dashboard()?.querySelector(`.hb-screen.hb-${name}`);
      if (!(screen instanceof HTMLElement)) continue;
      setOnce(screen, "role", "region");
      setOnce(screen, "aria-label", label);
      if (name === shown) setOnce(screen, "data-shown", "");
      else screen.removeAttribute("data-shown");
    }
  }
  function paint(name, focus) {
    const [root, place] = [dashboard(), places.get(name)];
    if (!root || !place) return;
    root.dataset.screen = name;
    markScreens(name);
    for (const [other, button] of buttons) {
      if (other === (place.under || name)) button.setAttribute("aria-current", "page");
      else button.removeAttribute("aria-current");
    }
    if (isOwnPage()) document.title = `${place.label} · hipbook`;
    if (focus) scrollToTop(root);
  }
  function follow() {
    paint(model.get("screen"), true);
    focusTitle(dashboard(), model.get("screen"));
  }
  function showBanner() {
    banner.textContent = model.get("banner");
    banner.hidden = !banner.textContent;
  }
  for (const { name, label, under } of places.values()) {
    if (under) continue;
    const button = element("button", { type: "button", class: `hb-to-${name} hb-icon-${name}` }, label);
    button.addEventListener("click", () => choose(name));
    buttons.set(name, button);
    nav.append(button);
  }
  const brand = element("p", { class: "hb-brand" }, brandMark(), "hipbook");
  el.append(element("header", { class: "hb-header" }, brand, nav), banner);
  if (!window.isSecureContext) el.append(insecureNote());
  model.on("change:screen", follow);
  model.on("change:banner", showBanner);
  showBanner();
  return {
    begin() {
      paint(model.get("screen"), false);
      const root = dashboard();
      if (root) changes.observe(root, { childList: true });
    },
    stop() {
      changes.disconnect();
      model.off("change:screen", follow);
      model.off("change:banner", showBanner);
    }
  };
}

// hipbook/widgets/js/page/sessions.js
async function unfinishedSessions() {
  try {
    const locks = await navigator.locks?.query();
    const led = new Set(locks?.held?.map((lock) => lock.name));
    const sessions = sessionKeys().filter((key) => !led.has(key)).map(read);
    return sessions.filter((session) => session?.plan?.uid);
  } catch {
    return [];
  }
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
  async function receive(message) {
    if (message.file) handOver(message, (text) => sayNear(el, text));
    if ("keep" in message) keepCopy(model, message.keep);
    if ("draft" in message) keepDraft(message.draft);
    if (message.up) bringUp(el.closest(".hb-dashboard"), message.up);
    if (message.focus) pointAt(el.closest(".hb-dashboard, .hb-screen"), message.focus);
    if (message.give) model.send({ event: "given", text: (await readCopy())?.text || "" });
  }
  model.on("msg:custom", receive);
  return () => model.off("msg:custom", receive);
}
var UNHEARD = "There was no answer to what you pressed last: the connection may have been away. Look whether it was done; if not, press again.";
function tellUnheard(say) {
  const tell = () => say(UNHEARD, "problem");
  document.addEventListener("hipbook:unheard", tell);
  return () => document.removeEventListener("hipbook:unheard", tell);
}
async function greet(model, root) {
  const kept = model.get("keeps") && isOwnAddress() ? (await readCopy())?.on : null;
  root.dataset.ready = "yes";
  model.send({ event: "ready", today: localDate(), kept, draft: readDraft() });
}
async function offerUnfinished(model) {
  const sessions = await unfinishedSessions();
  if (sessions.length) model.send({ event: "found", sessions });
}
function beginIn(root, model, framed) {
  const stops = [watch(root)];
  root.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLElement) target.dataset.lmSuppressShortcuts = "true";
  });
  if (framed) takeDrops(model, root);
  greet(model, root);
  offerUnfinished(model);
  return [...stops, tidyShared(root, model), followLinks(root, model, framed), drawFigures(root, model)];
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
