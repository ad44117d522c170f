import { me } from 'desk';
import { element, format } from '../../../shared/script/dom.js';
import { isNegative, isZero, leftOf, lesser, shownAmount, shownNumber, typedNumber } from '../money/amounts.js';
import { dayInWords } from '../dossier/days.js';
import { billed } from '../dossier/pieces-of.js';
import { camePayments } from './came-payments.js';
import { body, mailField } from './common-fields.js';
import { invoiceOptions } from './invoice-panes.js';
import { field } from './ship.js';
import * as TEXT from 'texts';

/** @import { Context, Field, Invoice, Spec, Values } from '../../staff.js' */
/** @typedef {{ invoice: string, amount: string }} Share */

/**
 * Gives what was typed as the API wants it; what is no number goes as it is, and is refused with words.
 * @param {unknown} typed
 */
export const amountOf = (typed) => typedNumber(String(typed ?? '')) ?? String(typed ?? '');

/**
 * Says what is wrong with an amount of money: it is above nothing, to the cent. "2.610" is not taken for 2.61.
 * @param {unknown} typed
 */
export function amountWrong(typed) {
  if (!typed) return TEXT.fill_in;
  const amount = typedNumber(String(typed));
  if (amount === null) return TEXT.no_amount;
  if (isNegative(amount) || !/[1-9]/.test(amount)) return TEXT.above_nothing;
  return /\.\d{3}/.test(amount) ? TEXT.two_decimals : null;
}

/** @param {Invoice} invoice */
export const openOf = ({ gross, paid = '0', credited = '0' }) => leftOf(gross, [paid, credited]);

/**
 * Draws the open invoices with what of the payment goes to each: the earliest due first, until somebody types it otherwise.
 * @param {Context} context
 * @param {() => string} received
 */
function sharesField({ dossier: { state } }, received) {
  const open = state.invoices.filter((one) => !isNegative(openOf(one)) && !isZero(openOf(one))).toSorted((one, other) => one.due.localeCompare(other.due));
  const sums = element('dl', { class: 'sum section', 'aria-live': 'polite' });
  let typed = false;
  const rows = open.map((one) => {
    const input = element('input', { class: 'n', inputmode: 'decimal', autocomplete: 'off', 'aria-label': format(TEXT.placed_on, { number: one.number }) });
    input.oninput = () => {
      typed = true;
    };
    return { one, input };
  });
  /** @returns {Share[]} */
  const shares = () => rows.map(({ one, input }) => ({ invoice: one.number, amount: input.value.trim() ? amountOf(input.value) : '0' }));
  const list = () => shares().filter(({ amount }) => !isZeroText(amount));
  const readable = () => shares().every(({ amount }) => isZeroText(amount) || amountWrong(amount) === null);
  const left = () => (typedNumber(received()) && readable() ? leftOf(received(), shares().map(({ amount }) => amount)) : '0');
  const follow = () => {
    if (!typed && typedNumber(received())) {
      let rest = received();
      for (const { one, input } of rows) {
        const part = isNegative(rest) ? '0' : lesser(rest, openOf(one));
        input.value = isZero(part) ? '' : shownNumber(part);
        rest = leftOf(rest, [part]);
      }
    }
    const rest = left();
    const pairs = [[TEXT.received_word, shownAmount(typedNumber(received())), ''], [TEXT.placed_word, shownAmount(typedNumber(received()) ? leftOf(received(), [rest]) : '0'), ''], [isNegative(rest) ? TEXT.too_much_placed : TEXT.left_to_place, shownAmount(rest), isNegative(rest) ? 'big red' : 'big']];
    sums.replaceChildren(...pairs.flatMap(([name = '', amount = '', style]) => [element('dt', { class: style || null }, name), element('dd', { class: style || null }, amount)]));
  };
  const head = element('tr', {}, ...[TEXT.invoice_word, TEXT.due_word, TEXT.owed_word, TEXT.placed_word].map((text, index) => element('th', { scope: 'col', class: index ? 'r' : null }, text)));
  const table = element('table', { class: 'tl tl--in' }, element('caption', { class: 'vh' }, TEXT.on_which_invoices), element('thead', {}, head), element('tbody', {}, ...rows.map(({ one, input }) => element('tr', {}, element('th', { scope: 'row' }, element('b', {}, one.number)), element('td', { class: 'r' }, dayInWords(one.due)), element('td', { class: 'r' }, shownNumber(openOf(one))), element('td', { class: 'cell' }, input)))));
  /** @type {Field} */
  const shown = { kind: 'custom', name: 'shares', label: '', make: () => ({ node: element('div', {}, ...(rows.length ? [table] : [element('p', { class: 'mute' }, TEXT.nothing_open)]), sums), read: list, focus: () => rows[0]?.input.focus() }), check: () => (readable() ? (isNegative(left()) ? TEXT.too_much_placed : null) : TEXT.no_amount) };
  return { shown, left, follow, list };
}

