/** What was touched stays where it is on the screen, whatever opens or closes around it. */

/** Room between a touched figure and the card that opens over its row. */
const ROOM = 12;
/** So much of the card shows at the least. */
const SEEN = 120;

/** The box that scrolls an element; the page itself where there is none. @param {Element} target @returns {Element} */
function scrollerOf(target) {
  for (let box = target.parentElement; box; box = box.parentElement) {
    const { overflowY } = getComputedStyle(box);
    if (/auto|scroll/.test(overflowY) && box.scrollHeight > box.clientHeight) return box;
  }
  return document.scrollingElement ?? document.documentElement;
}

/**
 * The page goes back by as much as the figure was moved, and on only where the opened card would cover it.
 *
 * @param {Element} touched
 * @param {number} before how far from the top of the screen it stood
 * @param {Element} card
 */
export function keepInPlace(touched, before, card) {
  const scroller = scrollerOf(touched);
  scroller.scrollTop += touched.getBoundingClientRect().top - before;
  if (!card.isConnected) return;
  const covered = touched.getBoundingClientRect().bottom + ROOM - card.getBoundingClientRect().top;
  if (covered > 0) scroller.scrollTop += covered;
  // Where the surroundings let no card stick to the edge of the screen, it is gone to.
  if (card.getBoundingClientRect().top > innerHeight - SEEN) card.scrollIntoView({ block: "nearest" });
}
