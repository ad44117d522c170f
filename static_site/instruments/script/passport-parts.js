import { element, format, icon } from '../../shared/script/dom.js';
import { caseLink, wayLink } from './case-link.js';
import * as TEXT from 'texts';

/** @import { PassportDocument, ShownCase, InstrumentDocument } from '../../shared/types.js' */

/**
 * Draws the one panel: what waits for the reader, and below it whom to call; else whom to call alone.
 * @param {Pick<PassportDocument, 'todo' | 'support' | 'serial' | 'fault'>} part
 */
export function panel({ todo, support, serial, fault }) {
  const call = [
    fault ? element('button', { class: todo ? 'btn btn--2' : 'btn', type: 'button', id: 'describe-fault', 'data-act': true }, TEXT.describe) : null,
    element('div', { class: 'call' }, element('a', { class: 'tel', href: support.phone_uri }, support.phone), element('p', { class: 'mute' }, support.hours, ' ', TEXT.say_serial, ' ', element('span', { class: 'ref' }, serial), '.'), element('p', {}, element('a', { href: `mailto:${support.email}` }, support.email))),
  ];
  if (!todo) return [element('h2', { id: 'h-todo' }, TEXT.fault), ...call];
  return [
    element('p', { class: 'tag tag--you' }, icon('you'), TEXT.yours),
    element('h2', { id: 'h-todo' }, todo.text),
    element('p', { class: 's mute' }, `${todo.number}, ${todo.state}`),
    todo.way ? wayLink({ ...todo.way, text: format(TEXT.open, { number: todo.number }) }, 'todo', 'btn') : null,
    element('div', { class: 'also' }, element('p', {}, element('b', {}, TEXT.fault)), ...call),
  ];
}

/** @param {ShownCase[]} cases */
export const caseRows = (cases) => (cases.length ? [element('h2', {}, TEXT.today), ...cases.map(caseRow)] : []);

/** @param {ShownCase} shown */
const caseRow = (shown) =>
  element(
    'div',
    { class: 'eta__row' },
    element('p', { class: 'eta__d' }, shown.number, element('small', {}, shown.state)),
    element('div', {}, element('p', {}, shown.text)),
    element('p', {}, shown.way ? caseLink({ ...shown, who: 'us' }, 'case') : null),
  );

/** @param {InstrumentDocument[]} all */
export function documentTable(all) {
  if (!all.length) return [];
  const dated = all.some(({ until }) => until);
  const heads = [
    element('th', { role: 'columnheader', scope: 'col' }, TEXT.document),
    dated ? element('th', { role: 'columnheader', scope: 'col', class: 'r' }, TEXT.until) : null,
    element('th', { role: 'columnheader', scope: 'col', class: 'r' }, TEXT.file),
  ];
  return [
    element(
      'table',
      { role: 'table', class: 'lines papers', 'aria-labelledby': 'h-documents' },
      element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...heads)),
      element('tbody', { role: 'rowgroup' }, ...all.map((one) => documentRow(one, dated))),
    ),
  ];
}

/**
 * @param {InstrumentDocument} shown
 * @param {boolean} dated whether the table has a column of days
 */
function documentRow({ title, note, until, label, url }, dated) {
  const spoken = element('span', { class: 'vh' }, `, ${title}`);
  return element(
    'tr',
    { role: 'row' },
    element('th', { role: 'rowheader', scope: 'row' }, title, note ? element('small', {}, note) : null),
    dated ? element('td', { role: 'cell', class: 'r u' }, until ?? '') : null,
    element('td', { role: 'cell', class: 'r' }, url ? element('a', { class: 'doc', href: url }, icon('doc'), element('span', {}, label, spoken)) : element('span', { class: 'mute' }, label)),
  );
}

/** @param {InstrumentDocument} shown */
export const documentLink = ({ title, url }) => (url ? element('a', { class: 'doc', href: url }, icon('doc'), title) : element('span', { class: 'doc doc--text' }, icon('doc'), title));
