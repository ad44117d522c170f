import { dayOf, get, me, why } from 'desk';
import { element, format } from '../../../shared/script/dom.js';
import { isZero, shownAmount, shownNumber } from '../money/amounts.js';
import * as TEXT from 'texts';

/** @import { Payment, PaymentPage } from '../../payments.js' */
/** @import { Context, Field } from '../../staff.js' */

const PAGES = 5;

/**
 * Offers the payments that came and may be meant for the dossier, and looks for any other by its words or amount. The one that is taken
 * fills in where the amount comes from and its value date, or the day from which it may stand; the only one whose amount or text fits is taken already.
 * @param {Context} context
 * @param {string} [earliest] the day from which money may stand
 * @returns {Field}
 */
export const camePayments = ({ reference }, earliest = '') => ({
  kind: 'custom',
  name: 'came',
  label: '',
  optional: true,
  make: (_, set) => {
    const list = element('ul', { role: 'list' });
    const result = element('p', { class: 'mute', role: 'status' });
    const input = element('input', { type: 'search', id: 'came-words', autocomplete: 'off', spellcheck: 'false', maxlength: 200 });
    const node = element('div', { 'data-came': true }, element('p', { class: 'lab' }, TEXT.came_title), list, element('label', { for: 'came-words' }, TEXT.came_find), input, result);
    let typed = false;
    /** @type {Payment[]} */
    let offered = [];
    let taken = '';
    const take = (/** @type {Payment} */ one) => {
      taken = one.payment;
      set('payment', one.payment);
      set('amount', shownNumber(one.left));
      const day = one.value_date < earliest ? earliest : one.value_date;
      if (day <= me().today) set('effective', day);
      draw();
    };
    const draw = () => list.replaceChildren(...offered.map((one) => row(one, one.payment === taken, () => {
      take(one);
      // Its row was drawn anew: the focus stays on it.
      /** @type {HTMLElement | null} */ (list.querySelector('[aria-pressed=true]'))?.focus();
    })));
    const find = async () => {
      typed = true;
      const { payments, wrong } = await found(`words=${encodeURIComponent(input.value.trim())}`);
      offered = payments;
      result.textContent = wrong ?? (payments.length ? '' : TEXT.came_none);
      draw();
    };
    // Enter looks for it, and does not send the pane.
    input.onkeydown = (event) => {
      if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      if (input.value.trim()) find();
    };
    const read = async () => {
      const { payments } = await found(`dossier=${encodeURIComponent(reference)}`);
      if (typed) return;
      offered = payments;
      const fits = payments.filter(({ proposal }) => proposal?.allocations.length && proposal.allocations.every((one) => one.reference === reference));
      const [only] = fits;
      const form = node.closest('form');
      const empty = !(/** @type {HTMLInputElement | null} */ (form?.querySelector('#p-payment'))?.value);
      if (only && fits.length === 1 && empty) take(only);
      else draw();
    };
    read();
    return { node, read: () => null };
  },
});

/**
 * Gives open payments of which something is left, or why they were not read.
 * @param {string} query
 * @returns {Promise<{ payments: Payment[], wrong: string | null }>}
 */
async function found(query) {
  /** @type {Payment[]} */
  const payments = [];
  let cursor = null;
  for (let page = 0; page < PAGES; page += 1) {
    // Each page says where the next one begins.
    // eslint-disable-next-line no-await-in-loop
    const answer = await get(`/staff/payments?view=open&${query}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
    if (!answer.ok) return { payments, wrong: why(answer) };
    const body = /** @type {PaymentPage} */ (answer.body);
    payments.push(...body.payments.filter(({ left }) => !isZero(left)));
    ({ cursor } = body);
    if (!cursor) break;
  }
  return { payments, wrong: null };
}

/**
 * @param {Payment} payment
 * @param {boolean} taken
 * @param {() => void} choose
 */
function row({ payment, left, value_date: day, payer, text, reference, bank }, taken, choose) {
  const take = element('button', { type: 'button', class: 'lnk', 'aria-pressed': String(taken) }, format(taken ? TEXT.came_taken : TEXT.came_take, { amount: shownAmount(left) }));
  take.onclick = choose;
  const line = bank ? format(TEXT.came_line, { day: dayOf(day), statement: bank.statement, entry: bank.entry }) : dayOf(day);
  return element('li', {}, take, ` ${[line, payer.name, text || reference].filter(Boolean).join(', ')}. `, element('a', { href: `#/payments/${payment}` }, TEXT.came_see));
}
