/** A chapter: its words stand there, and what its cells show is put into its places, one after the other. */

/** @typedef {["widget" | "html" | "trouble", string] | null} Shown what a cell shows, as Python says it */

/** A box draws what it holds a little after itself: it is there when it has been as tall for so many pictures. */
const STEADY = 3;
const PATIENCE = 60;

/** The cells that Python has to run: their numbers and their code. None where the page is no chapter. */
export function cellsOfPage() {
  const held = document.getElementById("hb-cells")?.textContent;
  return held ? /** @type {[number, string][]} */ (JSON.parse(held)) : undefined;
}

const nextPicture = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** @param {HTMLElement} place */
async function isDrawn(place) {
  let height = -1;
  let steady = 0;
  for (let n = 0; n < PATIENCE && steady < STEADY; n += 1) {
    await nextPicture();
    const drawn = place.firstElementChild?.getBoundingClientRect().height ?? 0;
    steady = drawn > 0 && drawn === height ? steady + 1 : 0;
    height = drawn;
  }
}

const trouble = () =>
  /** @type {HTMLTemplateElement} */ (document.getElementById("hb-trouble")).content.cloneNode(true);

/**
 * Puts what a cell shows into its place. A cell that is only run has none, and a place may stay empty.
 *
 * @param {{ show: (id: string, place: HTMLElement) => Promise<void> }} manager
 * @param {number} number
 * @param {Shown} shown
 */
export async function fill(manager, number, shown) {
  const cell = /** @type {HTMLElement | null} */ (document.querySelector(`[data-cell="${number}"]`));
  const place = /** @type {HTMLElement | null} */ (cell?.firstElementChild);
  const [kind, what] = shown ?? [];
  if (!cell || !place) {
    if (kind === "trouble") console.error(`cell ${number} failed, which others build on`);
    return;
  }
  if (kind === "html") place.innerHTML = what ?? "";
  else if (kind === "widget") await manager.show(what ?? "", place);
  else place.replaceChildren(...(kind ? [trouble()] : []));
  cell.dataset.shown = kind ?? "nothing";
  place.removeAttribute("aria-busy");
  // Its height is kept for it until it is there, so that nothing moves under the eye; the next one need not wait.
  isDrawn(place).then(() => place.classList.remove("hb-moves"));
}
