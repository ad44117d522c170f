import { element, find, icon } from '../../../shared/script/dom.js';
import { me } from '../shell/me.js';
import { GROUPS, groupOfRow, noteOfGroup } from './groups.js';
import { pendingAct } from './list-position.js';
import { drawRow } from './worklist-row.js';
import * as TEXT from 'texts';

/** @import { GroupName } from './groups.js' */
/** @import { Row } from './rows.js' */
/** @import { View } from './view.js' */

const COLUMNS = ['pick', 'due', 'act', 'ref', 'customer', 'scale', 'where', 'age', 'who'];
const HEADS = /** @type {Record<string, string>} */ (TEXT.columns);
const TITLES = /** @type {Record<string, string>} */ (TEXT.groups);
const CHUNK = 10;
/** Columns that are left beside a preview. */
const PREVIEWED = 6;

/**
 * Draws the list without rows: its head sorts.
 * @param {View} view
 * @param {string} caption
 * @param {(order: string) => void} onSort
 */
export function drawList(view, caption, onSort) {
  const heads = COLUMNS.map((name) => {
    const order = name === 'due' ? 'due' : name === 'age' ? 'since' : '';
    const text = HEADS[name] ?? '';
    const title = view.side === 'customer' && name === 'due' ? TEXT.due_theirs : text;
    const head = element('th', { role: 'columnheader', scope: 'col', class: `c-${name}`, 'aria-sort': order ? (view.order === order ? 'ascending' : 'none') : null });
    if (!order) head.append(name === 'pick' ? element('span', { class: 'vh' }, title) : title);
    else {
      const button = element('button', { class: 'sort', type: 'button' }, title, view.order === order ? icon('down') : null);
      button.addEventListener('click', () => onSort(order));
      head.append(button);
    }
    return head;
  });
  return element(
    'table',
    { class: 'worklist', role: 'table', id: 'worklist' },
    element('caption', { class: 'vh' }, caption),
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...heads)),
  );
}

/**
 * Inserts rows, a chunk a frame: no page of the list keeps the browser from answering.
 * @param {HTMLTableElement} table
 * @param {Row[]} rows
 * @param {View} view
 * @param {Partial<Record<GroupName, number>>} counts of groups, where they are known
 * @returns {Promise<void>} once all are there, or the table was replaced
 */
export async function insertRows(table, rows, view, counts) {
  for (let at = 0; at < rows.length; at += CHUNK) {
    if (at > 0) await new Promise(requestAnimationFrame);
    if (at > 0 && !table.isConnected) return;
    for (const row of rows.slice(at, at + CHUNK)) groupOf(table, row, view, counts).append(mark(drawRow(row, view.side), row));
  }
}

/**
 * Gives the group in which a row stands; groups come in the order of their days.
 * @param {HTMLTableElement} table
 * @param {Row} row
 * @param {View} view
 * @param {Partial<Record<GroupName, number>>} counts
 */
function groupOf(table, row, view, counts) {
  const { today } = me();
  const name = pendingAct(row.reference, row.version) ? 'writing' : view.order === 'due' ? groupOfRow(row, view.side, today) : 'all';
  const there = table.querySelector(`[data-group=${name}]`);
  if (there) return there;
  const note = [counts[name], noteOfGroup(name, today, view.side)].filter(Boolean).join(' · ');
  const head = element('tr', { role: 'row', class: 'group-row' }, element('th', { role: 'rowheader', class: 'group', scope: 'colgroup', colspan: find('preview') ? PREVIEWED : COLUMNS.length }, `${name === 'late' && view.side !== 'us' ? TEXT.late_title : (TITLES[name] ?? '')} `, note ? element('i', {}, note) : null));
  const group = element('tbody', { role: 'rowgroup', 'data-group': name }, name === 'all' ? null : head);
  const rank = GROUPS.indexOf(name);
  const after = [...table.tBodies].find((body) => GROUPS.indexOf(/** @type {GroupName} */ (body.dataset.group)) > rank);
  table.insertBefore(group, after ?? null);
  return group;
}

/**
 * Marks a row whose act is being written: what it will be is hatched, and nothing is told as done.
 * @param {HTMLTableRowElement} line
 * @param {Row} row
 */
export function mark(line, row) {
  const act = pendingAct(row.reference, row.version);
  line.classList.toggle('writing', Boolean(act));
  if (!act) return line;
  line.querySelector('.c-due')?.replaceChildren(TEXT.being_written);
  line.querySelector('.do')?.replaceChildren(act.label);
  line.querySelector('.mini i:not(.on)')?.classList.add('will');
  return line;
}

/**
 * Draws anew the rows of which something began to be written, at the head of the list, and those of which it was not: they come first where they stood.
 * @param {HTMLTableElement} table
 * @param {Row[]} rows
 * @param {View} view
 */
export function remark(table, rows, view) {
  for (const row of rows) {
    const line = table.querySelector(`tr[data-reference="${CSS.escape(row.reference)}"]`);
    if (!line || Boolean(pendingAct(row.reference, row.version)) === line.classList.contains('writing')) continue;
    const left = line.parentElement;
    line.remove();
    if (!left?.querySelector('[data-reference]')) left?.remove();
    const group = groupOf(table, row, view, {});
    group.insertBefore(mark(drawRow(row, view.side), row), group.querySelector('[data-reference]'));
  }
}

/** Has the heads of groups span the columns that are shown. */
export function spanGroups() {
  for (const head of document.querySelectorAll('.worklist .group')) head.setAttribute('colspan', String(find('preview') ? PREVIEWED : COLUMNS.length));
}

/**
 * Says how many of a group are shown, once all are.
 * @param {HTMLTableElement} table
 * @param {string} side
 */
export function countShown(table, side) {
  for (const body of table.tBodies) {
    const head = body.querySelector('.group');
    const note = [body.rows.length - 1, noteOfGroup(/** @type {GroupName} */ (body.dataset.group), me().today, side)].filter(Boolean).join(' · ');
    if (!head) continue;
    head.querySelector('i')?.remove();
    head.append(element('i', {}, note));
  }
}
