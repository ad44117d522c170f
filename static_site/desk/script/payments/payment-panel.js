import { announce, byId, element, format, get, icon, longDayOf, newKey, why } from 'desk';
import { isNegative, isZero, leftOf, shownAmount } from '../money/amounts.js';
import { dayWithYear } from '../money/in-words.js';
import { isAccountant } from './accountant.js';
import { findInvoice } from './find-invoice.js';
import { historyPart } from './payment-history.js';
import { allocate, decide } from './payment-writes.js';
import { statementOf } from './payments-address.js';
import { payerName } from './payments-table.js';
import { forgetPayer } from './payers-table.js';
import { placing } from './placing.js';
import * as TEXT from 'texts';

/** @import { Desk, Payment, StaffPayment } from '../../payments.js' */

const METHODS = /** @type {Record<string, string>} */ (TEXT.payment_methods);
/** @type {Record<string, () => unknown>} */
let acts = {};
let turn = 0;

/** Gives what the keys of the payment that is shown do. */
export const panelActs = () => acts;

/** Shows no payment. */
export function closePanel() {
  turn += 1;
  acts = {};
  const panel = document.getElementById('payment');
  if (!panel) return;
  panel.hidden = true;
  panel.replaceChildren();
  delete panel.dataset.payment;
}

/**
 * Shows a payment: what it says, what it goes to, why, and what can be done with it.
 * @param {string} id
 * @param {Desk} page
 */
export async function openPanel(id, page) {
  const mine = (turn += 1);
  const answer = await get(`/staff/payments/${encodeURIComponent(id)}`);
  if (mine !== turn) return;
  const panel = byId('payment');
  panel.hidden = false;
  if (!answer.ok) {
    acts = {};
    panel.replaceChildren(element('h2', { id: 'payment-title' }, TEXT.payment_word), element('p', { class: 'red' }, answer.status === 404 ? TEXT.no_payment : why(answer)));
    return;
  }
  draw(panel, /** @type {StaffPayment} */ (answer.body), page);
}

/**
 * @param {HTMLElement} panel
 * @param {StaffPayment} read
 * @param {Desk} page
 */
function draw(panel, read, page) {
  const { payment } = read;
  const before = panel.dataset.payment;
  panel.dataset.payment = payment.payment;
  acts = {};
  const title = format(payment.direction === 'out' ? TEXT.payment_to : TEXT.payment_of, { amount: shownAmount(payment.amount), name: payerName(payment) });
  const close = element('a', { href: page.address, class: 'btn btn--q' }, TEXT.close);
  const head = element('header', {}, element('div', {}, element('h2', { id: 'payment-title', tabindex: '-1' }, title), element('p', { class: 'fine' }, about(read))), close);
  const open = !isZero(payment.left);
  panel.replaceChildren(element('div', {}, head, open && isAccountant() ? writing(payment, page) : reading(payment), open ? reasons(payment) : null, whose(read), rule(read, page), historyPart(read, page.changed)));
  if (before !== payment.payment) announce(title);
}

/** @param {StaffPayment} read */
function about({ payment, bank }) {
  const words = [longDayOf(payment.value_date), METHODS[payment.method], payment.text && format(TEXT.quoted, { value: payment.text }), payment.reference, payment.payer.iban, payment.last4 && format(TEXT.account_ends, { last4: payment.last4 }), payment.mandate && format(TEXT.mandate_of, { mandate: payment.mandate }), payment.due && format(TEXT.evidence_due, { day: longDayOf(payment.due) }), bank && format(TEXT.bank_entry, { statement: bank.statement, entry: bank.entry }), bank?.charges && format(TEXT.bank_charges, { amount: shownAmount(bank.charges) })];
  return words.filter(Boolean).join(', ');
}

/**
 * Draws what is proposed for somebody who does not act.
 * @param {Payment} payment
 */
