import { byId, element, format, required } from '../../shared/script/dom.js';
import { sharedQuery } from '../../shared/script/shared-device.js';
import { normalized } from '../../affairs/script/filter.js';
import { caseLink } from './case-link.js';
import * as TEXT from 'texts';

/** @import { ShownInstrument } from '../../shared/types.js' */

/**
 * Draws all rows. Roles are given again: a table laid out as rows on a phone loses them.
 * @param {ShownInstrument[]} rows
 */
export function instrumentTable(rows) {
  const heads = [TEXT.instrument, TEXT.state, TEXT.next, TEXT.waits];
  const head = heads.map((text, index) => element('th', { role: 'columnheader', scope: 'col', class: `c${index + 1}` }, text));
  return element(
    'table',
    { role: 'table', 'aria-labelledby': 'h-all' },
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...head)),
    element('tbody', { role: 'rowgroup' }, ...rows.map(line)),
  );
}

/** @param {ShownInstrument} row */
function line({ id, name, serial, location, state, state_note: note, next, next_note: what, case: waiting, terms }) {
  const of = element('small', {}, element('span', { class: 'ref' }, serial), location ? `, ${location}` : null);
  return element(
    'tr',
    { role: 'row', 'data-terms': terms },
    element('th', { role: 'rowheader', scope: 'row', class: 'c1' }, element('a', { class: 'inst', id: `open-${id}`, href: `${globalThis.location.pathname}${sharedQuery}#${id}` }, name), of),
    element('td', { role: 'cell', class: 'c2' }, state, small(note)),
    element('td', { role: 'cell', class: 'c3' }, next, small(what)),
    element('td', { role: 'cell', class: 'c4' }, waiting ? caseLink(waiting, 'wait') : element('b', {}, TEXT.nothing)),
  );
}

/** @param {string | null} text */
const small = (text) => (text ? element('small', {}, text) : null);

export function prepareSearch() {
  byId('search').addEventListener('submit', (event) => event.preventDefault());
  byId('find').addEventListener('input', filterRows);
}

/** Shows the rows that hold every word typed, and says how many these are. */
export function filterRows() {
  const words = normalized(required('#find', HTMLInputElement).value).split(' ').filter(Boolean);
  const rows = [...document.querySelectorAll('tr')].filter((row) => row.dataset.terms !== undefined);
  const matching = rows.filter((row) => words.every((word) => row.dataset.terms?.includes(word)));
  for (const row of rows) row.hidden = !matching.includes(row);
  byId('search').hidden = rows.length === 0;
  const text = matching.length === 0 ? TEXT.found_none : matching.length === 1 ? TEXT.found_one : TEXT.found;
  byId('match-count').textContent = words.length ? format(text, { left: matching.length, all: rows.length }) : '';
}
