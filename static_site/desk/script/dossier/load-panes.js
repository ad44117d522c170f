/** @typedef {typeof import('../desk_panes.js')} Panes */

/** @type {Panes | null} */
let loaded = null;

/** Gives the panes, null before they are loaded. */
export const panes = () => loaded;

/**
 * Loads the panes, once. Rejects where they do not come.
 * @returns {Promise<Panes>}
 */
export async function loadPanes() {
  loaded ??= /** @type {Panes} */ (await import(document.body.dataset['deskPanes'] ?? ''));
  return loaded;
}
