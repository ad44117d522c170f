import { openContest } from './contest.js';
import { openKeep, openRepay } from './credit-choice.js';
import { openForward } from './forward.js';
import { openStatement } from './open-statement.js';
import { openPay } from './pay-online.js';
import { openTransfer } from './transfer.js';
import { openUnannounce } from './unannounce.js';

/** @type {Record<string, (button: HTMLElement, reread: () => Promise<unknown>) => void>} */
const OPENERS = { keep: openKeep, repay: openRepay, contest: openContest, forward: openForward, payments: openStatement, pay: openPay, iban: openTransfer, transfer: openTransfer, unannounce: openUnannounce };

/**
 * Opens what is done with what is to be paid. Few readers pay from the page, so that this is loaded apart.
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 */
export const open = (button, reread) => OPENERS[button.dataset.open ?? '']?.(button, reread);
