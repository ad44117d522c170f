import { element, icon } from '../../shared/script/dom.js';
import { rowLink } from '../../affairs/script/row-link.js';
import * as TEXT from 'texts';

/** @import { ShownMovement, ShownOpenItem, StatementDocument } from '../../shared/types.js' */
/** @import { Child } from '../../shared/script/dom.js' */

/**
 * Draws what is open. Roles are given again: a table laid out as rows on a phone loses them.
 * @param {ShownOpenItem[]} items
 */
export const openItems = (items) =>
  table('h-items', [TEXT.document, TEXT.due, TEXT.state, TEXT.waits, TEXT.left].map((text, index) => [`c${index + 1}`, text]), items.map(item));

/** @param {StatementDocument} document */
export function movements({ opening_day: first, opening, movements: all, closing_day: last, closing }) {
  const heads = [['moved-on', TEXT.date], ['what', TEXT.document], ['until', TEXT.due], ['r', TEXT.owed], ['r', TEXT.paid], ['r bal', TEXT.balance]];
  const rows = [balance(first, TEXT.opening_balance, opening), ...all.map(movement)];
  const made = table('h-moved', heads, rows);
  made.append(element('tfoot', { role: 'rowgroup' }, balance(last, TEXT.closing_balance, closing)));
  return made;
}

/**
 * @param {string} title id of what it is called
 * @param {string[][]} heads class and text of each column
 * @param {HTMLElement[]} rows
 */
function table(title, heads, rows) {
  const head = heads.map(([kind, text]) => element('th', { role: 'columnheader', scope: 'col', class: kind }, text));
  return element(
    'table',
    { role: 'table', 'aria-labelledby': title },
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...head)),
    element('tbody', { role: 'rowgroup' }, ...rows),
  );
}

/**
 * @param {ShownOpenItem} row
 * @param {number} index
 */
function item({ name, note, reference, token, due, due_note: days, late, state, who, wait, amount }, index) {
  const title = reference ? rowLink({ reference, token }, name, `open-${index}`, 'ref') : name;
  const act = who === 'you' && reference ? rowLink({ reference, token }, wait, `act-${index}`, 'who who--you') : element('span', { class: who === 'us' ? 'who' : null }, wait);
  return row('c1', [title, small(note)], cell('c2', due ?? TEXT.no_due, small(days, late)), cell('c3', state), cell('c4', act), cell('c5 num', amount));
}

/**
 * @param {ShownMovement} moved
 * @param {number} index
 */
function movement({ day, number, text, reference, token, due, owed, paid, balance: after }, index) {
  const title = number && reference ? [rowLink({ reference, token }, number, `moved-${index}`, 'ref'), `, ${text}`] : [text];
  const until = cell('until', due ?? '');
  if (due) until.dataset.label = TEXT.due;
  return row('moved-on', [day], cell('what', ...title), until, cell('r', owed ?? ''), cell('r', paid ?? ''), balanceCell(after));
}

/**
 * @param {string} day
 * @param {string} text
 * @param {string} sum
 */
const balance = (day, text, sum) => row('moved-on', [day], cell('what', text), cell('until'), cell('r'), cell('r'), balanceCell(sum));

/** @param {string} sum */
function balanceCell(sum) {
  const made = cell('r bal', sum);
  made.dataset.label = TEXT.balance;
  return made;
}

/**
 * @param {string} kind
 * @param {Child[]} title
 * @param {...HTMLElement} cells
 */
const row = (kind, title, ...cells) => element('tr', { role: 'row' }, element('th', { role: 'rowheader', scope: 'row', class: kind }, ...title), ...cells);

/**
 * @param {string} kind
 * @param {...Child} content
 */
const cell = (kind, ...content) => element('td', { role: 'cell', class: kind }, ...content.filter((part) => part !== ''));

/**
 * @param {string | null} text
 * @param {boolean} [late]
 */
const small = (text, late = false) => (text ? element('small', { class: late ? 'late' : null }, late ? icon('clock') : null, text) : null);