function reading(payment) {
  const rows = (payment.proposal?.allocations ?? []).map(({ invoice, reference, amount, customer }) => element('li', {}, element('span', {}, element('a', { href: `#/${reference}`, class: 'ref' }, invoice ?? reference), ` ${customer}`), element('span', {}, shownAmount(amount))));
  return element('div', {}, rows.length ? element('ul', { role: 'list', class: 'twin' }, ...rows) : null, isZero(payment.left) ? null : element('dl', { class: 'sum' }, element('dt', { class: 'big' }, TEXT.left_to_place), element('dd', { class: 'big' }, shownAmount(payment.left))), isAccountant() ? null : element('p', { class: 'fine' }, icon('you'), ' ', TEXT.accountants_place));
}

/**
 * Draws what the payment goes to, to be changed, and what else can be done with it.
 * @param {Payment} payment
 * @param {Desk} page
 */
function writing(payment, page) {
  const key = newKey();
  const button = element('button', { type: 'button', class: 'btn btn--l', id: 'place-it' });
  const failure = element('div', { role: 'alert' });
  const rest = element('select', { id: 'rest' });
  const restField = element('div', { class: 'f', hidden: true }, element('label', { for: 'rest' }, TEXT.what_of_rest), rest);
  const over = element('input', { type: 'checkbox', id: 'overpaid' });
  const overField = element('p', { hidden: true }, element('label', { class: 'opt' }, over, ' ', TEXT.more_than_open));
  const remember = element('input', { type: 'checkbox', id: 'remember', checked: Boolean(payment.payer.name || payment.payer.iban) });
  /** @type {import('./placing.js').Placing | null} */
  let placed = null;
  const customer = () => [...new Map((placed?.targets() ?? []).flatMap(({ account, customer: name }) => (account ? [[account, name]] : []))).entries()];
  const follow = () => {
    if (!placed) return;
    const left = placed.rest();
    const [one, ...others] = customer();
    const chosen = rest.value;
    rest.replaceChildren(element('option', { value: '' }, TEXT.rest_stays), ...(one && !others.length ? [element('option', { value: String(one[0]) }, format(TEXT.rest_kept, { name: String(one[1]) }))] : []));
    rest.value = [...rest.options].some(({ value }) => value === chosen) ? chosen : '';
    restField.hidden = isZero(left) || isNegative(left) || !one;
    overField.hidden = !placed.isOver();
    const sum = (placed.targets() ?? []).length ? sumOf(payment, left) : '';
    button.replaceChildren(sum ? format(TEXT.place_amount, { amount: sum }) : TEXT.place_something, ' ', element('kbd', { 'aria-hidden': 'true' }, 'A'));
    button.setAttribute('aria-disabled', sum && !isNegative(left) ? 'false' : 'true');
  };
  placed = placing(payment, follow);
  const form = placed;
  const send = async () => {
    const targets = form.targets();
    const wrong = !targets ? TEXT.no_amount : !targets.length ? TEXT.nothing_placed : isNegative(form.rest()) ? TEXT.too_much_placed : null;
    button.setAttribute('aria-busy', 'true');
    const said = wrong ?? (await allocate(payment, { targets: targets ?? [], overpaid: over.checked && form.isOver(), remember: remember.checked, keepFor: restField.hidden ? null : rest.value || null, key }, page.changed));
    button.removeAttribute('aria-busy');
    failure.replaceChildren(...(said ? [element('div', { class: 'warn warn--ko' }, icon('alert'), element('p', {}, said))] : []));
  };
  button.onclick = send;
  const finder = findInvoice(() => form.rest(), (target) => form.add(target));
  const others = otherActs(payment, customer, page, finder.focus);
  acts = { ...Object.fromEntries(others.map(({ letter, run }) => [letter, run])), A: () => button.focus(), Enter: () => (form.focus(), true) };
  follow();
  return element('div', {}, form.node, restField, overField, element('p', {}, element('label', { class: 'opt' }, remember, ' ', TEXT.remember_payer)), failure, button, actList(others), finder.node);
}

/**
 * Says how much is put: all, or what is not left.
 * @param {Payment} payment
 * @param {string} left
 */
const sumOf = (payment, left) => shownAmount(leftOf(payment.left, [left]));

