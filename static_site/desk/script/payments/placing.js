import { dayOf, element, format } from 'desk';
import { isNegative, isZero, leftOf, shownAmount, shownNumber, typedNumber } from '../money/amounts.js';
import * as TEXT from 'texts';

/** @import { Payment, Placed, Target } from '../../payments.js' */

/** @typedef {ReturnType<typeof placing>} Placing */

/**
 * @param {Placed} placed
 * @param {string} amount
 * @returns {Target}
 */
const target = ({ reference, invoice, open, due, customer, account }, amount) => ({ reference, invoice, open, due, customer, account, amount });

/** @param {string} typed */
const readable = (typed) => typed.trim() === '' || (typedNumber(typed) !== null && !isNegative(typedNumber(typed) ?? '0') && !/\.\d{3}/.test(typedNumber(typed) ?? ''));

/**
 * Draws what a payment goes to, with an amount to change for each, and what is left of it, always.
 * @param {Payment} payment
 * @param {() => void} changed told after each stroke
 */
export function placing(payment, changed) {
  const { proposal } = payment;
  /** @type {{ target: Target, input: HTMLInputElement }[]} */
  const rows = [];
  const body = element('tbody');
  const sums = element('dl', { class: 'sum', 'aria-live': 'polite' });
  const amounts = () => rows.map(({ input }) => (readable(input.value) && input.value.trim() ? (typedNumber(input.value) ?? '0') : '0'));
  const rest = () => leftOf(payment.left, amounts());
  const follow = () => {
    const left = rest();
    /** @type {[string, string, string][]} */
    const pairs = [[TEXT.received_word, payment.left, ''], [TEXT.placed_word, leftOf(payment.left, [left]), ''], [isNegative(left) ? TEXT.too_much_placed : TEXT.left_to_place, left, isNegative(left) ? 'big red' : 'big']];
    sums.replaceChildren(...pairs.flatMap(([name, amount, style]) => [element('dt', { class: style || null }, name), element('dd', { class: style || null }, shownAmount(amount))]));
    for (const { input } of rows) input.setAttribute('aria-invalid', readable(input.value) ? 'false' : 'true');
    changed();
  };
  const add = (/** @type {Target} */ one) => {
    const known = rows.find(({ target: each }) => each.reference === one.reference && each.invoice === one.invoice);
    if (known) {
      // What may be meant stands there without an amount: who looks it up means it.
      if (!known.input.value.trim() && !isZero(one.amount || '0')) known.input.value = shownNumber(one.amount);
      known.input.focus();
      follow();
      return;
    }
    const name = one.invoice ?? one.reference;
    const input = element('input', { inputmode: 'decimal', autocomplete: 'off', 'aria-label': format(TEXT.placed_on, { number: name }), value: isZero(one.amount || '0') ? '' : shownNumber(one.amount) });
    input.oninput = follow;
    rows.push({ target: one, input });
    const about = element('small', {}, element('a', { href: `#/${one.reference}`, class: 'ref' }, one.reference), one.due ? `, ${dayOf(one.due)}` : '', ` ${one.customer}`);
    body.append(element('tr', {}, element('th', { scope: 'row' }, element('b', { class: 'ref' }, one.invoice ?? TEXT.before_invoice), about), element('td', { class: 'r' }, one.open === null ? '–' : shownNumber(one.open)), element('td', { class: 'r' }, input)));
    follow();
  };
  for (const one of proposal?.allocations ?? []) add(target(one, one.amount));
  for (const one of proposal?.possible ?? []) if (!proposal?.allocations.some(({ reference, invoice }) => reference === one.reference && invoice === one.invoice)) add(target(one, '0'));
  const heads = [element('th', { scope: 'col' }, TEXT.invoice_word), element('th', { scope: 'col', class: 'r' }, TEXT.open_word), element('th', { scope: 'col', class: 'r' }, TEXT.placed_word)];
  const node = element('div', {}, element('table', { class: 'placing' }, element('caption', { class: 'vh' }, TEXT.placing_caption), element('thead', {}, element('tr', {}, ...heads)), body), sums);
  follow();
  return {
    node,
    rest,
    add: (/** @type {Target} */ one) => {
      add(one);
      rows.find(({ target: each }) => each.reference === one.reference && each.invoice === one.invoice)?.input.focus();
    },
    focus: () => rows[0]?.input.focus(),
    /** Gives what is put on each, or null where an amount is not to be read. @returns {Target[] | null} */
    targets: () => (rows.every(({ input }) => readable(input.value)) ? rows.map(({ target: one }, index) => ({ ...one, amount: amounts()[index] ?? '0' })).filter(({ amount }) => !isZero(amount)) : null),
    /** Says whether more is put on one than is open there. */
    isOver: () => rows.some(({ target: one }, index) => one.open !== null && isNegative(leftOf(one.open, [amounts()[index] ?? '0']))),
  };
}
