import { me } from 'desk';
import { format } from '../../../shared/script/dom.js';
import { shownAmount } from '../money/amounts.js';
import { dayInWords } from '../dossier/days.js';
import { billed, nameOf, shipped } from '../dossier/pieces-of.js';
import { body, mailField, words } from './common-fields.js';
import { draftOf } from './draft-aside.js';
import { field, given } from './ship.js';
import * as TEXT from 'texts';

/** @import { Address, Body, Context, Field, Part, Spec, Values } from '../../staff.js' */

/**
 * Asks how many pieces of each line are invoiced.
 * @param {Context} context
 * @param {(line: number) => string} nets
 * @returns {Field}
 */
function partsField({ dossier: { state }, act }, nets) {
  const proposed = /** @type {Part[] | undefined} */ (act.defaults?.['parts']) ?? [];
  const rows = state.lines.flatMap((line) => {
    const left = line.quantity - billed(state, line.id);
    const value = proposed.find((part) => part.line === line.id)?.quantity ?? 0;
    return left > 0 || value ? [{ line: line.id, name: nameOf(line), note: line.sku, most: left, value }] : [];
  });
  return { kind: 'pieces', name: 'parts', label: TEXT.what_is_invoiced, rows, columns: [TEXT.what_is_invoiced, TEXT.left, TEXT.invoice_word, TEXT.net_word], nets };
}

/**
 * Names the goods that an invoice would be ahead of: of which more is invoiced than left.
 * @param {Context['dossier']['state']} state
 * @param {Part[]} parts
 */
function ahead(state, parts) {
  const lines = state.lines.filter((line) => line.goods !== false && parts.some((part) => part.line === line.id && billed(state, line.id) + part.quantity > shipped(state, line.id)));
  return lines.length ? format(TEXT.invoice_ahead, { names: new Intl.ListFormat(TEXT.locale).format(lines.map(nameOf)) }) : null;
}

/**
 * Writes an address in one line.
 * @param {Address | undefined} address
 */
const inOneLine = (address) => (address ? [...address.lines, `${address.postcode} ${address.city}`].join(', ') : '');

/**
 * Issues an invoice: its draft stands beside it, and it cannot be undone.
 * @param {Context} context
 * @returns {Spec}
 */
export function invoice(context) {
  const { dossier, act } = context;
  const { state, people } = dossier;
  const { today } = me();
  const services = state.lines.some(({ goods }) => goods === false);
  const issued = (/** @type {Values} */ values) =>
    body('issue_invoice', values, {
      parts: values['parts'],
      ...given(values, ['due']),
      ...(values['booked'] ? { booked: true } : {}),
      ...(values['effective'] === today ? {} : { effective: values['effective'] }),
      ...(values['performed'] ? { performed: { first: values['performed'] } } : {}),
    });
  const draft = draftOf(context, TEXT.to_pay_word, (values) => (/** @type {Part[]} */ (values['parts'] ?? []).length ? issued({ ...values, mails: null }) : null));
  /** @type {Field[]} */
  const fields = [
    partsField(context, draft.nets),
    { kind: 'day', name: 'effective', label: TEXT.issued_on, value: today, latest: today, half: true },
    { kind: 'day', name: 'due', label: TEXT.due_on, value: act.defaults?.['due'], half: true },
    ...(services ? [/** @type {Field} */ ({ kind: 'day', name: 'performed', label: TEXT.performed_on, optional: true, latest: today })] : []),
    { kind: 'fact', name: 'to', label: TEXT.billed_to, value: inOneLine(people.addresses[state.billing]), link: context.may?.('address') ? { text: TEXT.correct_it, href: `#/${context.reference}/address/billing` } : undefined },
    draft.field,
    { kind: 'check', name: 'booked', label: TEXT.already_booked, value: false },
    ...mailField(context),
  ];
  return {
    title: TEXT.invoice_title,
    lead: TEXT.invoice_lead,
    fields,
    commands: (values) => [issued(values)],
    aside: (values) => draft.aside(values),
    button: () => (draft.gross() ? format(TEXT.invoice_of, { amount: shownAmount(draft.gross()) }) : TEXT.invoice_title),
    done: () => (draft.gross() ? format(TEXT.invoice_issued, { amount: shownAmount(draft.gross()) }) : `${TEXT.invoice_title} :`),
    warning: TEXT.invoice_warning,
    note: (values) => ahead(state, /** @type {Part[]} */ (values['parts'] ?? [])),
  };
}

/**
 * Gives invoices to choose among.
 * @param {Context['dossier']['state']['invoices']} invoices
 */
export const invoiceOptions = (invoices) => invoices.map((one) => ({ value: one.number, text: format(TEXT.invoice_option, { number: one.number, amount: shownAmount(one.gross), day: dayInWords(one.due) }) }));

/**
 * Gives another day on which an invoice is due.
 * @param {Context} context
 * @returns {Spec}
 */
export function due(context) {
  const { state } = context.dossier;
  return {
    title: TEXT.due_title,
    lead: TEXT.due_lead,
    fields: [field('invoice', TEXT.invoice_word, { kind: 'choice', options: invoiceOptions(state.invoices), value: context.act.defaults?.['invoice'] }), { kind: 'day', name: 'due', label: TEXT.due_on, value: null, earliest: me().today }, words({ label: TEXT.reason_read, optional: true }), ...mailField(context)],
    commands: (values) => [body('change_due_date', values, { invoice: values['invoice'], due: values['due'] })],
    rehearse: (values) => (values['due'] ? body('change_due_date', values, { invoice: values['invoice'], due: values['due'] }) : null),
    button: () => TEXT.due_title,
    done: ({ invoice: number, due: day }) => format(TEXT.due_changed, { number: String(number), day: dayInWords(String(day)) }),
  };
}

/**
 * Enters an invoice in the accounts.
 * @param {Context} context
 * @returns {Spec}
 */
export function book(context) {
  const open = context.dossier.state.invoices.filter(({ booked }) => !booked);
  return {
    title: TEXT.book_title,
    lead: TEXT.book_lead,
    fields: [field('invoice', TEXT.invoice_word, { kind: 'choice', options: invoiceOptions(open), value: context.act.defaults?.['invoice'] })],
    commands: (values) => [/** @type {Body} */ ({ type: 'book_invoice', invoice: values['invoice'] })],
    button: () => TEXT.book_title,
    done: ({ invoice: number }) => format(TEXT.booked, { number: String(number) }),
  };
}
