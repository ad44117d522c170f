import { element, foreignLang, icon } from '../../shared/script/dom.js';
import * as TEXT from 'texts';

/** @import { ShownDetails, ShownLine, ShownTotal } from '../../shared/types.js' */

/**
 * Draws the facts of the offer or order, its lines and their sums.
 * @param {{ details: ShownDetails, lines: ShownLine[], totals: ShownTotal[], comments: string | null, commentsLang: string | null } | null} part
 */
export function details(part) {
  if (!part) return [];
  const { details: { title, facts }, lines, totals, comments, commentsLang } = part;
  return [
    element('h2', { id: 'h-details' }, title),
    element('dl', { class: 'kv' }, ...facts.flatMap(({ label, value, ref }) => [element('dt', {}, label), element('dd', { class: ref ? 'ref' : null }, value)])),
    lines.length ? table(lines) : null,
    totals.length ? element('dl', { class: 'totals' }, ...totals.flatMap(total)) : null,
    comments ? element('div', { class: 'sep' }, element('h3', {}, TEXT.comments), element('p', { class: 'quote', lang: foreignLang(commentsLang) }, comments)) : null,
  ];
}

/** @param {ShownTotal} sum */
function total({ label, value, strong }) {
  const kind = strong ? 'big' : null;
  return [element('dt', { class: kind }, label), element('dd', { class: kind }, value)];
}

/**
 * Draws the lines. Roles are given again: a table laid out as a grid on a phone loses them.
 * @param {ShownLine[]} lines
 */
function table(lines) {
  const head = [TEXT.name, TEXT.quantity, TEXT.unit, TEXT.total].map((text, index) => element('th', { role: 'columnheader', scope: 'col', class: index ? 'r' : null }, text));
  return element(
    'table',
    { class: 'lines', role: 'table' },
    element('caption', { class: 'vh' }, TEXT.lines),
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...head)),
    element('tbody', { role: 'rowgroup' }, ...lines.map(line)),
  );
}

/** @param {ShownLine} item */
function line({ name, detail, quantity, unit_price: unit, discount, total: sum, status }) {
  const head = element(
    'th',
    { role: 'rowheader', scope: 'row' },
    name,
    detail ? element('small', {}, detail) : null,
    discount ? element('small', {}, discount) : null,
    status ? element('span', { class: status.wait ? 'st st--wait' : 'st' }, icon(status.gone ? 'no' : status.wait ? 'clock' : 'ok'), status.text) : null,
  );
  return element(
    'tr',
    { role: 'row' },
    head,
    element('td', { role: 'cell', class: 'r q', 'data-unit': unit }, quantity),
    element('td', { role: 'cell', class: 'r u' }, unit),
    element('td', { role: 'cell', class: 'r t' }, sum),
  );
}
