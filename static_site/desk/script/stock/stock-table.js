import { dayOf, element, format } from 'desk';
import { shownNumber } from '../money/amounts.js';
import { gauge, gaugeKey } from './gauge.js';
import { addressOf } from './stock-address.js';
import { inWords } from '../money/in-words.js';
import * as TEXT from 'texts';

/** @import { Arrival, ListedProduct } from '../../stock.js' */
/** @import { Shelf } from './stock-address.js' */

const NONE = '–';

/** Draws the table without rows. */
export function stockTable() {
  const heads = [[TEXT.col_sku, ''], [TEXT.col_name, ''], [TEXT.col_stock, 'r'], [TEXT.col_held, 'r'], [TEXT.col_free, 'r'], [TEXT.col_gauge, ''], [TEXT.col_expected, ''], [TEXT.col_price, 'r']];
  const head = element('tr', {}, ...heads.map(([text = '', style]) => element('th', { scope: 'col', class: style || null }, text)));
  const body = element('tbody');
  return { table: element('table', { class: 'goods' }, element('caption', { class: 'vh' }, TEXT.catalogue), element('thead', {}, head), body), body };
}

/** Draws what the shades of a gauge mean. */
export const legend = () =>
  element('div', { class: 'legend' }, ...[['held', TEXT.key_held], ['free', TEXT.key_free], ['low', TEXT.key_low], ['level', TEXT.key_level]].map(([what, text]) => element('span', {}, gaugeKey(/** @type {'held'} */ (what)), text ?? '')));

/**
 * Says what comes and when: 6 on 14 Aug.
 * @param {Arrival[]} arrivals
 */
export function expected(arrivals) {
  const [first] = arrivals;
  if (!first) return NONE;
  return format(arrivals.length > 1 ? TEXT.expected_more : TEXT.expected_on, { pieces: first.quantity, day: dayOf(first.on), more: arrivals.length - 1 });
}

/**
 * @param {import('../../../shared/script/dom.js').Child} content
 * @param {string} style
 * @param {string} label
 */
const cell = (content, style, label) => element('td', { class: style || null, 'data-l': label }, content);

/**
 * Draws a product's row.
 * @param {ListedProduct} listed
 * @param {Shelf} shelf
 * @param {string} today
 */
export function stockRow({ product, price, stock }, shelf, today) {
  const { sku } = product;
  const late = stock?.arrivals.some(({ on }) => on < today);
  const short = stock && (stock.below || stock.available < 0);
  const row = element(
    'tr',
    { 'data-sku': sku, class: sku === shelf.sku ? 'current' : null },
    element('th', { scope: 'row' }, element('a', { href: addressOf({ ...shelf, sku }), class: 'ref', 'aria-current': sku === shelf.sku ? 'true' : null }, sku)),
    element('td', { class: 'c-name' }, element('b', {}, inWords(product.name)), product.withdrawn ? element('small', {}, format(TEXT.withdrawn_since, { day: dayOf(product.withdrawn) })) : null),
    cell(stock ? stock.on_hand : NONE, 'r', TEXT.col_stock),
    cell(stock ? stock.held : NONE, 'r', TEXT.col_held),
    cell(stock ? stock.available : NONE, short ? 'r b amber' : 'r b', TEXT.col_free),
    cell(stock ? gauge(stock) : element('small', {}, product.goods ? TEXT.not_counted : TEXT.no_goods), 'c-gauge', TEXT.col_gauge),
    cell(stock ? expected(stock.arrivals) : NONE, late ? 'nw amber' : 'nw', TEXT.col_expected),
    cell(price === null ? TEXT.no_price : shownNumber(price), price === null ? 'r amber' : 'r', TEXT.col_price),
  );
  return row;
}
