import { element, icon, other } from '../../shared/script/dom.js';
import * as TEXT from 'texts';

export function details({ details: part, lines, totals, comments, tongue }) {
  if (!part) return [];
  return [
    element('h2', { id: 'h-details' }, part.title),
    element('dl', { class: 'kv' }, ...part.facts.flatMap(({ label, value, ref }) => [element('dt', {}, label), element('dd', { class: ref ? 'ref' : null }, value)])),
    lines.length ? table(lines) : null,
    totals.length ? element('dl', { class: 'totals' }, ...totals.flatMap(total)) : null,
    comments ? element('div', { class: 'sep' }, element('h3', {}, TEXT.comments), element('p', { class: 'quote', lang: other(tongue) }, comments)) : null,
  ];
}

function total({ label, value, strong }) {
  const kind = strong ? 'big' : null;
  return [element('dt', { class: kind }, label), element('dd', { class: kind }, value)];
}

// Roles are said again: a table laid out as a grid on a phone loses them.
function table(lines) {
  const heads = [[TEXT.name, null], [TEXT.quantity, 'r'], [TEXT.unit, 'r'], [TEXT.total, 'r']];
  const head = heads.map(([text, kind]) => element('th', { role: 'columnheader', scope: 'col', class: kind }, text));
  return element(
    'table',
    { class: 'lines', role: 'table' },
    element('caption', { class: 'vh' }, TEXT.lines),
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...head)),
    element('tbody', { role: 'rowgroup' }, ...lines.map(line)),
  );
}

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
