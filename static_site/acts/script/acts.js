import { openExtend } from './extend.js';
import { openReception } from './reception-form.js';
import { openRelease } from './release.js';
import { openReserve } from './reserve.js';

/** @typedef {(button: HTMLElement, reread: () => Promise<unknown>) => void} Opener */

/** @type {Record<string, Opener>} */
const OPENERS = { reception: openReception, reserve: openReserve, extend: openExtend, release: openRelease };

/**
 * Opens the act that a control of the page names.
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 */
export const open = (button, reread) => OPENERS[button.dataset.open ?? '']?.(button, reread);