/**
 * Gives the day of the newest invoice: before it no money is put on one.
 * @param {Context['dossier']} dossier
 */
const newestInvoice = ({ entries, state }) => entries.filter(({ seq, event }) => event.type === 'invoice_issued' && !state.struck.includes(seq)).map(({ origin }) => origin.effective).toSorted().at(-1) ?? '';

/** @param {unknown} text */
const bare = (text) => String(text ?? '').replace(/\s+/g, ' ').trim().toLowerCase();

/**
 * Says that a payment of this reference is in the dossier already: a transfer that is typed twice is money nobody sent.
 * @param {Context} context
 * @param {Values} values
 */
function known({ dossier: { entries, state } }, { payment: typed }) {
  const same = typed ? entries.find(({ seq, event }) => ['payment_allocated', 'deposit_received'].includes(event.type) && bare(event['payment']) === bare(typed) && !state.struck.includes(seq)) : null;
  return same ? format(TEXT.payment_known, { payment: String(typed), day: dayInWords(same.committed.slice(0, 10)) }) : null;
}

/** @param {string} amount */
const isZeroText = (amount) => typedNumber(amount) !== null && isZero(amount);

/**
 * Records a payment: put against invoices, and what is left of it placed too.
 * @param {Context} context
 * @returns {Spec}
 */
export function payment(context) {
  const { act, dossier } = context;
  const { today } = me();
  const proposed = /** @type {Share[]} */ (act.defaults?.['allocations'] ?? []);
  const unbilled = dossier.state.lines.some((line) => line.quantity > billed(dossier.state, line.id));
  const whole = leftOf('0', proposed.map(({ amount }) => amount)).replace('-', '');
  let received = whole;
  const shares = sharesField(context, () => received);
  const follow = (/** @type {Values} */ values) => {
    received = values['amount'] ? (typedNumber(String(values['amount'])) ?? '') : '';
    shares.follow();
  };
  const allocated = (/** @type {Values} */ values) => {
    const rest = shares.left();
    const list = shares.list();
    const kept = values['rest'] === 'overpaid' && !isZero(rest);
    const [first, ...others] = list;
    const allocations = kept && first ? [{ ...first, amount: leftOf('0', [first.amount, rest]).replace('-', '') }, ...others] : list;
    return common('allocate_payment', values, { payment: values['payment'], allocations, ...(kept && first ? { overpaid: true } : {}) });
  };
  const deposited = (/** @type {Values} */ values) => common('record_deposit', values, { payment: values['payment'], amount: shares.left() });
  const common = (/** @type {string} */ type, /** @type {Values} */ values, /** @type {Record<string, unknown>} */ more) => body(type, values, { ...more, ...(values['effective'] === today ? {} : { effective: values['effective'] }) });
  return {
    title: TEXT.payment_title,
    lead: TEXT.for_accountants,
    route: 'accounting',
    fields: [
      { kind: 'amount', name: 'amount', label: TEXT.amount_received, value: isZero(whole) ? '' : shownNumber(whole), half: true, check: amountWrong },
      { kind: 'day', name: 'effective', label: TEXT.received_on, value: today, latest: today, half: true },
      field('payment', TEXT.bank_reference, { mono: true, most: 60 }),
      camePayments(context, newestInvoice(dossier)),
      shares.shown,
      { kind: 'choice', name: 'rest', label: TEXT.what_of_rest, options: [...(unbilled ? [{ value: 'deposit', text: TEXT.rest_deposit }] : []), { value: 'overpaid', text: TEXT.rest_overpaid }], value: unbilled ? 'deposit' : 'overpaid', when: (values) => { follow(values); return shares.list().length > 0 && !isZero(shares.left()) && !isNegative(shares.left()); } },
      ...mailField(context),
    ],
    commands: (values) => {
      const list = shares.list();
      const rest = values['rest'] !== 'overpaid' && !isZero(shares.left());
      return [...(list.length ? [allocated(values)] : []), ...(rest ? [deposited(values)] : [])];
    },
    button: ({ amount }) => (typedNumber(String(amount ?? '')) ? format(TEXT.place_amount, { amount: shownAmount(typedNumber(String(amount))) }) : TEXT.payment_title),
    done: ({ amount }) => format(TEXT.payment_recorded, { amount: shownAmount(amountOf(amount)), name: dossier.people.name }),
    note: (values) => known(context, values) ?? (shares.list().length || !isZero(shares.left()) ? null : TEXT.nothing_placed),
    parts: [TEXT.part_on_invoices, TEXT.part_deposit],
  };
}

/**
 * Records money that came before there is an invoice.
 * @param {Context} context
 * @returns {Spec}
 */
