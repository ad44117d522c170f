import { element } from 'page';
import { openOneOf } from './one-of.js';
import { amountField, owed, paying } from './payable.js';
import { choiceField, dayField, nameField, submit, will } from 'sheets';
import * as TEXT from 'texts';

/** @import { ShownPayable } from '../../shared/types.js' */
/** @import { Sheet, Step } from './sheet.js' */

/**
 * Opens the sheet in which the announcement of a transfer is corrected, or taken back.
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 */
export const openUnannounce = (button, reread) => openOneOf('unannounce', button, reread, { label: TEXT.unannounce_which, items: announcedOnes, draw });

const announcedOnes = () => paying()?.items.filter(({ announced }) => announced) ?? [];

/**
 * @param {Sheet} sheet
 * @param {ShownPayable} item
 * @returns {Step | null}
 */
function draw(sheet, item) {
  const about = paying();
  if (!about || !item.announced) return null;
  const { announced } = item;
  const on = dayField(`${sheet.id}-on`, { name: 'on', label: TEXT.announce_on }, { first: item.first, last: item.last, value: announced.on });
  const amount = amountField(`${sheet.id}-amount`, { label: TEXT.amount_in }, { most: item.open, value: announced.figure, currency: about.currency });
  const within = [element('div', { class: 'two-f' }, on.node, amount.node)];
  const choices = [
    { value: 'withdraw', label: TEXT.unannounce_back, hint: TEXT.unannounce_back_hint },
    { value: 'correct', label: TEXT.unannounce_correct, within },
  ];
  const what = choiceField(`${sheet.id}-what`, { name: 'what', label: TEXT.unannounce_what }, choices, 'withdraw');
  const name = nameField(sheet.id);
  const corrects = () => what.value() === 'correct';
  // What stands in a choice that was not made is not asked for.
  const dayAsked = { ...on, wrong: () => (corrects() ? on.wrong() : null) };
  const amountAsked = { ...amount, wrong: () => (corrects() ? amount.wrong() : null) };
  const send = () =>
    corrects()
      ? submit(sheet, 'transfers', { name: name.value(), invoice: item.invoice, amount: amount.value(), on: on.value() }, { done: TEXT.announced, nothing: TEXT.announce_nothing })
      : submit(sheet, 'transfer-withdrawals', { name: name.value(), invoice: item.invoice }, { done: TEXT.unannounced, nothing: TEXT.unannounce_nothing });
  return {
    title: TEXT.unannounce_title,
    above: [item.above],
    fields: [what, dayAsked, amountAsked, name],
    left: [what.node, name.node],
    right: () => [...owed(item), will([[`${announced.announced}, ${announced.amount}.`], [corrects() ? TEXT.unannounce_will_correct : TEXT.unannounce_will]])],
    press: () => (corrects() ? TEXT.unannounce_press_correct : TEXT.unannounce_press),
    back: TEXT.back_to_dossier,
    version: about.version,
    send,
    unsent: TEXT.unannounce_unsent,
  };
}
