import { tell } from 'desk';
import * as TEXT from 'texts';

/** @import { CustomerDocument } from '../../staff.js' */

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

/**
 * Shows all of the customer's page, which few ask for, by what is loaded with the panes.
 * @param {CustomerDocument} shown
 */
export async function openWholePage(shown) {
  try {
    (await loadPanes()).showWholePage(shown);
  } catch {
    tell({ text: TEXT.not_loaded, bad: true });
  }
}
