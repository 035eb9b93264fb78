// The page around the screens: navigation, focus, titles, messages, files, and names for assistive technology.

const LOCAL_DATE = () => {
  const now = new Date();
  const two = (n) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

// ipywidgets say neither which toggle is pressed nor what a group of them is called: tell it to screen readers.
function nameControls(root) {
  for (const group of root.querySelectorAll(".hb-choice, .hb-several, .hb-number, .hb-line, .hb-pick")) {
    const ask = group.querySelector(".hb-ask");
    if (!ask) continue;
    const text = ask.textContent.trim();
    const field = group.querySelector("input[type=number], input[type=text], input[type=date], input[type=time], textarea, select");
    if (field) setOnce(field, "aria-label", text);
    else {
      setOnce(group, "role", "group");
      setOnce(group, "aria-label", text);
    }
  }
  for (const toggle of root.querySelectorAll(".widget-toggle-button")) {
    setOnce(toggle, "aria-pressed", String(toggle.classList.contains("mod-active")));
  }
  for (const answer of root.querySelectorAll(".hb-answer")) setOnce(answer, "aria-live", "polite");
  for (const field of root.querySelectorAll("input[type=file]")) setOnce(field, "aria-label", "Choose a file");
}

function setOnce(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function watch(root) {
  nameControls(root);
  const focusAgain = keepFocus(root);
  const observer = new MutationObserver(() => {
    nameControls(root);
    focusAgain();
  });
  observer.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ["class"] });
  return () => observer.disconnect();
}

// A drawing that replaces what has the focus gives it to the button of the same name in the new one.
function keepFocus(root) {
  let last = "";
  root.addEventListener("focusin", ({ target }) => (last = target.title || ""));
  root.addEventListener("focusout", ({ target, relatedTarget }) => {
    // What is taken away says so while it still stands: look again a moment later.
    setTimeout(() => !relatedTarget && target.isConnected && document.activeElement === document.body && (last = ""));
  });
  return () => {
    if (!last || document.activeElement !== document.body) return;
    root.querySelector(`button[title="${CSS.escape(last)}"]`)?.focus({ preventScroll: true });
  };
}

// Drawings are asked for when their places come near the view, so that the page need not wait for them.
const NEAR = "400px";

function drawFigures(root, model) {
  const drawn = new Map();
  const asked = new Set();
  const fill = (place) => {
    const svg = drawn.get(place.dataset.hbFigure);
    if (svg && !place.firstChild) place.append(...figureParts(svg, place.dataset));
  };
  const ask = (places) => {
    places.forEach(fill);
    const ids = [...new Set(places.map((place) => place.dataset.hbFigure))].filter((id) => !asked.has(id));
    ids.forEach((id) => asked.add(id));
    if (ids.length) model.send({ event: "figures", ids });
  };
  const views = new IntersectionObserver((seen) => {
    const near = seen.filter((one) => one.isIntersecting).map((one) => one.target);
    near.forEach((place) => views.unobserve(place));
    if (near.length) ask(near);
  }, { rootMargin: NEAR });
  const places = () => [...root.querySelectorAll("[data-hb-figure]")];
  const heard = ({ figures }) => {
    for (const [id, svg] of Object.entries(figures ?? {})) drawn.set(id, svg);
    if (figures) places().forEach((place) => asked.has(place.dataset.hbFigure) && fill(place));
  };
  const look = () => places().filter((place) => !place.firstChild).forEach((place) => views.observe(place));
  const changes = new MutationObserver(look);
  changes.observe(root, { subtree: true, childList: true });
  model.on("msg:custom", heard);
  look();
  return () => {
    changes.disconnect();
    views.disconnect();
    model.off("msg:custom", heard);
  };
}

// One drawing with its control. Where a place says "still", it moves only when asked to.
function figureParts(text, { hbSide, hbShow }) {
  const svg = document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
  if (hbSide && svg.dataset.side && hbSide !== svg.dataset.side) svg.dataset.mirrored = "yes";
  const name = svg.querySelector("title").textContent;
  const control = element("button", { type: "button", class: "hb-move" });
  const show = (still) => {
    if (still) svg.dataset.show = "still";
    else delete svg.dataset.show;
    svg.setCurrentTime(0);
    if (!still) svg.unpauseAnimations();
    control.textContent = still ? "▶ Move" : "■ Still";
    control.setAttribute("aria-label", `${still ? "Show the movement" : "Show it still"}: ${name}`);
  };
  control.addEventListener("click", () => show(svg.dataset.show !== "still"));
  show(hbShow === "still");
  const moves = svg.querySelector("animate") && !matchMedia("(prefers-reduced-motion: reduce)").matches;
  return moves ? [svg, control] : [svg];
}

// A link to an exercise opens it here, without loading anything; where the page is ours, the address follows.
const LOOK_UP = "#library/";

