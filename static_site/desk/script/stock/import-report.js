import { element, format, icon } from 'desk';
import { shownAmount } from '../money/amounts.js';
import { dayWithYear, inWords } from '../money/in-words.js';
import * as TEXT from 'texts';

/** @import { Bad, FileAnswer, PlannedProduct } from '../../stock.js' */

/**
 * Draws each bad row with what stands there, what to do, and a field to put it right.
 * @param {Bad[]} bad
 * @param {{ put: (row: number, column: string, value: string) => void, drop: (row: number) => void }} correct
 * @returns {Node[]}
 */
export function badRows(bad, correct) {
  if (!bad.length) return [];
  const head = element('tr', {}, ...[TEXT.col_row, TEXT.col_column, TEXT.col_read, TEXT.col_remedy, TEXT.col_correct].map((text, index) => element('th', { scope: 'col', class: index ? null : 'r' }, text)));
  return [element('table', { class: 'goods goods--bad' }, element('caption', { class: 'vh' }, TEXT.refused_rows), element('thead', {}, head), element('tbody', {}, ...bad.map((each) => badRow(each, correct))))];
}

/**
 * @param {Bad} bad
 * @param {Parameters<typeof badRows>[1]} correct
 */
function badRow({ row, column, detail, fix, value }, correct) {
  const label = format(TEXT.correct_cell, { row, column });
  const input = element('input', { type: 'text', id: `cell-${row}-${column}`, 'aria-label': label, autocomplete: 'off', spellcheck: 'false', value });
  const drop = element('button', { class: 'lnk', type: 'button', 'aria-label': format(TEXT.drop_row, { row }) }, TEXT.leave_out);
  input.onchange = () => correct.put(row, column, input.value.trim());
  drop.onclick = () => correct.drop(row);
  const editable = row > 1 && column;
  return element(
    'tr',
    {},
    element('th', { scope: 'row', class: 'r', 'data-l': TEXT.col_row }, row),
    element('td', { class: 'ref', 'data-l': TEXT.col_column }, column),
    element('td', { 'data-l': TEXT.col_read }, value ? format(TEXT.quoted, { value }) : ''),
    element('td', { 'data-l': TEXT.col_remedy }, detail, element('small', {}, fix)),
    element('td', { class: 'cell' }, element('div', { class: 'correct' }, editable ? input : null, row > 1 ? drop : null)),
  );
}

/**
 * Draws what the file will change: new prices by day, new products, what stays, and prices that jump.
 * @param {FileAnswer} told
 * @returns {Node[]}
 */
export function effects({ products, unchanged }) {
  /** @type {Map<string, PlannedProduct[]>} */
  const bySince = new Map();
  for (const product of products.filter((one) => !one.new)) for (const { since } of product.prices) bySince.set(since, [...(bySince.get(since) ?? []), product]);
  const fresh = products.filter((one) => one.new);
  const other = products.filter((one) => !one.new && !one.prices.length);
  const jumps = products.filter(({ prices }) => prices.some((price) => price.jumps));
  const rows = [
    ...[...bySince].toSorted().map(([since, of]) => effect(format(TEXT.effect_price, { day: dayWithYear(since) }), of.length, priceOf(of[0], since))),
    ...(fresh.length ? [effect(TEXT.effect_new, fresh.length, nameOf(fresh[0]))] : []),
    ...(other.length ? [effect(TEXT.effect_changed, other.length, nameOf(other[0]))] : []),
    ...(unchanged ? [effect(TEXT.effect_none, unchanged, '')] : []),
    ...(jumps.length ? [effect(element('span', { class: 'amber' }, icon('clock'), ' ', TEXT.effect_jump), jumps.length, jumpsOf(jumps))] : []),
  ];
  const head = element('tr', {}, element('th', { scope: 'col' }, TEXT.effect), element('th', { scope: 'col', class: 'r' }, TEXT.products), element('th', { scope: 'col' }, TEXT.for_example));
  return [element('h3', { class: 'section' }, TEXT.file_will_change), element('table', { class: 'goods' }, element('caption', { class: 'vh' }, TEXT.file_will_change), element('thead', {}, head), element('tbody', {}, ...rows))];
}

/**
 * @param {string | HTMLElement} name
 * @param {number} count
 * @param {string | HTMLElement} example
 */
const effect = (name, count, example) => element('tr', {}, element('th', { scope: 'row' }, name), element('td', { class: 'r' }, count), element('td', { class: 'c-example' }, example));

/** @param {PlannedProduct | undefined} product */
const nameOf = (product) => (product ? `${product.sku} ${inWords(product.name)}` : '');

/**
 * @param {PlannedProduct | undefined} product
 * @param {string} [since] the day of the price; that which jumps otherwise
 */
function priceOf(product, since) {
  const price = product?.prices.find((one) => (since ? one.since === since : one.jumps));
  if (!product || !price) return '';
  return price.before ? format(TEXT.price_change, { sku: product.sku, before: shownAmount(price.before), after: shownAmount(price.after) }) : `${product.sku} : ${shownAmount(price.after)}`;
}

/** @param {PlannedProduct[]} jumps */
function jumpsOf(jumps) {
  const [first, ...others] = jumps.map((product) => priceOf(product));
  if (!others.length) return first ?? '';
  return element('details', {}, element('summary', {}, first ?? '', ' ', element('span', { class: 'lnk' }, format(TEXT.see_all, { n: jumps.length }))), ...others.slice(0, 200).map((words) => element('p', {}, words)));
}

