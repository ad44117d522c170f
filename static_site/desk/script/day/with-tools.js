import { tell } from '../shell/status-line.js';
import * as TEXT from 'texts';

/** @typedef {typeof import('../rows/row-tools.js')} Tools */

/**
 * Loads what few rows need, once, and uses it: the preview, acts on many, names of views.
 * @param {(tools: Tools) => unknown} use
 */
export async function withTools(use) {
  try {
    use(/** @type {Tools} */ (await import(document.body.dataset.deskRows ?? '')));
  } catch {
    tell({ text: TEXT.not_loaded, bad: true });
  }
}