function followLinks(root, model, framed) {
  const lookUp = (id) => model.send({ event: "look_up", id });
  const named = () => (location.hash.startsWith(LOOK_UP) ? decodeURIComponent(location.hash.slice(LOOK_UP.length)) : null);
  const clicked = (event) => {
    const link = event.target.closest("a[data-hb-look-up]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    lookUp(link.dataset.hbLookUp);
  };
  const moved = () => (named() || model.get("screen") === "library") && lookUp(named() ?? "");
  const follow = () => {
    const address = model.get("address");
    if (location.hash !== address) history.pushState(null, "", address || location.pathname + location.search);
  };
  root.addEventListener("click", clicked);
  if (framed) {
    window.addEventListener("popstate", moved);
    model.on("change:address", follow);
    moved();
  }
  return () => {
    root.removeEventListener("click", clicked);
    window.removeEventListener("popstate", moved);
  };
}

function handOver({ file, kind, base64, view }) {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: kind }));
  if (view && window.open(address, "_blank")) return;
  const link = Object.assign(document.createElement("a"), { href: address, download: file });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

// What stands far down a screen that was opened only now is brought into view as soon as it is drawn.
function bringUp(root, name, tries = 120) {
  const found = root?.querySelector(`.${name}`);
  if (found?.childElementCount) found.scrollIntoView({ block: "center" });
  else if (tries) requestAnimationFrame(() => bringUp(root, name, tries - 1));
}

// What is still open is brought into view, and its first control takes the focus.
function pointAt(root, name, tries = 120) {
  const control = root?.querySelector(`.${name} :is(button, input, select, textarea)`);
  if (control) {
    control.scrollIntoView({ block: "center" });
    control.focus({ preventScroll: true });
  } else if (tries) requestAnimationFrame(() => pointAt(root, name, tries - 1));
}

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// Sessions the player kept here and that were not saved; those that another tab leads are left to it.
async function unfinished() {
  try {
    const led = (await navigator.locks?.query())?.held.map((lock) => lock.name) ?? [];
    const keys = Object.keys(localStorage).filter((key) => key.startsWith("hipbook-session-") && !led.includes(key));
    return keys.map((key) => JSON.parse(localStorage.getItem(key))).filter((kept) => kept?.plan?.uid);
  } catch {
    return [];
  }
}

// A screen that Python opened is drawn a moment later: its title takes the focus as soon as it stands.
function focusTitle(dashboard, name, tries = 120) {
  const title = dashboard?.querySelector(`.hb-screen.hb-${name} h1`);
  if (title) title.focus({ preventScroll: true });
  else if (tries) requestAnimationFrame(() => focusTitle(dashboard, name, tries - 1));
}

