import { element, format, icon } from '../../../shared/script/dom.js';
import { dayInWords } from './days.js';
import { billed, shipped } from './pieces-of.js';
import * as TEXT from 'texts';

/** @import { ShownLine, ShownTotal } from '../../../shared/types.js' */
/** @import { CustomerDocument, State } from '../../staff.js' */
/** @import { Reading } from './dossier-area.js' */

/** @type {Record<string, string>} */
const SUPPLY = { stock: TEXT.supply_stock, ordered: TEXT.supply_ordered, received: TEXT.supply_received };

/**
 * Draws the lines as the customer reads them, with what staff know of each: its supply, what left, what is invoiced.
 * @param {Reading} reading
 * @param {CustomerDocument} shown
 */
export function customerLines({ dossier: { state } }, { lines, totals }) {
  const ordered = Boolean(state.order);
  const head = [TEXT.name, TEXT.quantity, ...(ordered ? [TEXT.left_us, TEXT.invoiced] : []), TEXT.total].map((text, index) => element('th', { scope: 'col', class: index ? 'r' : null }, text));
  const body = lines.map((line) => row(line, state, ordered));
  const foot = totals.map((total) => sum(total, head.length - 1));
  return element(
    'section',
    { class: 'section' },
    element('h2', {}, TEXT.lines),
    element('table', { class: 'tl' }, element('caption', { class: 'vh' }, TEXT.lines), element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...body), foot.length ? element('tfoot', {}, ...foot) : null),
  );
}

/**
 * @param {ShownLine} line
 * @param {State} state
 * @param {boolean} ordered
 */
function row({ id, name, detail, quantity, discount, total, status }, state, ordered) {
  const known = state.lines.find((line) => line.id === id);
  const small = [known?.sku && !detail.startsWith(known.sku) ? element('span', { class: 'ref' }, known.sku) : null, supply(state, id)].filter((part) => part !== null);
  return element(
    'tr',
    {},
    element(
      'th',
      { scope: 'row' },
      element('b', {}, name),
      detail ? element('small', {}, detail) : null,
      discount ? element('small', {}, discount) : null,
      small.length ? element('small', {}, ...small.flatMap((part, index) => (index ? [' · ', part] : [part]))) : null,
      status ? element('small', { class: status.wait ? 'w' : null }, icon(status.gone ? 'no' : status.wait ? 'clock' : 'ok'), ' ', status.text) : null,
    ),
    element('td', { class: 'r' }, quantity),
    ...(ordered ? [element('td', { class: 'r' }, shipped(state, id)), element('td', { class: 'r' }, billed(state, id))] : []),
    element('td', { class: 'r' }, total),
  );
}

/**
 * Says where the supply of a line stands, null where nothing is said.
 * @param {State} state
 * @param {number} line
 */
function supply({ supplies }, line) {
  const found = supplies.find((each) => each.line === line);
  const text = found && SUPPLY[found.state];
  return found && text ? element('span', { class: found.state === 'ordered' ? 'w' : null }, format(text, { day: dayInWords(found.since) })) : null;
}

/**
 * @param {ShownTotal} total
 * @param {number} columns
 */
function sum({ label, value, strong }, columns) {
  const kind = strong ? 'big' : null;
  return element('tr', {}, element('th', { scope: 'row', colspan: columns, class: kind }, label), element('td', { class: strong ? 'r big' : 'r' }, value));
}
