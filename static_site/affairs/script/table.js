import { element, icon } from '../../shared/script/dom.js';
import { searchTerms } from './filter.js';
import { rowLink } from './row-link.js';
import * as TEXT from 'texts';

/** @import { ShownAffair, ShownCall } from '../../shared/types.js' */

const CELL_CLASSES = { on: 'on', part: 'part', off: 'cut', '': null };

/**
 * Draws the dossiers of one group. Roles are given again: a table laid out as rows on a phone loses them.
 * @param {{ who: string, title: string, column: string, rows: ShownAffair[], count: number | string }} part
 */
export function group({ who, title, column, rows, count }) {
  const tag = element('span', { class: who === 'you' ? 'tag tag--you' : 'tag', 'data-all': count }, count);
  const heads = [TEXT.references, TEXT.object, TEXT.step, column, TEXT.total];
  const head = heads.map((text, index) => element('th', { role: 'columnheader', scope: 'col', class: `c${index + 1}` }, text));
  const titled = { 'aria-labelledby': `h-${who}` };
  return element(
    'section',
    { class: 'aff', ...titled },
    element('h2', { id: `h-${who}`, tabindex: '-1' }, title, ' ', tag),
    element(
      'table',
      { role: 'table', ...titled },
      element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...head)),
      element('tbody', { role: 'rowgroup' }, ...rows.map(line)),
    ),
  );
}

/** @param {ShownAffair} row */
function line(row) {
  const { reference, customer_reference: theirs, reference_note: note, object, step, step_note: when, step_late: late, cells, who, wait, wait_note: until, wait_late: overdue, call, total } = row;
  const act = who === 'you' ? rowLink(row, wait, 'act', 'who who--you') : element('span', { class: who === 'us' ? 'who' : null }, wait);
  return element(
    'tr',
    { role: 'row', 'data-terms': searchTerms(row) },
    element('th', { role: 'rowheader', scope: 'row', class: 'c1' }, rowLink(row, reference, 'open', 'ref'), small(theirs ?? note)),
    element('td', { role: 'cell', class: 'c2' }, object),
    element('td', { role: 'cell', class: 'c3' }, step, small(when, late), cells.length ? mini(cells) : null),
    element('td', { role: 'cell', class: 'c4' }, act, small(until, overdue, call)),
    element('td', { role: 'cell', class: 'c5 num' }, total ?? ''),
  );
}

/**
 * Draws a note; of a day that has passed in amber, with the number to call where that is ours to answer for.
 * @param {string | null} text
 * @param {boolean} [late]
 * @param {ShownCall | null} [call]
 */
function small(text, late = false, call = null) {
  if (!text) return null;
  const number = call ? [' ', element('a', { class: 'nb', href: call.href }, call.text)] : [];
  return element('small', { class: late ? 'late' : null }, late ? icon('clock') : null, text, ...number);
}

/**
 * Draws the scale in small; the words beside it say the same.
 * @param {ShownAffair['cells']} cells
 */
const mini = (cells) => element('span', { class: 'mini', 'aria-hidden': 'true' }, ...cells.map((cell) => element('i', { class: CELL_CLASSES[cell] })));
