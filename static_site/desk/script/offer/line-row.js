import { dayOf, element, format, icon, me } from 'desk';
import { shownNumber } from '../money/amounts.js';
import { counted, inWords } from '../money/in-words.js';
import * as TEXT from 'texts';

/** @import { OfferLine, RehearsedLine } from '../../offer.js' */

/**
 * Draws a line of the offer. What is typed goes into the line; the price of the catalogue is overwritten once somebody types another one.
 * @param {OfferLine} line
 * @param {{ changed: () => void, remove: (line: OfferLine) => void }} page
 */
export function lineRow(line, { changed, remove }) {
  const label = (/** @type {string} */ text) => format(TEXT.of_line, { what: text, name: inWords(line.name) || line.sku });
  const field = (/** @type {'quantity' | 'price' | 'discount' | 'lead'} */ key, /** @type {string} */ name, /** @type {string} */ mode, placeholder = '') => {
    const input = element('input', { class: 'n', inputmode: mode, autocomplete: 'off', 'aria-label': label(name), maxlength: 16, placeholder, 'data-key': key });
    input.value = line[key];
    input.oninput = () => {
      line[key] = input.value;
      if (key === 'price') line.priced = input.value.trim() !== '';
      changed();
    };
    return element('td', { class: 'cell', 'data-l': name }, input);
  };
  const net = element('td', { class: 'r b', 'data-l': TEXT.col_net });
  const stock = element('span', {});
  const drop = element('button', { class: 'lnk', type: 'button', 'aria-label': label(TEXT.remove_line) }, icon('no'));
  drop.onclick = () => remove(line);
  const words = line.free ? freeFields(line, changed) : [element('b', {}, inWords(line.name) || line.sku), element('small', {}, element('span', { class: 'ref' }, line.sku), ' · ', stock)];
  const row = element('tr', {}, element('th', { scope: 'row' }, ...words), field('quantity', TEXT.col_quantity, 'numeric'), field('price', TEXT.col_unit_price, 'decimal'), field('discount', TEXT.col_discount, 'decimal', '0'), field('lead', TEXT.col_lead, 'numeric'), net, element('td', { class: 'r c-x' }, drop));
  const show = (/** @type {RehearsedLine | null} */ told) => {
    net.textContent = line.net === null ? '' : shownNumber(line.net);
    const price = row.querySelector('[data-key=price]');
    if (told?.unit_price && !line.priced && !line.free && price instanceof HTMLInputElement && document.activeElement !== price) {
      line.price = shownNumber(told.unit_price);
      price.value = line.price;
    }
    stock.className = line.available !== null && line.available < Number(line.quantity) ? 'amber' : 'pet';
    stock.textContent = stockOf(line);
  };
  show(null);
  return { row, show };
}

/** @param {OfferLine} line */
function stockOf({ available, next, goods }) {
  if (!goods) return TEXT.service;
  if (available === null) return TEXT.not_counted;
  return next && available <= 0 ? format(TEXT.free_then, { n: available, pieces: next.quantity, day: dayOf(next.on) }) : counted(TEXT.n_free, available);
}

/**
 * Draws the fields of a line that is in no catalogue.
 * @param {OfferLine} line
 * @param {() => void} changed
 */
function freeFields(line, changed) {
  const field = (/** @type {string} */ label, /** @type {string} */ value, /** @type {(text: string) => void} */ write, style = '') => {
    const input = element('input', { type: 'text', 'aria-label': format(TEXT.of_free_line, { what: label }), placeholder: label, autocomplete: 'off', maxlength: 200, class: style || null });
    input.value = value;
    input.oninput = () => {
      write(input.value);
      changed();
    };
    return input;
  };
  const names = (me().languages ?? [TEXT.lang]).map((language) => field(`${TEXT.col_name} ${language.toUpperCase()}`, line.name?.[language] ?? '', (text) => {
    line.name = { ...line.name, [language]: text };
  }));
  const goods = element('input', { type: 'checkbox' });
  goods.checked = line.goods;
  goods.onchange = () => {
    line.goods = goods.checked;
    changed();
  };
  return [
    element('div', { class: 'free' }, field(TEXT.col_ref, line.sku, (text) => { line.sku = text; }, 'ref'), ...names, field(TEXT.vat_rate, line.vat, (text) => { line.vat = text; }, 'n'), element('label', { class: 'opt' }, goods, TEXT.is_shipped)),
  ];
}