// The browser's own copy of a log that the server will not keep: one record in a database of this address.
async function database() {
  const opening = indexedDB.open("hipbook", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("logs");
  return new Promise((done, failed) => {
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => failed(opening.error);
  });
}

async function copyOf(act, mode = "readwrite") {
  const opened = await database();
  try {
    return await new Promise((done, failed) => {
      const transaction = opened.transaction("logs", mode);
      const request = act(transaction.objectStore("logs"));
      transaction.oncomplete = () => done(request.result);
      transaction.onabort = transaction.onerror = () => failed(transaction.error);
    });
  } finally {
    opened.close();
  }
}

const readCopy = () => copyOf((logs) => logs.get("log"), "readonly").catch(() => null);

// Only where no other server's page can be at the same address: below a path there could be.
const ownAddress = () => (document.body.dataset.baseUrl || "").replace(/voila\/$/, "") === "/";

let keepingTurn = Promise.resolve();
function keepCopy(model, copy) {
  if (!ownAddress()) return;
  const act = (logs) => (copy ? logs.put(copy, "log") : logs.delete("log"));
  keepingTurn = keepingTurn.then(() => copyOf(act)).catch(() => copy && model.send({ event: "full" }));
}

// A file dropped anywhere on the page is looked at as if it had been chosen on the Share screen.
const LARGEST = 8 * 2 ** 20;
function takeDrops(model, root) {
  const holdsFile = (event) => event.dataTransfer?.types.includes("Files");
  root.addEventListener("dragover", (event) => holdsFile(event) && event.preventDefault());
  root.addEventListener("drop", async (event) => {
    const [file] = event.dataTransfer?.files || [];
    if (!file) return;
    event.preventDefault();
    const said = { event: "dropped", name: file.name, size: file.size };
    if (file.size > LARGEST) model.send(said);
    else model.send(said, undefined, [await file.arrayBuffer().catch(() => new ArrayBuffer())]); // a folder cannot be read
  });
}

// In Voila the page is ours; in JupyterLab it is one output among others, and the window's title is not ours.
const OWN_PAGE = Boolean(document.body.dataset.voila);

function toTop(dashboard) {
  if (OWN_PAGE) window.scrollTo({ top: 0 });
  else dashboard.scrollIntoView({ block: "nearest" });
}

// Without https a browser keeps back its wake lock and the phone's level: say so, and what to do instead.
function insecureNote() {
  const note = element("details", { class: "hb-insecure" }, element("summary", {}, "This address is not https: two things to know"));
  note.append(
    element("p", {}, "Your screen may switch off during a session. Set it to stay on in your phone's settings, or let the voice lead you."),
    element("p", {}, "The phone cannot serve as a level here. Use a level app beside this page, and type the number it shows."),
  );
  return note;
}

function frame(model, el) {
  const root = () => el.closest(".hb-dashboard");
  const nav = element("nav", { class: "hb-nav", "aria-label": "Screens" });
  const links = new Map();
  const choose = (name, focus = true) => {
    if (!links.has(name)) return;
    paint(name, focus);
    if (model.get("screen") !== name) model.send({ event: "show", screen: name });
  };
  for (const { name, label } of model.get("screens")) {
    const link = element("button", { type: "button", class: `hb-to-${name}` }, label);
    link.addEventListener("click", () => choose(name));
    links.set(name, link);
    nav.append(link);
  }
  const paint = (name, focus) => {
    const dashboard = root();
    if (!dashboard) return;
    dashboard.dataset.screen = name;
    for (const [other, link] of links) {
      if (other === name) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
      const section = dashboard.querySelector(`.hb-screen.hb-${other}`);
      if (section) {
        setOnce(section, "role", "region");
        setOnce(section, "aria-label", links.get(other).textContent);
      }
    }
    if (OWN_PAGE) document.title = `${links.get(name).textContent} · hipbook`;
    if (OWN_PAGE || focus) links.get(name).scrollIntoView({ block: "nearest", inline: "center" });
    if (focus) toTop(dashboard);
  };
  const brand = element("p", { class: "hb-brand" }, "hipbook");
  const banner = element("p", { class: "hb-banner", hidden: "" });
  el.append(element("header", { class: "hb-header" }, brand, nav), banner);
  if (!window.isSecureContext) el.append(insecureNote());
  const showBanner = () => {
    banner.textContent = model.get("banner");
    banner.hidden = !banner.textContent;
  };
  model.on("change:screen", () => {
    paint(model.get("screen"), true);
    focusTitle(root(), model.get("screen"));
  });
  model.on("change:banner", showBanner);
  showBanner();
  return () => paint(model.get("screen"), false);
}

function announcer(model, el) {
  const status = element("div", { class: "hb-said", role: "status", "aria-live": "polite" });
  el.append(status);
  let fading = 0;
  const say = () => {
    const { text = "", kind = "note" } = model.get("notice");
    status.textContent = text;
    status.dataset.kind = kind;
    clearTimeout(fading);
    fading = setTimeout(() => status.replaceChildren(), kind === "problem" ? 12000 : 6000);
  };
  model.on("change:notice", say);
  say();
}

export default {
  render({ model, el }) {
    el.classList.add("hb-page");
    const framed = model.get("screens").length > 0;
    const paint = framed ? frame(model, el) : () => {};
    if (framed) announcer(model, el);
    model.on("msg:custom", async (message) => {
      if (message.file) handOver(message);
      if ("keep" in message) keepCopy(model, message.keep);
      if (message.up) bringUp(el.closest(".hb-dashboard"), message.up);
      if (message.focus) pointAt(el.closest(".hb-dashboard, .hb-screen"), message.focus);
      if (message.give) model.send({ event: "given", text: (await readCopy())?.text || "" });
    });
    let stop = () => {};
    const hello = async (root) => {
      const kept = model.get("keeps") && ownAddress() ? (await readCopy())?.on : null;
      root.dataset.ready = "yes";
      model.send({ event: "ready", today: LOCAL_DATE(), kept });
    };
    // The page's own element is placed in the document after render returns.
    const begin = () => {
      const root = el.closest(".hb-dashboard, .hb-screen");
      if (!root) return requestAnimationFrame(begin);
      paint();
      const ends = [watch(root)];
      // In JupyterLab a letter typed here must not cut the cell; it looks for this mark on what holds the focus.
      root.addEventListener("focusin", ({ target }) => (target.dataset.lmSuppressShortcuts = "true"));
      if (framed) takeDrops(model, root);
      hello(root);
      unfinished().then((sessions) => sessions.length && model.send({ event: "found", sessions }));
      ends.push(followLinks(root, model, framed), drawFigures(root, model));
      stop = () => ends.forEach((end) => end());
    };
    requestAnimationFrame(begin);
    return () => stop();
  },
};
