import { currentDocument } from 'page';
import { nameField, whyField } from './fields.js';
import { will } from './recap.js';
import { openSheet } from './sheet.js';
import { submit } from './submit.js';
import * as TEXT from 'texts';

/** @import { Sheet, Step } from './sheet.js' */

/**
 * Opens the sheet in which an order is taken back.
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 */
export const openWithdraw = (button, reread) => openSheet('withdraw', button, reread, { wide: false, draw });

/**
 * @param {Sheet} sheet
 * @returns {Step | null}
 */
function draw(sheet) {
  const act = currentDocument()?.placed?.withdraw;
  if (!act) return null;
  const [why, name] = [whyField(sheet.id), nameField(sheet.id)];
  const texts = { done: TEXT.withdrawn, nothing: TEXT.withdraw_nothing };
  return {
    title: act.title,
    fields: [why, name],
    left: [why.node, name.node],
    right: () => [will(act.sentences.map((each) => [each]))],
    press: () => TEXT.withdraw_press,
    back: TEXT.keep_order,
    send: () => submit(sheet, 'order-withdrawals', { name: name.value(), ...why.value() }, texts),
    unsent: TEXT.withdraw_unsent,
  };
}
