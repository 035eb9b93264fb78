// Bundled from hipbook/widgets/js by "make js": change it there.

// hipbook/widgets/js/begin/place.js
var SCROLLER = ".jp-WindowedPanel-outer";
var SHOWN = `.jp-NotebookPanel:not(.lm-mod-hidden) ${SCROLLER}`;
var INDICATOR = ".jp-Notebook-ExecutionIndicator";
var GESTURES = ["wheel", "touchmove", "pointerdown", "keydown"];
var LOOK_MS = 250;
var IDLE_MS = 2e3;
var LONGEST_MS = 6e4;
var MOVES_MS = 1e3;
function places() {
  const here = (
    /** @type {PlacesWindow} */
    window
  );
  here.hipbookPlaces ??= /* @__PURE__ */ new WeakMap();
  return here.hipbookPlaces;
}
function scrollerOf(el) {
  return el.closest(SCROLLER) ?? document.querySelector(SHOWN);
}
function followed(scroller) {
  const known = places().get(scroller);
  if (known) return known;
  const place = { top: 0, movedAt: 0 };
  for (const gesture of GESTURES) {
    scroller.addEventListener(gesture, () => place.movedAt = Date.now(), { capture: true, passive: true });
  }
  const leave = ({ target }) => {
    if (!(target instanceof Node) || !scroller.contains(target)) place.movedAt = 0;
  };
  for (const gesture of ["pointerdown", "keydown"]) document.addEventListener(gesture, leave, { capture: true });
  scroller.addEventListener("scroll", () => {
    if (Date.now() - place.movedAt < MOVES_MS) place.top = scroller.scrollTop;
  });
  places().set(scroller, place);
  return place;
}
function keepPlace(el) {
  const scroller = scrollerOf(el);
  if (!scroller) return () => {
  };
  const place = followed(scroller);
  const began = Date.now();
  let busyAt = began;
  const goBack = () => {
    if (scroller.scrollTop !== place.top) scroller.scrollTop = place.top;
  };
  const isIdle = () => scroller.closest(".jp-NotebookPanel")?.querySelector(INDICATOR)?.getAttribute("data-status") === "idle";
  const look = () => {
    if (!isIdle()) busyAt = Date.now();
    if (Date.now() - busyAt > IDLE_MS || Date.now() - began > LONGEST_MS) stop();
    else goBack();
  };
  const looking = setInterval(look, LOOK_MS);
  function stop() {
    clearInterval(looking);
    scroller?.removeEventListener("scroll", goBack);
    for (const gesture of GESTURES) document.removeEventListener(gesture, stop, { capture: true });
  }
  scroller.addEventListener("scroll", goBack);
  for (const gesture of GESTURES) document.addEventListener(gesture, stop, { capture: true, passive: true });
  goBack();
  choose(scroller);
  return stop;
}
function choose(scroller) {
  const { top } = scroller.getBoundingClientRect();
  const cells = [...scroller.querySelectorAll(".jp-Cell")];
  const first = cells.find((cell) => cell.getBoundingClientRect().bottom > top + 1);
  const inside = first?.querySelector(".jp-InputArea, .jp-InputPlaceholder");
  for (const kind of ["mousedown", "mouseup"]) {
    inside?.dispatchEvent(new MouseEvent(kind, { bubbles: true, button: 0 }));
  }
}

// hipbook/widgets/js/begin/index.js
var SHOWN2 = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook";
function render({ el }) {
  el.classList.add("hb-begin");
  (el.closest(".jp-Notebook") ?? document.querySelector(SHOWN2))?.classList.add("hb-book");
  return keepPlace(el);
}
var begin_default = { render };
export {
  begin_default as default,
  render
};
