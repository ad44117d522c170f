import { element, format } from '../../../shared/script/dom.js';
import { isNegative, isZero, shownAmount, shownNumber, typedNumber } from '../money/amounts.js';
import { nameOf } from '../dossier/pieces-of.js';
import { body, mailField, words } from './common-fields.js';
import { ratesField } from './credit-rates.js';
import { draftOf } from './draft-aside.js';
import { piecesTyped } from './pieces-field.js';
import { invoiceOptions } from './invoice-panes.js';
import { amountOf, amountWrong, openOf } from './payment-panes.js';
import * as TEXT from 'texts';

/** @import { Body, Context, Field, Invoice, Spec, Values } from '../../staff.js' */

const REASONS = ['returned', 'defective', 'not_delivered', 'price', 'goodwill', 'invoice_error', 'cancelled'];
/** @type {Record<string, string>} */
const REASON_NAMES = TEXT.credit_reasons;

/**
 * Asks which pieces of an invoice come back: its lines follow the invoice that is chosen.
 * @param {Context} context
 * @param {() => string} chosen
 * @param {() => boolean} carried whether the carriage is credited: then no piece has to be
 * @returns {Field & { follow: () => void }}
 */
function linesField({ dossier: { state } }, chosen, carried) {
  const bodyRows = element('tbody');
  /** @type {{ line: number, input: HTMLInputElement }[]} */
  let rows = [];
  let shown = '';
  const follow = () => {
    const invoice = state.invoices.find(({ number }) => number === chosen());
    if (!invoice || shown === invoice.number) return;
    shown = invoice.number;
    rows = invoice.parts.map(({ line }) => ({ line, input: element('input', { class: 'n q', inputmode: 'numeric', size: 3, autocomplete: 'off', value: '0', 'aria-label': format(TEXT.credit_of_line, { name: lineName(line) }) }) }));
    bodyRows.replaceChildren(...rows.map(({ line, input }) => element('tr', {}, element('th', { scope: 'row' }, lineName(line)), element('td', { class: 'r' }, stands(invoice, line)), element('td', { class: 'cell' }, input))));
  };
  const lineName = (/** @type {number} */ id) => {
    const line = state.lines.find((each) => each.id === id);
    return line ? nameOf(line) : '';
  };
  const head = element('tr', {}, element('th', { scope: 'col' }, TEXT.line_word), element('th', { scope: 'col', class: 'r' }, TEXT.invoiced_word), element('th', { scope: 'col', class: 'r' }, TEXT.credit_word));
  const table = element('table', { class: 'tl tl--in' }, element('caption', { class: 'vh' }, TEXT.lines_of_credit), element('thead', {}, head), bodyRows);
  const readable = () => rows.every(({ input }) => piecesTyped(input.value) !== null);
  const read = () => (readable() ? rows.map(({ line, input }) => ({ line, quantity: piecesTyped(input.value) ?? 0 })).filter(({ quantity }) => quantity > 0) : []);
  return { kind: 'custom', name: 'parts', label: '', make: () => ({ node: table, read, focus: () => rows[0]?.input.focus() }), check: (value) => (readable() ? (/** @type {unknown[]} */ (value ?? []).length || carried() ? null : TEXT.choose_some) : TEXT.whole_pieces), when: ({ over }) => over === 'lines', follow };
}

/**
 * Gives how many pieces of a line an invoice still asks for.
 * @param {Invoice} invoice
 * @param {number} line
 */
const stands = ({ parts, credits = [] }, line) => [parts, ...credits.map((note) => note.parts ?? [])].map((list, index) => list.filter((part) => part.line === line).reduce((sum, { quantity }) => sum + (index ? -quantity : quantity), 0)).reduce((sum, each) => sum + each, 0);

/**
 * Issues a credit note, over lines or an amount, and says what becomes of money that was paid.
 * @param {Context} context
 * @returns {Spec}
 */
