import { announce, element, format, get, me } from 'desk';
import { shownNumber } from '../money/amounts.js';
import { combobox } from './combobox.js';
import { draft, newLine } from './draft.js';
import { lineRow } from './line-row.js';
import { findProducts } from './look-up.js';
import { inWords } from '../money/in-words.js';
import * as TEXT from 'texts';

/** @import { OfferLine, Rehearsed } from '../../offer.js' */
/** @import { ListedProduct } from '../../stock.js' */

/**
 * Draws the lines of the offer, and the field that adds one.
 * @param {() => void} changed
 */
export function linesPart(changed) {
  /** @type {Map<number, ReturnType<typeof lineRow>>} */
  const rows = new Map();
  const heads = [[TEXT.col_line, ''], [TEXT.col_quantity, 'r c-q'], [TEXT.col_unit_price, 'r c-p'], [TEXT.col_discount, 'r c-q'], [TEXT.col_lead, 'r c-q'], [TEXT.col_net, 'r c-p']];
  const head = element('tr', {}, ...heads.map(([text = '', style]) => element('th', { scope: 'col', class: style || null }, text)), element('th', { scope: 'col', class: 'c-x' }, element('span', { class: 'vh' }, TEXT.remove_line)));
  const body = element('tbody');
  const table = element('table', { class: 'offer-lines' }, element('caption', { class: 'vh' }, TEXT.lines_of_offer), element('thead', {}, head), body);
  const remove = (/** @type {OfferLine} */ line) => {
    const offer = draft();
    const at = offer.lines.indexOf(line);
    offer.lines.splice(at, 1);
    rows.get(line.id)?.row.remove();
    rows.delete(line.id);
    table.hidden = offer.lines.length === 0;
    const next = body.children[Math.min(at, body.children.length - 1)]?.querySelector('.c-x button');
    if (next instanceof HTMLElement) next.focus();
    else add.input.focus();
    announce(format(TEXT.line_removed, { name: inWords(line.name) || line.sku }));
    changed();
  };
  const append = (/** @type {OfferLine} */ line) => {
    const made = lineRow(line, { changed, remove });
    rows.set(line.id, made);
    return made.row;
  };
  const added = (/** @type {OfferLine} */ line) => {
    const offer = draft();
    offer.lines.push(line);
    body.append(append(line));
    table.hidden = false;
    add.input.value = '';
    const first = rows.get(line.id)?.row.querySelector(line.free ? '.free input' : 'input');
    if (first instanceof HTMLInputElement) {
      first.focus();
      first.select();
    }
    changed();
    return line;
  };
  const add = combobox({
    id: 'add-line',
    label: TEXT.add_line,
    listLabel: TEXT.catalogue,
    hint: TEXT.add_line_hint,
    search: findProducts,
    onChoose: (chosen) => {
      if ('free' in chosen) added(newLine({ sku: '', free: true, priced: true, name: Object.fromEntries((me().languages ?? [TEXT.lang]).map((language) => [language, language === TEXT.lang ? chosen.free : ''])) }));
      else priced(added(lineOf(chosen.listed)), rows, changed);
    },
  });
  add.node.classList.add('add-line');
  body.append(...draft().lines.map(append));
  table.hidden = !draft().lines.length;
  const node = element('section', { class: 'section' }, element('h2', {}, TEXT.lines), table, add.node);
  return { node, wrong: add.wrong, focus: () => add.input.focus(), show: (/** @type {Rehearsed} */ told) => showAll(told, rows) };
}

/** @param {import('../../stock.js').Arrival[]} arrivals */
function nextOf(arrivals) {
  const next = arrivals.find(({ free }) => free > 0);
  return next ? { on: next.on, quantity: next.free } : null;
}

/** @param {ListedProduct} listed */
const lineOf = ({ product, price, stock }) =>
  newLine({ sku: product.sku, name: product.name, goods: product.goods, price: price === null ? '' : shownNumber(price), lead: product.lead_days === undefined ? '' : String(product.lead_days), available: stock?.available ?? null, next: nextOf(stock?.arrivals ?? []) });

/**
 * Takes the customer's own price of a product into its line.
 * @param {OfferLine} line
 * @param {Map<number, ReturnType<typeof lineRow>>} rows
 * @param {() => void} changed
 */
async function priced(line, rows, changed) {
  const { customer } = draft();
  if (!customer || customer.fresh) return;
  const answer = await get(`/staff/products/${encodeURIComponent(line.sku)}/for?account=${encodeURIComponent(customer.account)}&quantity=1`);
  const price = /** @type {{ unit_price: string | null } | null} */ (answer.body)?.unit_price;
  if (!price || line.priced) return;
  rows.get(line.id)?.show({ sku: line.sku, net: '', unit_price: price });
  changed();
}

/**
 * Puts what the API says of each line beside it.
 * @param {Rehearsed} told
 * @param {Map<number, ReturnType<typeof lineRow>>} rows
 */
function showAll(told, rows) {
  for (const [index, line] of draft().lines.entries()) {
    const read = told.offer?.lines[index];
    if (!read) continue;
    line.net = read.net;
    if (read.available !== undefined) line.available = read.available;
    if (read.next_arrival !== undefined) line.next = read.next_arrival;
    rows.get(line.id)?.show(read);
  }
}