/** @typedef {{ letter: string, label: string, about: string, run: () => unknown }} Other */

/**
 * @param {Payment} payment
 * @param {() => [string, string][]} customer
 * @param {Desk} page
 * @param {() => void} find
 * @returns {Other[]}
 */
function otherActs(payment, customer, page, find) {
  const account = payment.account ?? null;
  const keep = () => {
    const [one] = customer();
    const wanted = one?.[0] ?? payment.proposal?.possible[0]?.account ?? null;
    if (wanted) decide(payment, { type: 'keep_for', account: wanted }, { text: TEXT.kept_done, back: { type: 'keep_for', account: null } }, page.changed);
    else {
      announce(TEXT.keep_whose);
      find();
    }
  };
  const free = () => decide(payment, { type: 'keep_for', account: null }, { text: TEXT.freed_done, back: { type: 'keep_for', account } }, page.changed);
  const aside = () => decide(payment, { type: 'set_aside', why: 'not_customers', remember: true }, { text: TEXT.aside_done, back: { type: 'take_back' } }, page.changed);
  const [one] = customer();
  return [
    { letter: 'F', label: TEXT.act_find, about: '', run: find },
    account ? { letter: 'C', label: TEXT.act_free, about: payment.customer ?? '', run: free } : { letter: 'C', label: TEXT.act_keep, about: one?.[1] ?? '', run: keep },
    ...(payment.uses.length ? [] : [{ letter: 'H', label: TEXT.act_aside, about: '', run: aside }]),
  ];
}

/** @param {Other[]} others */
function actList(others) {
  const rows = others.map(({ letter, label, about: of, run }) => {
    const button = element('button', { type: 'button', 'data-act': letter }, element('kbd', { 'aria-hidden': 'true' }, letter), element('span', {}, label), element('small', {}, of));
    button.onclick = () => run();
    return element('li', {}, button);
  });
  return element('ul', { role: 'list', class: 'acts-l' }, ...rows);
}

/** @param {Payment} payment */
function reasons({ proposal }) {
  if (!proposal?.reasons.length) return null;
  const rows = proposal.reasons.map(({ tone, text }) => element('li', { class: tone === 'warn' ? 'amber' : null }, icon(tone === 'warn' ? 'alert' : 'ok'), ' ', text));
  return element('section', { class: 'section' }, element('h3', {}, proposal.allocations.length ? TEXT.why_proposed : TEXT.why_nothing), element('ul', { role: 'list', class: 'reasons reasons--all' }, ...rows));
}

/**
 * Links the statements of those whose payment it is, is proposed to be, or is kept for.
 * @param {StaffPayment} read
 */
function whose({ payment: { proposal }, customers, remembered }) {
  const proposed = [...(proposal?.allocations ?? []), ...(proposal?.possible ?? [])].map(({ account, customer }) => [account, customer]);
  const accounts = Object.entries({ ...Object.fromEntries(proposed), ...(remembered?.account ? { [remembered.account]: remembered.customer ?? remembered.account } : {}), ...customers });
  if (!accounts.length) return null;
  return element('section', { class: 'section' }, element('h3', {}, TEXT.account_statement), element('ul', { role: 'list', class: 'twin' }, ...accounts.map(([account, name]) => element('li', {}, element('a', { href: statementOf(account) }, name)))));
}

/**
 * @param {StaffPayment} read
 * @param {Desk} page
 */
function rule({ remembered }, page) {
  if (!remembered) return null;
  const forget = element('button', { type: 'button', class: 'lnk' }, TEXT.forget);
  forget.onclick = () => forgetPayer(remembered, page.changed);
  const words = format(remembered.account ? TEXT.pays_for : TEXT.pays_nobody, { payer: remembered.name || (remembered.iban ?? ''), customer: remembered.customer ?? '', day: dayWithYear(remembered.since.slice(0, 10)) });
  return element('section', { class: 'section' }, element('h3', {}, TEXT.rule_kept), element('p', {}, words, ' ', isAccountant() ? forget : null));
}
