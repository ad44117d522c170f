import { element, format } from '../../../shared/script/dom.js';
import { shownNumber, typedNumber } from '../money/amounts.js';
import { nameOf } from '../dossier/pieces-of.js';
import { body, contactName, mailField, words } from './common-fields.js';
import { field } from './ship.js';
import * as TEXT from 'texts';

/** @import { Context, Field, Line, Spec, Values } from '../../staff.js' */
/** @typedef {{ change: Record<string, unknown>[], cancel: number[], add: Record<string, unknown>[], wrong: string | null }} Changes */

/**
 * Makes a cell with a field in it.
 * @param {string} label
 * @param {string} value
 * @param {string} mode
 * @param {string} [kind] n q: narrow
 */
const cell = (label, value, mode, kind = 'n q') => element('input', { class: kind, inputmode: mode, autocomplete: 'off', 'aria-label': label, value, placeholder: value });

/**
 * Draws a line of the order with what can be changed of it.
 * @param {Line & { unit_price?: string, discount?: string }} line
 */
function lineRow(line) {
  const name = nameOf(line);
  const of = (/** @type {string} */ what) => format(TEXT.of_the_line, { what, name });
  const quantity = cell(of(TEXT.quantity_word), String(line.quantity), 'numeric');
  const price = cell(of(TEXT.unit_price_word), shownNumber(line.unit_price), 'decimal', 'n price');
  const discount = cell(of(TEXT.discount_word), shownNumber(line.discount ?? '0', 0), 'decimal');
  const cancel = element('input', { type: 'checkbox', 'aria-label': of(TEXT.cancel_line) });
  const node = element('tr', {}, element('th', { scope: 'row' }, element('b', {}, name), element('small', {}, line.sku)), ...[quantity, price, discount].map((input) => element('td', { class: 'cell' }, input)), element('td', { class: 'r' }, cancel));
  cancel.onchange = () => {
    for (const input of [quantity, price, discount]) input.disabled = cancel.checked;
  };
  const read = () => ({ line: line.id, cancelled: cancel.checked, quantity: Number(quantity.value) || 0, price: typedNumber(price.value), discount: typedNumber(discount.value || '0'), was: line });
  return { node, read, focus: () => quantity.focus() };
}

/** Draws a line that is added: a product of the catalogue. */
function addedRow() {
  const sku = element('input', { class: 'ref', type: 'text', autocomplete: 'off', spellcheck: 'false', 'aria-label': TEXT.added_sku, placeholder: TEXT.added_sku });
  const quantity = cell(TEXT.added_quantity, '1', 'numeric');
  const price = cell(TEXT.added_price, '', 'decimal', 'n price');
  const node = element('tr', {}, element('th', { scope: 'row', class: 'cell' }, sku), element('td', { class: 'cell' }, quantity), element('td', { class: 'cell' }, price), element('td'), element('td'));
  const read = () => ({ sku: sku.value.trim(), quantity: Number(quantity.value) || 0, price: price.value.trim() ? typedNumber(price.value) : '' });
  return { node, read, focus: () => sku.focus() };
}

/**
 * Asks what changes of the lines, which end, and which are added.
 * @param {Context} context
 * @returns {Field}
 */
function changesField({ dossier: { state } }) {
  const rows = state.lines.map(lineRow);
  /** @type {ReturnType<typeof addedRow>[]} */
  const added = [];
  const table = element('tbody', {}, ...rows.map(({ node }) => node));
  const read = () => changesOf(rows.map((row) => row.read()), added.map((row) => row.read()));
  const make = () => {
    const more = element('button', { class: 'lnk', type: 'button' }, TEXT.add_line);
    more.onclick = () => {
      const row = addedRow();
      added.push(row);
      table.append(row.node);
      row.focus();
    };
    const heads = [TEXT.line_word, TEXT.quantity_word, TEXT.unit_price_word, TEXT.discount_word, TEXT.cancel_short];
    const head = element('tr', {}, ...heads.map((text, index) => element('th', { scope: 'col', class: index ? 'r' : null }, text)));
    return { node: element('div', {}, element('table', { class: 'tl tl--in tl--dense' }, element('caption', { class: 'vh' }, TEXT.change_title), element('thead', {}, head), table), more), read, focus: () => rows[0]?.focus() };
  };
  return { kind: 'custom', name: 'changes', label: '', make, check: (value) => checked(/** @type {Changes} */ (value)) };
}

/** @param {Changes} changes */
const checked = ({ change, cancel, add, wrong }) => wrong ?? (change.length + cancel.length + add.length ? null : TEXT.nothing_changes);

/**
 * Gives what is other than it was.
 * @param {ReturnType<ReturnType<typeof lineRow>['read']>[]} lines
 * @param {ReturnType<ReturnType<typeof addedRow>['read']>[]} added
 * @returns {Changes}
 */
function changesOf(lines, added) {
  const left = lines.filter(({ cancelled }) => !cancelled);
  const change = left.flatMap(({ line, quantity, price, discount, was }) => {
    const now = { ...(quantity !== was.quantity && { quantity }), ...(price && price !== plain(was.unit_price) && { unit_price: price }), ...(discount !== null && plain(discount) !== plain(was.discount ?? '0') && { discount }) };
    return Object.keys(now).length ? [{ line, ...now }] : [];
  });
  const add = added.filter(({ sku }) => sku).map(({ sku, quantity, price }) => (price ? { sku, quantity, unit_price: price } : { sku, quantity }));
  const unread = left.some(({ quantity, price, discount }) => quantity < 1 || price === null || discount === null) || added.some(({ sku, quantity, price }) => sku && (quantity < 1 || price === null));
  return { change, cancel: lines.filter(({ cancelled }) => cancelled).map(({ line }) => line), add, wrong: unread ? TEXT.no_amount : null };
}

/**
 * Gives a number as it is compared: without zeros that say nothing.
 * @param {string | undefined} number
 */
const plain = (number) => typedNumber(shownNumber(number ?? '0', 2));

/** @param {Values} values */
function changed(values) {
  const { change, cancel, add } = /** @type {Changes} */ (values['changes']);
  return body('change_order', values, { agreed_with: values['agreed_with'], ...(change.length && { change }), ...(cancel.length && { cancel }), ...(add.length && { add }) });
}

/**
 * Changes a firm order, as it was agreed on.
 * @param {Context} context
 * @returns {Spec}
 */
export function changeOrder(context) {
  return {
    title: TEXT.change_title,
    lead: TEXT.change_lead,
    wide: true,
    fields: [changesField(context), field('agreed_with', TEXT.agreed_with, { value: String(context.act.defaults?.['agreed_with'] ?? contactName(context.dossier)), most: 100 }), words({ label: TEXT.reason_read, optional: true }), ...mailField(context)],
    commands: (values) => [changed(values)],
    rehearse: (values) => (checked(/** @type {Changes} */ (values['changes'])) ? null : changed(values)),
    button: () => TEXT.change_button,
    done: () => TEXT.order_changed,
  };
}
