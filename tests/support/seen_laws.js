/** What everyone must be able to see and reach on a page: each law gives what breaks it, in words. */

const STATES = {
  "aria-pressed": ["true", "false"],
  "aria-selected": ["true", "false"],
  "aria-current": ["page", null],
  disabled: ["", null],
};
const CLIPPED = /hidden|clip/;
const APART = /fixed|sticky|absolute/;
const all = (where) => [...document.querySelectorAll(where)];
const ups = function* (el) {
  for (let up = el; up; up = up.parentElement) yield up;
};
const seen = (el) =>
  el.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
  !el.closest("[inert], [aria-hidden=true]") &&
  [...ups(el)].every((up) => getComputedStyle(up).clipPath === "none") &&
  el.getBoundingClientRect().width > 1;
const named = (el) =>
  `${el.getAttribute("class") || el.tagName} "${(el.ariaLabel || el.textContent || el.name || "").trim().slice(0, 40)}"`;
const fontOf = (el) => Number.parseFloat(getComputedStyle(el).fontSize);
/** A drawing grows as a whole, with its room; a chart's type does not. */
const isDrawn = (el) => el.closest("svg") && !el.closest(".hb-chart");
const written = (el) => [...el.childNodes].filter((node) => node.nodeType === 3 && node.textContent.trim());
/** A word of no size names a picture, which must be there. */
const isPicture = (el) => fontOf(el) === 0 && Number.parseFloat(getComputedStyle(el, "::before").width) >= 16;
const isText = (el) => written(el).length && seen(el) && !isDrawn(el) && !isPicture(el);
const texts = () => all("body *").filter(isText);

/** How an element looks, less its colours and the weight of its type, which not everyone can tell apart. */
function lookOf(el) {
  return ["", "::before", "::after"]
    .map((part) => {
      const style = getComputedStyle(el, part);
      const frame = ["Top", "Right", "Bottom", "Left"].map((at) => style[`border${at}Width`] + style[`border${at}Style`]);
      const outline = style.outlineStyle === "none" ? "" : style.outlineStyle + style.outlineWidth;
      const mark = ["none", "normal"].includes(style.content) ? "" : style.content;
      return [...frame, outline, style.textDecorationLine, style.fontStyle, part && mark].join(" ");
    })
    .join("|");
}

/** @param {Element} el @param {string} name @param {string | null} value */
function put(el, name, value) {
  if (value === null) el.removeAttribute(name);
  else el.setAttribute(name, value);
}

function linesOf(el) {
  return written(el).flatMap((node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].map((box) => ({ el, box }));
  });
}

function lieOnEachOther(one, other) {
  const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
  const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
  const within = one.el.contains(other.el) || other.el.contains(one.el);
  return !within && wide > 3 && high > 0.4 * Math.min(one.box.height, other.box.height);
}

