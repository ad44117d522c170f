/** @type {Record<string, number>} */
const MOVES = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

/**
 * @param {HTMLElement} list
 * @returns {HTMLElement[]}
 */
const links = (list) => [...list.querySelectorAll('.day')].filter((link) => link instanceof HTMLElement);

/**
 * Makes the links to other days one stop of the Tab key, or they would stand before all that follows them.
 * The arrows go from one to the next.
 * @param {HTMLElement} list
 */
export function rovingTabindex(list) {
  list.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && target.matches('.day')) setTabStop(list, target);
  });
  list.addEventListener('keydown', (event) => {
    const all = links(list);
    const at = all.findIndex((link) => link === event.target);
    const move = MOVES[event.key];
    if (at < 0 || move === undefined) return;
    event.preventDefault();
    all[Math.min(Math.max(at + move, 0), all.length - 1)]?.focus();
  });
}

/**
 * Leaves one link in the order of the Tab key: the one given, or the one that was, or the first.
 * @param {HTMLElement} list
 * @param {HTMLElement | null} [chosen]
 */
export function setTabStop(list, chosen = null) {
  const all = links(list);
  const stop = chosen ?? all.find((link) => link.tabIndex === 0) ?? all[0];
  for (const link of all) link.tabIndex = link === stop ? 0 : -1;
}
