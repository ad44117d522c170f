import { openExtend } from './extend.js';
import { openNumber } from './order-number.js';
import { openRequest } from './order-request.js';
import { openOrder } from './order.js';
import { openReception } from './reception-form.js';
import { openRelease } from './release.js';
import { openReserve } from './reserve.js';
import { openSendFile } from './send-file.js';
import { openWithdraw } from './withdraw.js';

/** @typedef {(button: HTMLElement, reread: () => Promise<unknown>) => void} Opener */

/** @type {Record<string, Opener>} */
const OPENERS = { reception: openReception, reserve: openReserve, extend: openExtend, release: openRelease, order: openOrder, withdraw: openWithdraw, number: openNumber, request: openRequest, file: openSendFile };

/**
 * Opens the act that a control of the page names.
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 */
export const open = (button, reread) => OPENERS[button.dataset.open ?? '']?.(button, reread);
