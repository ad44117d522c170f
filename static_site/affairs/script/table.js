import { element, icon } from '../../shared/script/dom.js';
import { wayIn } from './row-link.js';
import { terms } from './filter.js';
import * as TEXT from 'texts';

const CELL_CLASSES = { on: 'on', part: 'part', off: 'cut' };

// The dossiers of one group, of which there are as many as it counts. Roles are said again: a table laid out as rows on a phone loses them.
export function group({ who, title, column, rows, all = rows.length }) {
  const count = element('span', { class: who === 'you' ? 'tag tag--you' : 'tag', 'data-all': all }, all);
  const heads = [TEXT.references, TEXT.object, TEXT.step, column, TEXT.total];
  const head = heads.map((text, place) => element('th', { role: 'columnheader', scope: 'col', class: `c${place + 1}` }, text));
  const titled = { 'aria-labelledby': `h-${who}` };
  return element(
    'section',
    { class: 'aff', ...titled },
    element('h2', { id: `h-${who}`, tabindex: '-1' }, title, ' ', count),
    element(
      'table',
      { role: 'table', ...titled },
      element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...head)),
      element('tbody', { role: 'rowgroup' }, ...rows.map(line)),
    ),
  );
}

function line(row) {
  const { reference, customer_reference: theirs, reference_note: note, object, step, step_note: when, step_late: late, cells, who, wait, wait_note: until, wait_late: missed, call, total } = row;
  const act = who === 'you' ? wayIn(row, wait, 'act', 'who who--you') : element('span', { class: who === 'us' ? 'who' : null }, wait);
  return element(
    'tr',
    { role: 'row', 'data-terms': terms(row) },
    element('th', { role: 'rowheader', scope: 'row', class: 'c1' }, wayIn(row, reference, 'open', 'ref'), small(theirs ?? note)),
    element('td', { role: 'cell', class: 'c2' }, object),
    element('td', { role: 'cell', class: 'c3' }, step, small(when, late), mini(cells)),
    element('td', { role: 'cell', class: 'c4' }, act, small(until, missed, call)),
    element('td', { role: 'cell', class: 'c5 num' }, total ?? ''),
  );
}

// A note; of a day that has passed in amber, with the number to call where that is ours to answer for.
function small(text, late = false, call = null) {
  if (!text) return null;
  const number = call ? [' ', element('a', { class: 'nb', href: call.href }, call.text)] : [];
  return element('small', { class: late ? 'late' : null }, late ? icon('clock') : null, text, ...number);
}

// The scale in small; the words beside it say the same.
const mini = (cells) => element('span', { class: 'mini', 'aria-hidden': 'true' }, ...cells.map((cell) => element('i', { class: CELL_CLASSES[cell] })));
