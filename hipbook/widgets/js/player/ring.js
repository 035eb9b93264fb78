/** One ring instead of counters: a piece for each repetition, or one that closes with a hold. */

const WHOLE = 100;
/** What is free between two pieces, and the most of a piece that may be. */
const GAP = 2;
const GAP_SHARE = 0.3;

/**
 * Dashes of a circle of 100: so many of its pieces are drawn, the last of them in part.
 *
 * @param {number} pieces
 * @param {number} done
 */
export function dashes(pieces, done) {
  const piece = WHOLE / pieces;
  const gap = pieces > 1 ? Math.min(GAP, piece * GAP_SHARE) : 0;
  const length = piece - gap;
  const whole = Math.min(Math.floor(done), pieces);
  const part = (Math.min(done, pieces) - whole) * length;
  const list = Array.from({ length: whole }, () => [length, gap]).flat();
  return [...list, part, WHOLE].map((number) => Number(number.toFixed(2))).join(" ");
}

const CIRCLE = 'cx="50" cy="50" r="47" fill="none" pathLength="100"';
const MARKUP =
  '<svg class="hb-player-ring" viewBox="0 0 100 100" aria-hidden="true">' +
  `<circle class="track" ${CIRCLE}></circle><circle class="fill" ${CIRCLE}></circle></svg>`;

export function createRing() {
  const svg = /** @type {SVGSVGElement} */ (
    new DOMParser().parseFromString(MARKUP, "text/html").body.firstElementChild
  );
  const [track, fill] = svg.children;

  /** @param {number} pieces @param {number} done how many of them */
  function show(pieces, done) {
    track?.setAttribute("stroke-dasharray", dashes(pieces, pieces));
    fill?.setAttribute("stroke-dasharray", dashes(pieces, done));
    fill?.toggleAttribute("hidden", done <= 0);
  }
  return { svg, show };
}
