import { element, format } from 'page';
import { money } from './cents.js';
import { openOneOf } from './one-of.js';
import { amountField, askedFor, owed, paying, transferFacts, warned } from './payable.js';
import { dayField, emphasised, nameField, submit, will } from 'sheets';
import * as TEXT from 'texts';

/** @import { ShownPayable } from '../../shared/types.js' */
/** @import { Sheet, Step } from './sheet.js' */

/**
 * Opens the sheet that says how a transfer is made, and by which one that left is announced.
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 */
export const openTransfer = (button, reread) => openOneOf('transfer', button, reread, { label: TEXT.pay_which, items: askedFor, draw });

/**
 * @param {Sheet} sheet
 * @param {ShownPayable} item
 * @returns {Step | null}
 */
function draw(sheet, item) {
  const about = paying();
  if (!about) return null;
  const on = dayField(`${sheet.id}-on`, { name: 'on', label: TEXT.announce_on }, { first: item.first, last: item.last, value: item.last });
  const amount = amountField(`${sheet.id}-amount`, { label: TEXT.amount_in }, { most: item.open, value: item.figure, currency: about.currency });
  const name = nameField(sheet.id, TEXT.announce_name);
  const told = element(
    'fieldset',
    { class: 'f told' },
    element('legend', {}, TEXT.announce_title),
    element('p', { class: 'hint' }, TEXT.announce_hint),
    element('div', { class: 'two-f' }, on.node, amount.node),
    name.node,
  );
  const body = () => ({ name: name.value(), invoice: item.invoice, amount: amount.value(), on: on.value() });
  return {
    title: TEXT.transfer_title,
    above: [item.above],
    fields: [on, amount, name],
    left: [transferFacts(item), told],
    right: () => [...owed(item), will([emphasised(TEXT.keep_reference, item.reference, 'reference')]), warned(about)],
    press: () => format(TEXT.announce_press, { amount: money(amount.cents() ?? 0, about.currency) }),
    back: TEXT.back_to_dossier,
    version: about.version,
    send: () => submit(sheet, 'transfers', body(), { done: TEXT.announced, nothing: TEXT.announce_nothing }),
    unsent: TEXT.announce_unsent,
  };
}
