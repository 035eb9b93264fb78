/** The ladder as a way through the map, drawn behind the figures. */

const NS = "http://www.w3.org/2000/svg";

/**
 * @param {SVGSVGElement} svg
 * @param {HTMLElement} ground
 * @param {HTMLElement[]} stops the figures on the way, from the lowest rung
 * @param {HTMLElement} card what is open among the figures: no line runs behind it
 */
export function drawWay(svg, ground, stops, card) {
  const around = ground.getBoundingClientRect();
  svg.setAttribute("viewBox", `0 0 ${Math.max(1, around.width)} ${Math.max(1, around.height)}`);
  const points = stops.map((stop) => {
    const { left, top, width, height } = stop.getBoundingClientRect();
    return { x: left - around.left + width / 2, y: top - around.top + height / 2 };
  });
  const paths = parted(points, endOfRow(card)).map((part) => {
    const path = document.createElementNS(NS, "path");
    path.setAttribute("d", wayOf(part));
    return path;
  });
  svg.replaceChildren(...paths);
}

/** How far down the row ends under which a card is open. @param {HTMLElement} card */
function endOfRow(card) {
  const above = card.isConnected ? card.previousElementSibling : null;
  return above instanceof HTMLElement ? above.offsetTop + above.offsetHeight : Infinity;
}

/**
 * The way in parts that do not cross a height: what lies above it is joined, and what lies below.
 *
 * @template {{ y: number }} Point
 * @param {Point[]} points
 * @param {number} height
 */
export function parted(points, height) {
  /** @type {Point[][]} */
  const parts = [];
  for (const point of points) {
    const part = parts.at(-1);
    const last = part?.at(-1);
    if (part && last && last.y < height === point.y < height) part.push(point);
    else parts.push([point]);
  }
  return parts.filter((part) => part.length > 1);
}

/**
 * A soft line from point to point: it leaves and comes in level, as the map goes from left to right.
 *
 * @param {{ x: number, y: number }[]} points
 */
export function wayOf(points) {
  const [first, ...rest] = points;
  if (!first) return "";
  let { x, y } = first;
  const parts = [`M ${Math.round(x)} ${Math.round(y)}`];
  for (const next of rest) {
    const middle = (x + next.x) / 2;
    parts.push([`C ${middle} ${y}`, `${middle} ${next.y}`, `${next.x} ${next.y}`].map(rounded).join(", "));
    ({ x, y } = next);
  }
  return parts.join(" ");
}

/** @param {string} text */
const rounded = (text) => text.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number))));
