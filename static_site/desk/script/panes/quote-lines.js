import { me } from 'desk';
import { element, format } from '../../../shared/script/dom.js';
import { shownNumber, typedNumber } from '../money/amounts.js';
import { piecesTyped } from './pieces-field.js';
import * as TEXT from 'texts';

/** @import { Field } from '../../staff.js' */

/** @typedef {{ sku: string, name: Record<string, string>, quantity: number, unit_price: string, vat_rate: string, discount?: string }} Quoted A line of a quote as it was given. */

/** @typedef {{ line: Record<string, unknown>, wrong: boolean }} TypedLine A line as a body has it; wrong: whether a number does not read. */

/**
 * Gives a line as a body has it; what is not written out is the catalogue's.
 * @param {{ sku: string, names: Record<string, string>, quantity: string, price: string, vat: string }} typed
 * @returns {TypedLine}
 */
function lineOf({ sku, names, quantity, price, vat }) {
  const [pieces, amount, rate] = [piecesTyped(quantity), price ? typedNumber(price) : '', vat ? typedNumber(vat) : ''];
  return { line: { sku, quantity: pieces ?? 0, ...(Object.keys(names).length && { name: names }), ...(amount && { unit_price: amount }), ...(rate && { vat_rate: rate }) }, wrong: !pieces || amount === null || rate === null };
}

/**
 * Makes a cell with a field in it.
 * @param {string} label
 * @param {string} style
 * @param {string} value
 * @param {string | null} [mode]
 */
const cell = (label, style, value, mode = null) => element('input', { class: style, type: 'text', autocomplete: 'off', spellcheck: 'false', inputmode: mode, 'aria-label': label, placeholder: mode ? null : label, maxlength: 200, value });

/**
 * Draws a line with its number, its name in each of the seller's languages, pieces, price and VAT.
 * @param {Quoted | null} before
 */
function lineRow(before) {
  const sku = cell(TEXT.case_line_sku, 'ref', before?.sku ?? '');
  const names = (me().languages ?? [TEXT.lang]).map((language) => ({ language, input: cell(format(TEXT.case_line_name, { language: language.toUpperCase() }), 'ref', before?.name[language] ?? '') }));
  for (const { language, input } of names) input.lang = language;
  const [quantity, price, vat] = [cell(TEXT.quantity_word, 'n q', String(before?.quantity ?? 1), 'numeric'), cell(TEXT.unit_price_word, 'n price', before ? shownNumber(before.unit_price) : '', 'decimal'), cell(TEXT.case_line_vat, 'n q', before ? shownNumber(before.vat_rate, 0) : '', 'decimal')];
  const node = element('tr', {}, element('th', { scope: 'row' }, sku, ...names.map(({ input }) => input)), ...[quantity, price, vat].map((input) => element('td', { class: 'cell' }, input)));
  const read = () => lineOf({ sku: sku.value.trim(), names: Object.fromEntries(names.map(({ language, input }) => [language, input.value.trim()]).filter(([, text]) => text)), quantity: quantity.value, price: price.value.trim(), vat: vat.value.trim() });
  return { node, read, focus: () => sku.focus() };
}

/**
 * Asks for lines of a quote. more: what adds one; without it there is one line at most, which may stay empty.
 * @param {string} name
 * @param {string} label
 * @param {Quoted[]} before
 * @param {{ more?: string, hint?: string }} how
 * @returns {Field}
 */
export function quoteLines(name, label, before, { more, hint }) {
  const rows = (before.length ? before : [null]).map(lineRow);
  const table = element('tbody', {}, ...rows.map(({ node }) => node));
  const make = (/** @type {() => void} */ changed) => {
    const button = more ? element('button', { class: 'lnk', type: 'button' }, more) : null;
    button?.addEventListener('click', () => {
      const row = lineRow(null);
      rows.push(row);
      table.append(row.node);
      row.focus();
    });
    const head = element('tr', {}, ...[TEXT.line_word, TEXT.quantity_word, TEXT.unit_price_word, TEXT.case_line_vat].map((text, index) => element('th', { scope: 'col', class: index ? 'r' : null }, text)));
    table.addEventListener('input', changed);
    return { node: element('div', {}, hint ? element('p', { class: 'hint' }, hint) : null, element('table', { class: 'tl tl--in tl--dense', id: `p-${name}` }, element('caption', { class: 'vh' }, label), element('thead', {}, head), table), button), read: () => rows.map((row) => row.read()).filter(({ line }) => line['sku']), focus: () => rows[0]?.focus() };
  };
  const check = (/** @type {unknown} */ value) => {
    const lines = /** @type {TypedLine[]} */ (value);
    if (lines.some(({ wrong }) => wrong)) return TEXT.no_amount;
    return lines.length || !more ? null : TEXT.fill_in;
  };
  return { kind: 'custom', name, label, make, check };
}
