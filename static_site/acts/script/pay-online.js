import { accepted, element, format } from 'page';
import { cents, money } from './cents.js';
import { openOneOf } from './one-of.js';
import { amountField, askedFor, owed, paying } from './payable.js';
import { openTransfer } from './transfer.js';
import { choiceField, emphasised, nameField, press, refuse, will } from 'sheets';
import * as TEXT from 'texts';

/** @import { ShownPayable } from '../../shared/types.js' */
/** @import { Sheet, Step } from './sheet.js' */

const WORDS = {
  card: { label: TEXT.pay_card, hint: TEXT.pay_card_hint, press: TEXT.pay_card_press },
  debit: { label: TEXT.pay_debit, hint: TEXT.pay_debit_hint, press: TEXT.pay_debit_press },
};

/**
 * Opens the sheet in which an invoice is paid, all of it or a part, online or by a transfer.
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 */
export const openPay = (button, reread) => openOneOf('pay', button, reread, { label: TEXT.pay_which, items: askedFor, draw: (sheet, item) => draw(sheet, item, button, reread) });

/**
 * @param {Sheet} sheet
 * @param {ShownPayable} item
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 * @returns {Step | null}
 */
function draw(sheet, item, button, reread) {
  const about = paying();
  if (!about) return null;
  const { id } = sheet;
  const all = cents(item.figure) ?? 0;
  const part = amountField(`${id}-amount`, { label: TEXT.amount_in, hinted: true }, { most: item.figure, value: item.figure, currency: about.currency });
  const amounts = [
    { value: 'all', label: TEXT.pay_all, end: item.asked ?? '' },
    { value: 'part', label: TEXT.pay_part, hint: item.invoice && TEXT.part_hint, within: [part.node] },
  ];
  const much = choiceField(`${id}-much`, { name: 'much', label: TEXT.pay_much }, amounts, 'all');
  const online = item.ways.map(({ method, most_text: most }) => ({ value: method, label: WORDS[method].label, hint: format(WORDS[method].hint, { most }) }));
  const how = choiceField(`${id}-method`, { name: 'method', label: TEXT.pay_how }, [...online, { value: 'transfer', label: TEXT.pay_transfer, hint: TEXT.pay_transfer_hint }], item.ways.find(({ most }) => all <= (cents(most) ?? 0))?.method ?? 'transfer');
  const name = nameField(id, TEXT.pay_name);
  const byTransfer = () => how.value() === 'transfer';
  const paid = () => (much.value() === 'all' ? all : part.cents());
  const limit = () => item.ways.find(({ method }) => method === how.value());
  // What a choice that was not made holds is not asked for.
  const partAsked = { ...part, wrong: () => (much.value() === 'part' && !byTransfer() ? part.wrong() : null) };
  const tooMuch = () => ((paid() ?? 0) > (cents(limit()?.most ?? item.open) ?? 0) ? format(TEXT.pay_most, { most: limit()?.most_text ?? '' }) : null);
  const howAsked = { ...how, wrong: tooMuch };
  const nameAsked = { ...name, wrong: () => (byTransfer() ? null : name.wrong()) };
  const right = () => {
    const amount = paid() ?? 0;
    const left = all - amount;
    const over = tooMuch();
    if (byTransfer() || over) return [...owed(item), element('p', { class: 's' }, over ?? TEXT.pay_transfer_next)];
    const rest = left ? [' ', ...emphasised(item.rest.replace('{rest}', '{place}'), money(left, about.currency), 'rest')] : [];
    return [...owed(item), will([[...emphasised(TEXT.pay_will, money(amount, about.currency), 'paid'), ...rest], [TEXT.pay_receipt]])];
  };
  const send = () => {
    if (!byTransfer()) return begin(sheet, { name: name.value(), invoice: item.invoice, amount: much.value() === 'all' ? item.figure : part.value(), method: how.value() });
    sheet.dialog.close();
    return Promise.resolve(openTransfer(button, reread));
  };
  return {
    title: item.pay,
    above: [item.above],
    fields: [much, partAsked, howAsked, nameAsked],
    left: [much.node, how.node, name.node],
    right,
    press: () => (byTransfer() ? TEXT.pay_transfer_press : format(WORDS[how.value() === 'debit' ? 'debit' : 'card'].press, { amount: money(paid() ?? 0, about.currency) })),
    back: TEXT.back_to_dossier,
    note: TEXT.pay_note,
    version: about.version,
    send,
    unsent: TEXT.pay_unsent,
  };
}

/**
 * Begins a payment, and goes to the page on which it is made.
 * @param {Sheet} sheet
 * @param {object} body
 */
async function begin(sheet, body) {
  const answer = await press(sheet, 'payments', body);
  if (answer === undefined) return;
  const { url } = /** @type {{ url?: string }} */ (answer?.body ?? {});
  if (accepted(answer) && url) location.assign(url);
  else await refuse(sheet, answer, TEXT.pay_nothing);
}
