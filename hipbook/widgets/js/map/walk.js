/** Arrow keys walk the map: left and right along a row, up and down to the nearest figure of the next. */

/**
 * @param {HTMLElement} list
 * @param {HTMLButtonElement[][]} rows
 * @param {() => void} leave what Escape does
 */
export function walkByKeys(list, rows, leave) {
  const all = rows.flat();

  /** @param {HTMLButtonElement} button */
  const at = (button) => rows.findIndex((row) => row.includes(button));

  /** @param {HTMLButtonElement} from @param {1 | -1} by */
  function nextRow(from, by) {
    for (let n = at(from) + by; n >= 0 && n < rows.length; n += by) {
      const row = rows[n] ?? [];
      if (row.length) return nearest(from, row);
    }
    return from;
  }

  /** @param {HTMLButtonElement} from @param {string} key */
  function step(from, key) {
    const row = rows[at(from)] ?? [];
    const place = row.indexOf(from);
    /** @type {Record<string, () => HTMLButtonElement | undefined>} */
    const ways = {
      ArrowRight: () => row[place + 1],
      ArrowLeft: () => row[place - 1],
      ArrowDown: () => nextRow(from, 1),
      ArrowUp: () => nextRow(from, -1),
      Home: () => row[0],
      End: () => row.at(-1),
    };
    return ways[key]?.();
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const from = /** @type {HTMLButtonElement} */ (event.target);
    if (event.key === "Escape") return leave();
    const to = all.includes(from) ? step(from, event.key) : undefined;
    if (!to) return;
    event.preventDefault();
    to.focus();
  }

  /** Whatever has the focus is where Tab comes back to. @param {FocusEvent} event */
  function onFocus({ target }) {
    if (!all.includes(/** @type {HTMLButtonElement} */ (target))) return;
    for (const button of all) button.tabIndex = button === target ? 0 : -1;
  }

  list.addEventListener("keydown", onKey);
  list.addEventListener("focusin", onFocus);
  return () => {
    list.removeEventListener("keydown", onKey);
    list.removeEventListener("focusin", onFocus);
  };
}

/** @param {HTMLElement} from @param {HTMLButtonElement[]} row */
function nearest(from, row) {
  const x = from.getBoundingClientRect().left;
  const away = (/** @type {HTMLElement} */ one) => Math.abs(one.getBoundingClientRect().left - x);
  return row.reduce((best, one) => (away(one) < away(best) ? one : best));
}
