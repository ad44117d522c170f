import { element, format, get, why } from 'desk';
import { isNegative, isZero, leftOf, lesser, shownAmount } from '../money/amounts.js';
import * as TEXT from 'texts';

/** @import { Invoice } from '../../staff.js' */
/** @import { Target } from '../../payments.js' */
/** @typedef {{ reference: string, customer: string }} Hit */
/** @typedef {{ state: { account: string, order: object | null, invoices: Invoice[] }, people: { account: string, name: string } }} Read */

/**
 * Draws the field that looks for an invoice: by its number, an order's, or a customer's name.
 * @param {() => string} rest what is left of the payment
 * @param {(target: Target) => void} choose
 */
export function findInvoice(rest, choose) {
  const input = element('input', { type: 'search', id: 'find-invoice', autocomplete: 'off', spellcheck: 'false', maxlength: 200 });
  const result = element('div', { role: 'status' });
  const list = element('ul', { role: 'list', class: 'hits' });
  const search = async () => {
    const asked = input.value.trim();
    if (!asked) return;
    const answer = await get(`/staff/search?q=${encodeURIComponent(asked)}`);
    const hits = answer.ok ? /** @type {{ dossiers: Hit[] }} */ (answer.body).dossiers.slice(0, 8) : [];
    const read = await Promise.all(hits.map(async (hit) => targetsOf(hit, rest())));
    const targets = read.flat().filter(({ invoice }) => !invoice || !read.flat().some((one) => one.invoice === asked) || invoice === asked);
    result.textContent = answer.ok ? (targets.length ? '' : TEXT.nothing_open_found) : why(answer);
    list.replaceChildren(...targets.map((one) => row(one, () => {
      list.replaceChildren();
      input.value = '';
      choose(one);
    })));
  };
  const form = element('form', { class: 'f', role: 'search' }, element('label', { for: 'find-invoice' }, TEXT.find_invoice), element('p', { class: 'hint' }, TEXT.find_invoice_hint), input, result, list);
  form.onsubmit = (event) => {
    event.preventDefault();
    search();
  };
  return { node: form, focus: () => input.focus() };
}

/**
 * Gives what of a dossier a payment can be put on: its open invoices, and itself before there is one.
 * @param {Hit} hit
 * @param {string} rest
 * @returns {Promise<Target[]>}
 */
async function targetsOf({ reference }, rest) {
  const answer = await get(`/staff/dossiers/${reference}`);
  if (!answer.ok) return [];
  const { state, people } = /** @type {Read} */ (answer.body);
  /**
   * @param {string | null} invoice
   * @param {string | null} left
   * @param {string | null} due
   * @param {string} amount
   * @returns {Target}
   */
  const target = (invoice, left, due, amount) => ({ reference, customer: people.name, account: people.account, invoice, open: left, due, amount });
  const open = state.invoices.map((one) => ({ one, left: leftOf(one.gross, [one.paid ?? '0', one.credited ?? '0']) })).filter(({ left }) => !isZero(left) && !isNegative(left));
  const proposed = (/** @type {string} */ most) => (isNegative(rest) ? '0' : lesser(rest, most));
  const before = state.order && !open.length ? [target(null, null, null, isNegative(rest) ? '0' : rest)] : [];
  return [...open.map(({ one, left }) => target(one.number, left, one.due, proposed(left))), ...before];
}

/**
 * @param {Target} one
 * @param {() => void} choose
 */
function row(one, choose) {
  const open = one.open === null ? TEXT.before_invoice_more : format(TEXT.open_of, { amount: shownAmount(one.open) });
  const button = element('button', { type: 'button' }, element('b', { class: 'ref' }, one.invoice ?? one.reference), ` ${one.customer}`, element('small', {}, open));
  button.onclick = choose;
  return element('li', {}, button);
}
