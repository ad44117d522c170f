import { openRemoveAll, openRemoveLink } from './remove-link.js';
import { openReplaceLink } from './replace-link.js';
import { openShare } from './share.js';

/** @typedef {(button: HTMLElement, reread: () => Promise<unknown>) => void} Opener */

/** @type {Record<string, Opener>} */
const OPENERS = { share: openShare, remove: openRemoveLink, 'remove-all': openRemoveAll, replace: openReplaceLink };

/**
 * Opens what is done with links: the page of who has access loads it when it is asked for.
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 */
export const open = (button, reread) => OPENERS[button.dataset.open ?? '']?.(button, reread);
