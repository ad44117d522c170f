import { openExtend } from './extend.js';
import { openNumber } from './order-number.js';
import { openRequest } from './order-request.js';
import { openReception } from './reception-form.js';
import { openRelease } from './release.js';
import { openRest } from './rest.js';
import { openSendFile } from './send-file.js';
import { openWithdraw } from './withdraw.js';

export * from './sheets.js';
export { verify } from './verify.js';

/** @typedef {(button: HTMLElement, reread: () => Promise<unknown>) => void} Opener */

/** @type {Record<string, Opener>} */
const OPENERS = { reception: openReception, extend: openExtend, release: openRelease, withdraw: openWithdraw, number: openNumber, rest: openRest, request: openRequest, file: openSendFile };

/**
 * Opens the act that a control of the page names; what reserves or orders (offer.js), and what is about money (pay.js), has a script of its own.
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 */
export const open = (button, reread) => OPENERS[button.dataset.open ?? '']?.(button, reread);