/** How bright a colour is that the browser gives as rgb(), as WCAG defines it. */
function brightness(colour) {
  const parts = colour.match(/[\d.]+/g).slice(0, 3).map((part) => Number(part) / 255);
  const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(...colours) {
  const [dim, bright] = colours.map(brightness).sort((one, other) => one - other);
  return (bright + 0.05) / (dim + 0.05);
}

/** What a named colour of the browser is. */
function systemColour(name) {
  const sample = document.createElement("span");
  sample.style.cssText = `forced-color-adjust: none; color: ${name}`;
  document.body.append(sample);
  const { color } = getComputedStyle(sample);
  sample.remove();
  return color;
}

let measured = [];

globalThis.laws = {
  /** Controls that look the same in both of their states, but for colour: each is put in both, and looked at. */
  toldByColourAlone() {
    return Object.entries(STATES).flatMap(([name, values]) =>
      all(`button[${name}], [role=tab][${name}]`)
        .filter((el) => {
          const was = el.getAttribute(name);
          const [on, off] = values.map((value) => {
            put(el, name, value);
            return lookOf(el);
          });
          put(el, name, was);
          return on === off;
        })
        .map((el) => `${name} ${named(el)}`),
    );
  },

  /** With forced colours: texts that cannot be read on the plate that the browser lays under each. */
  unreadableWhenForced() {
    const plate = systemColour("Canvas");
    return texts()
      .filter((el) => !el.closest("svg, :disabled") && contrast(getComputedStyle(el).color, plate) < 4.5)
      .map(named);
  },

  /** Texts in a column of a letter or two. */
  squeezed() {
    const isThin = (box, font) => box.width < 3 * font && box.height > 4 * font;
    const columnOf = (el) => [...ups(el)].find((up) => getComputedStyle(up).display !== "inline");
    const inPieces = (lines, font) => lines.length > 3 && lines.every(({ box }) => box.width < 1.5 * font);
    return texts()
      .filter((el) => !el.closest("svg"))
      .filter((el) => isThin(columnOf(el).getBoundingClientRect(), fontOf(el)) || inPieces(linesOf(el), fontOf(el)))
      .map(named);
  },

  /** Controls that cannot be brought into the window, or that something else covers there. */
  outOfReach(where) {
    return all(where)
      .filter((el) => {
        if (!seen(el) || el.disabled) return false;
        el.focus({ preventScroll: true });
        el.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
        const box = el.getClientRects()[0];
        const over = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
        const reached = over && (el.contains(over) || over.contains(el) || over.closest("label")?.contains(el));
        return box.left < -1 || box.right > innerWidth + 1 || !reached;
      })
      .map(named);
  },

  /** What makes the page wider than the window. */
  wider() {
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    return all("body *")
      .filter((el) => el.getBoundingClientRect().right > innerWidth + 1)
      .map(named);
  },

  /** Remembers how large each text is, for `notEnlarged`. */
  measure() {
    measured = texts().map((el) => [el, fontOf(el)]);
    return measured.length;
  },

  /** Texts that did not grow with the browser's font; none need be larger than `enough`. */
  notEnlarged([times, enough]) {
    return measured
      .filter(([el, was]) => seen(el) && fontOf(el) < Math.min(was * times * 0.75, enough))
      .map(([el, was]) => `${named(el)} ${was} ${fontOf(el)}`);
  },

  /** Texts smaller than a share of the browser's font. */
  tooSmall(share) {
    const least = share * fontOf(document.documentElement);
    return texts()
      .filter((el) => fontOf(el) < least)
      .map(named);
  },

  /** Texts of which a part is not seen. */
  cut() {
    const isCut = (el) =>
      CLIPPED.test(getComputedStyle(el).overflow) &&
      (el.scrollWidth > el.clientWidth + 2 || el.scrollHeight > el.clientHeight + 4);
    return texts()
      .filter((el) => !el.closest("svg") && isCut(el))
      .map(named);
  },

  /** Words in a drawing that stick out of it, or lie on each other. */
  spilled() {
    const words = all("svg text").filter((el) => seen(el) && isDrawn(el));
    const isOut = (el) => {
      const [box, frame] = [el, el.ownerSVGElement].map((one) => one.getBoundingClientRect());
      return box.left < frame.left - 1 || box.right > frame.right + 1;
    };
    const lines = words.flatMap(linesOf);
    const isCovered = (line) => lines.some((other) => other.el !== line.el && lieOnEachOther(line, other));
    return [...words.filter(isOut), ...lines.filter(isCovered).map((line) => line.el)].map(named);
  },

  /** The colours of all texts, and of the edges of what can be pressed, each once. */
  coloursInUse() {
    const edged = all("button").filter((el) => seen(el) && Number.parseFloat(getComputedStyle(el).borderTopWidth) > 0);
    const edges = edged.map((el) => getComputedStyle(el).borderTopColor);
    return [...new Set([...texts().map((el) => getComputedStyle(el).color), ...edges])];
  },

  /** Texts that lie on each other. */
  overlapping() {
    const isApart = (el) => [...ups(el)].some((up) => APART.test(getComputedStyle(up).position) && !el.closest("svg"));
    const lines = texts()
      .filter((el) => !isApart(el))
      .flatMap(linesOf);
    const pairs = lines.flatMap((one, n) => lines.slice(n + 1).map((other) => [one, other]));
    return pairs.filter(([one, other]) => lieOnEachOther(one, other)).map((pair) => pair.map((line) => named(line.el)).join(" / "));
  },
};