export function deposit(context) {
  const { today } = me();
  const proposed = context.act.defaults?.['amount'];
  return {
    title: TEXT.deposit_title,
    lead: TEXT.deposit_lead,
    route: 'accounting',
    fields: [{ kind: 'amount', name: 'amount', label: TEXT.amount_received, value: proposed ? shownNumber(String(proposed)) : '', half: true, check: amountWrong }, { kind: 'day', name: 'effective', label: TEXT.received_on, value: today, latest: today, half: true }, field('payment', TEXT.bank_reference, { mono: true, most: 60 }), camePayments(context), { kind: 'check', name: 'overpaid', label: TEXT.more_than_order, value: false }, ...mailField(context)],
    commands: (values) => [body('record_deposit', values, { payment: values['payment'], amount: amountOf(values['amount']), ...(values['overpaid'] ? { overpaid: true } : {}), ...(values['effective'] === today ? {} : { effective: values['effective'] }) })],
    button: ({ amount }) => (typedNumber(String(amount ?? '')) ? format(TEXT.deposit_of, { amount: shownAmount(typedNumber(String(amount))) }) : TEXT.deposit_title),
    done: ({ amount }) => format(TEXT.deposit_recorded, { amount: shownAmount(amountOf(amount)) }),
    note: (values) => known(context, values),
  };
}

/**
 * Says that all that is open is paid, without a bank's line.
 * @param {Context} context
 * @returns {Spec}
 */
export const paid = (context) => ({
  title: TEXT.paid_title,
  lead: TEXT.paid_lead,
  fields: [...mailField(context)],
  commands: (values) => [body('mark_paid', values)],
  button: () => TEXT.paid_title,
  done: () => TEXT.marked_paid,
});

/**
 * Gives the places where money in the customer's favour lies.
 * @param {Context} context
 */
function sources({ dossier: { state }, act }) {
  const own = act.defaults ?? {};
  const over = state.invoices.filter((one) => isNegative(openOf(one))).map((one) => ({ value: `invoice ${one.number}`, text: format(TEXT.too_much_on, { number: one.number, amount: shownAmount(openOf(one).replace('-', '')) }) }));
  const paidBefore = own['payment'] ? [{ value: `payment ${own['payment']}`, text: format(TEXT.deposit_of_payment, { payment: String(own['payment']), amount: shownAmount(String(own['amount'] ?? '0')) }) }] : [];
  return [...paidBefore, ...over];
}

/**
 * Splits a place into the field that names it.
 * @param {unknown} source
 * @param {string} invoiceField
 */
function named(source, invoiceField) {
  const [kind = '', ...rest] = String(source ?? '').split(' ');
  return { [kind === 'invoice' ? invoiceField : 'payment']: rest.join(' ') };
}

/**
 * Says that money went back to the customer.
 * @param {Context} context
 * @returns {Spec}
 */
export function refund(context) {
  const { today } = me();
  const options = sources(context);
  return {
    title: TEXT.refund_title,
    lead: TEXT.refund_lead,
    route: 'accounting',
    fields: [{ kind: 'choice', name: 'source', label: TEXT.money_from, options, value: options[0]?.value }, { kind: 'amount', name: 'amount', label: TEXT.amount_back, value: shownNumber(String(context.act.defaults?.['amount'] ?? '')), half: true, check: amountWrong }, { kind: 'day', name: 'effective', label: TEXT.given_back_on, value: today, latest: today, half: true }, ...mailField(context)],
    commands: (values) => [body('refund', values, { ...named(values['source'], 'invoice'), amount: amountOf(values['amount']), ...(values['effective'] === today ? {} : { effective: values['effective'] }) })],
    button: ({ amount }) => format(TEXT.refund_of, { amount: shownAmount(typedNumber(String(amount ?? '')) ?? '0') }),
    done: ({ amount }) => format(TEXT.refunded, { amount: shownAmount(amountOf(amount)) }),
  };
}

/**
 * Puts money in the customer's favour against another invoice.
 * @param {Context} context
 * @returns {Spec}
 */
export function move(context) {
  const options = sources(context);
  const open = context.dossier.state.invoices.filter((one) => !isNegative(openOf(one)) && !isZero(openOf(one)));
  return {
    title: TEXT.move_title,
    lead: TEXT.for_accountants,
    route: 'accounting',
    fields: [{ kind: 'choice', name: 'source', label: TEXT.money_from, options, value: options[0]?.value }, { kind: 'choice', name: 'invoice', label: TEXT.onto_invoice, options: invoiceOptions(open), value: context.act.defaults?.['invoice'] }, { kind: 'amount', name: 'amount', label: TEXT.amount_word, value: shownNumber(String(context.act.defaults?.['amount'] ?? '')), check: amountWrong }, ...mailField(context)],
    commands: (values) => [body('move_payment', values, { ...named(values['source'], 'source'), invoice: values['invoice'], amount: amountOf(values['amount']) })],
    button: ({ amount }) => format(TEXT.move_of, { amount: shownAmount(typedNumber(String(amount ?? '')) ?? '0') }),
    done: ({ amount, invoice: number }) => format(TEXT.moved, { amount: shownAmount(amountOf(amount)), number: String(number) }),
  };
}
