// Hip or spine: a slider moves a drawing by hand and says the parts. All words and numbers came from Python, once.

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// The drawings start and stop gently, by the curve (.72 0) (.28 1) of tools/mannequin/animate.py: this finds the share of time for a share of the way.
export function timeShare(way) {
  const u = 0.5 - Math.sin(Math.asin(1 - 2 * Math.min(1, Math.max(0, way))) / 3);
  return 2.16 * u * (1 - u) ** 2 + 0.84 * u * u * (1 - u) + u ** 3;
}

const percent = (part, whole) => `${(100 * part) / whole}%`;
const span = ([low, high]) => (low === high ? `${low}°` : `${low} to ${high}°`);

function drawing(text) {
  return document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
}

// One movement: drawing, slider with the place where the turn shows, the bar of parts, words.
function movement(told) {
  const most = told.parts.length - 1;
  const svg = drawing(told.figure);
  const { width, height } = svg.viewBox.baseVal;
  const figure = element("div", { class: "hb-figure", style: `--hb-ratio:${width}/${height}` }, svg);
  const slider = element("input", { type: "range", min: 0, max: most, step: 1, "aria-label": `How far? Move the slider: ${told.name}` });
  const [first, last] = told.seen_deg;
  const zone = element("div", { class: "hb-shows", "aria-hidden": "true" },
    element("span", { class: first === last ? "hb-at" : "", style: `left:${percent(first, most)};width:${percent(last - first, most)}` }));
  const bar = ["hip", "either", "pelvis"].map((name) => element("span", { class: `hb-part-${name}` }));
  const [hip, pelvis] = [element("dd"), element("dd")];
  const says = element("p", { class: "hb-says" });
  const show = () => {
    const whole = Number(slider.value);
    const part = told.parts[whole];
    svg.pauseAnimations();
    svg.setCurrentTime(timeShare(whole / most) * Number(svg.dataset.endS));
    const widths = [part.hip[0], part.hip[1] - part.hip[0], part.pelvis[0]];
    bar.forEach((one, n) => (one.style.width = percent(widths[n], most)));
    hip.textContent = span(part.hip);
    pelvis.textContent = span(part.pelvis);
    says.textContent = part.says;
    slider.setAttribute("aria-valuetext", part.says);
  };
  slider.value = Math.round(most / 2);
  slider.addEventListener("input", show);
  const term = (name, text) => element("dt", {}, element("span", { class: `hb-part-${name}`, "aria-hidden": "true" }), text);
  const ranges = told.parts.some((part) => part.hip[0] < part.hip[1]);
  const known = element("details", {}, element("summary", {}, "How we know"),
    element("p", {}, `${told.sure}.`.replace(/^./, (letter) => letter.toUpperCase())),
    element("ul", {}, ...told.sources.map((source) => element("li", {}, source))));
  const shown = element("div", { class: "hb-movement" },
    figure,
    element("label", { class: "hb-ask" }, "How far? Move the slider", slider), zone,
    element("p", { class: "hb-shows-words" }, element("span", { class: "hb-mark", "aria-hidden": "true" }), told.seen),
    element("div", { class: "hb-shares", "aria-hidden": "true" }, ...bar),
    element("dl", { class: "hb-parts" },
      element("div", {}, term("hip", "Hip"), hip), element("div", {}, term("pelvis", "Pelvis and low back"), pelvis),
      ...(ranges ? [element("div", {}, term("either", "Either: it differs, or is not known"), element("dd"))] : [])),
    says, ...(told.note ? [element("p", {}, told.note)] : []), known);
  return { shown, show };
}

export default {
  render({ model, el }) {
    el.classList.add("hb-explorer");
    const made = model.get("movements").map((told) => ({ told, ...movement(told) }));
    const place = element("div");
    const buttons = made.map(({ told }) => element("button", { type: "button", class: "jupyter-button widget-toggle-button" }, told.name));
    const choose = (chosen) => {
      buttons.forEach((button, n) => {
        button.classList.toggle("mod-active", n === chosen);
        button.setAttribute("aria-pressed", String(n === chosen));
      });
      place.replaceChildren(made[chosen].shown);
      made[chosen].show();
    };
    buttons.forEach((button, n) => button.addEventListener("click", () => choose(n)));
    if (made.length > 1) el.append(element("div", { class: "hb-movements", role: "group", "aria-label": "Which movement?" }, ...buttons));
    if (made.length) {
      el.append(place);
      choose(0);
    } else el.append(element("p", {}, "There is no drawing of these movements yet."));
    // A drawing that is put into the page begins to play: hold it where the slider stands.
    const views = new IntersectionObserver(() => made.forEach(({ show }) => show()));
    views.observe(el);
    return () => views.disconnect();
  },
};
