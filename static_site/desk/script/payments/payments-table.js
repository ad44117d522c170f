import { dayOf, element, format, icon } from 'desk';
import { shownNumber } from '../money/amounts.js';
import { isAccountant } from './accountant.js';
import { addressOf } from './payments-address.js';
import * as TEXT from 'texts';

/** @import { Payment, Placed, Reason } from '../../payments.js' */
/** @import { Till } from './payments-address.js' */

const ASIDE = /** @type {Record<string, string>} */ (TEXT.aside_why);
const STATUS = /** @type {Record<string, string>} */ (TEXT.payment_status);
const METHODS = /** @type {Record<string, string>} */ (TEXT.payment_methods);

/** Draws the table without rows. */
export function paymentsTable() {
  const heads = [[TEXT.col_day, ''], [TEXT.col_payer, ''], [TEXT.col_amount, 'r'], [TEXT.col_proposal, '']];
  const head = element('tr', {}, ...heads.map(([text = '', style]) => element('th', { scope: 'col', class: style || null }, text)), element('th', { scope: 'col' }, element('span', { class: 'vh' }, TEXT.col_act)));
  const body = element('tbody');
  return { table: element('table', { class: 'goods' }, element('caption', { class: 'vh' }, TEXT.payments_caption), element('thead', {}, head), body), body };
}

/**
 * Says who paid: a card or a debit names nobody.
 * @param {Payment} payment
 */
export const payerName = ({ payer, method }) => payer.name || METHODS[method] || TEXT.nobody_named;

/**
 * Names what a payment is put on, with whom it is of.
 * @param {Placed[]} placed
 */
function named(placed) {
  const list = new Intl.ListFormat(TEXT.locale).format(placed.map(({ invoice, reference }) => invoice ?? reference));
  const customers = [...new Set(placed.map(({ customer }) => customer))];
  return customers.length === 1 ? `${list}, ${customers[0]}` : list;
}

/**
 * Draws reasons in a row.
 * @param {Reason[]} reasons
 */
const reasonRow = (reasons) => element('span', { class: 'reasons' }, ...reasons.map(({ tone, text }) => element('span', { class: tone === 'warn' ? 'amber' : null }, icon(tone === 'warn' ? 'alert' : 'ok'), ' ', text)));

/** @param {Payment} payment */
function proposed(payment) {
  const { proposal, uses } = payment;
  if (payment.aside) return [element('b', {}, TEXT.view_aside), element('small', {}, ASIDE[payment.aside] ?? payment.aside)];
  if (payment.status !== 'received') return [element('b', {}, STATUS[payment.status] ?? payment.status), ...(payment.due ? [element('small', { class: 'amber' }, format(TEXT.evidence_due, { day: dayOf(payment.due) }))] : [])];
  if (!proposal) return [element('b', {}, [...new Set(uses.map(({ reference }) => reference))].join(', ') || TEXT.all_used)];
  const head = proposal.allocations.length ? named(proposal.allocations) : (payment.customer ?? TEXT.nothing_sure);
  return [element('b', { class: proposal.allocations.length ? null : 'mute' }, head), reasonRow(proposal.reasons)];
}

/**
 * Draws a payment's row.
 * @param {Payment} payment
 * @param {Till} till
 * @param {(payment: Payment) => unknown} accept what its button does where its proposal is sure
 */
export function paymentRow(payment, till, accept) {
  const current = payment.payment === till.payment;
  const address = addressOf({ ...till, payment: payment.payment });
  const sure = payment.proposal?.view === 'sure' && isAccountant();
  const button = sure ? element('button', { type: 'button', class: 'btn btn--q', 'data-accept': payment.payment }, TEXT.accept) : element('a', { href: address, class: 'btn btn--q' }, payment.proposal && isAccountant() ? TEXT.choose_invoices : TEXT.see);
  if (sure) button.onclick = () => accept(payment);
  button.setAttribute('aria-describedby', `row-${payment.payment}`);
  return element(
    'tr',
    { 'data-payment': payment.payment, class: current ? 'current' : null },
    element('td', { class: 'nw' }, dayOf(payment.value_date)),
    element('th', { scope: 'row', class: 'wide', id: `row-${payment.payment}` }, element('a', { href: address, 'aria-current': current ? 'true' : null }, element('b', {}, payerName(payment))), element('small', {}, payment.text || payment.reference)),
    element('td', { class: 'r b' }, `${payment.direction === 'out' ? '−' : ''}${shownNumber(payment.amount)}${payment.currency === 'EUR' ? '' : ` ${payment.currency}`}`),
    element('td', { class: 'wide' }, ...proposed(payment)),
    element('td', { class: 'r' }, button),
  );
}