export function credit(context) {
  const { act, dossier } = context;
  const { state } = dossier;
  const standing = state.invoices.filter((one) => isZero(one.credited ?? '0') || !isZero(openOf({ ...one, paid: '0' })));
  let invoice = String(act.defaults?.['invoice'] ?? standing.at(-1)?.number ?? '');
  let carried = false;
  const lines = linesField(context, () => invoice, () => carried);
  const rates = ratesField(context, () => invoice);
  const chosen = () => state.invoices.find(({ number }) => number === invoice);
  const follow = () => {
    lines.follow();
    rates.follow();
  };
  follow();
  const draft = draftOf(context, TEXT.credit_word, (values) => (isReady(values) ? credited({ ...values, mails: null }) : null));
  const others = state.invoices.filter((one) => one.number !== invoice && !isNegative(openOf(one)) && !isZero(openOf(one)));
  const favour = () => {
    const left = draft.totals()?.to_pay ?? '0';
    return isNegative(left) ? left.replace('-', '') : null;
  };
  /** @type {Field[]} */
  const fields = [
    { kind: 'choice', name: 'invoice', label: TEXT.invoice_word, options: invoiceOptions(standing), value: invoice },
    { kind: 'choice', name: 'over', label: TEXT.credit_over, options: [{ value: 'lines', text: TEXT.over_lines }, { value: 'amount', text: TEXT.over_amount }, ...(standing.some(({ vat = [] }) => vat.length > 1) ? [{ value: 'rates', text: TEXT.over_rates }] : [])], value: 'lines', when: (values) => { invoice = String(values['invoice']); follow(); return true; } },
    lines,
    { kind: 'check', name: 'freight', label: TEXT.carriage_too, value: false, when: ({ over, freight }) => { const asks = over === 'lines' && asksForCarriage(chosen()); carried = asks && Boolean(freight); return asks; } },
    rates,
    { kind: 'amount', name: 'amount', label: TEXT.amount_gross, value: shownNumber(String(act.defaults?.['amount'] ?? '')), when: ({ over }) => over === 'amount', check: amountWrong },
    { kind: 'choice', name: 'reason', label: TEXT.credit_reason, options: REASONS.map((value) => ({ value, text: REASON_NAMES[value] ?? value })), value: String(act.defaults?.['reason'] ?? (state.parcels.length ? 'returned' : 'price')) },
    words({ label: TEXT.credit_word_printed, optional: true }),
    { kind: 'check', name: 'restock', label: TEXT.back_on_shelf, value: true, when: ({ over }) => over === 'lines' },
    { kind: 'check', name: 'deliver_again', label: TEXT.leaves_again, value: false, when: ({ over }) => over === 'lines' },
    { kind: 'choice', name: 'again', label: TEXT.invoiced_again, options: [{ value: 'unpaid', text: TEXT.again_unpaid }, { value: 'yes', text: TEXT.again_yes }, { value: 'no', text: TEXT.again_no }], value: 'unpaid', when: ({ over }) => over === 'lines' },
    draft.field,
    { kind: 'choice', name: 'money', label: TEXT.what_of_money, options: [{ value: 'later', text: TEXT.money_later }, { value: 'back', text: TEXT.money_back }, ...others.map(({ number }) => ({ value: number, text: format(TEXT.money_onto, { number }) }))], value: 'later', when: () => favour() !== null },
    ...mailField(context),
  ];
  return {
    title: TEXT.credit_title,
    lead: TEXT.for_accountants,
    route: 'accounting',
    fields,
    commands: (values) => [credited(values), ...after(values, favour())],
    rehearse: (values) => (isReady(values) ? credited(values) : null),
    aside: (values) => draft.aside(values, () => (favour() ? [element('p', { class: 'note-s section' }, format(TEXT.then_favour, { amount: shownAmount(favour()) }))] : [])),
    button: () => (draft.gross() ? format(TEXT.credit_of, { amount: shownAmount(draft.gross()) }) : TEXT.credit_title),
    done: () => format(TEXT.credit_issued, { amount: shownAmount(draft.gross()) }),
    warning: TEXT.credit_warning,
    parts: [TEXT.credit_word, TEXT.part_money],
  };
}

/**
 * Says whether an invoice still asks for the carriage.
 * @param {Invoice | undefined} invoice
 */
const asksForCarriage = (invoice) => Boolean(invoice?.freight) && !invoice?.credits?.some(({ freight }) => freight);

/** @param {Values} values */
const credited = (values) =>
  body('credit', values, {
    invoice: values['invoice'],
    reason: values['reason'],
    ...(values['comment'] ? { visible: true } : {}),
    ...whatOf(values),
    ...(values['over'] === 'lines' && !values['restock'] ? { restock: false } : {}),
    ...(values['again'] === 'yes' || values['again'] === 'no' ? { invoice_again: values['again'] === 'yes' } : {}),
    ...(values['deliver_again'] ? { deliver_again: true } : {}),
  });

/**
 * Gives what is credited: pieces and the carriage, an amount, or one of each rate.
 * @param {Values} values
 */
function whatOf(values) {
  if (values['over'] === 'amount') return { amount: amountOf(values['amount']) };
  if (values['over'] === 'rates') return { groups: values['groups'] };
  return { ...(some(values['parts']) ? { parts: values['parts'] } : {}), ...(values['freight'] ? { freight: true } : {}) };
}

/** @param {unknown} list */
const some = (list) => /** @type {unknown[]} */ (list ?? []).length > 0;

/** @param {Values} values */
function isReady(values) {
  if (values['over'] === 'amount') return typedNumber(String(values['amount'] ?? '')) !== null;
  return values['over'] === 'rates' ? some(values['groups']) : some(values['parts']) || Boolean(values['freight']);
}

/**
 * Gives what follows the credit note, of money that was paid.
 * @param {Values} values
 * @param {string | null} favour
 * @returns {Body[]}
 */
function after({ invoice, money, mails }, favour) {
  if (!favour || !money || money === 'later') return [];
  const silent = mails === false ? { mails: false } : {};
  if (money === 'back') return [{ type: 'refund', invoice, amount: favour, ...silent }];
  return [{ type: 'move_payment', source: invoice, invoice: money, amount: favour, ...silent }];
}
