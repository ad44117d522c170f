import { currentDocument } from 'page';
import { nameField, textField } from './fields.js';
import { orderFile, sendOrderFile } from './order-file.js';
import { will } from './recap.js';
import { openSheet } from './sheet.js';
import { submit } from './submit.js';
import * as TEXT from 'texts';

/** @import { Sheet, Step } from './sheet.js' */

/**
 * Opens the sheet in which the number of an order follows.
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 */
export const openNumber = (button, reread) => openSheet('number', button, reread, { wide: false, draw });

/**
 * @param {Sheet} sheet
 * @returns {Step | null}
 */
function draw(sheet) {
  if (!currentDocument()?.placed?.number) return null;
  const words = { name: 'customer_reference', label: TEXT.own_number, hint: TEXT.number_hint };
  const number = textField(`${sheet.id}-number`, words, { most: 35, missing: TEXT.number_missing });
  const file = orderFile(sheet);
  const name = nameField(sheet.id);
  const texts = { done: TEXT.number_given, nothing: TEXT.number_nothing };
  return {
    title: TEXT.number_title,
    fields: [number, file, name],
    left: [number.node, file.node, name.node],
    right: () => {
      file.show();
      return [will([[currentDocument()?.customer_reference ? TEXT.number_instead : TEXT.number_will]])];
    },
    press: () => TEXT.number_press,
    back: TEXT.back_to_order,
    send: async () => {
      if (!(await sendOrderFile(sheet, file, name.value()))) return;
      await submit(sheet, 'order-numbers', { name: name.value(), customer_reference: number.value(), ...file.named() }, texts);
    },
    unsent: TEXT.number_unsent,
  };
}
