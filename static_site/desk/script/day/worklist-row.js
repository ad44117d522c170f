import { element, format, icon } from '../../../shared/script/dom.js';
import { dayOf, timeOf } from '../shell/dates.js';
import { colleague } from '../shell/me.js';
import { initialsOf } from '../shell/account-menu.js';
import { waitOf } from './rows.js';
import * as TEXT from 'texts';

/** @import { Row } from './rows.js' */

/** @type {Record<string, string | null>} */
const CELLS = { on: 'on', part: 'part', off: 'off', will: 'will', you: 'you', '': null };

/**
 * Draws the scale in small; the words beside it say the same.
 * @param {string[]} cells
 */
export const mini = (cells) => element('span', { class: 'mini', 'aria-hidden': 'true' }, ...cells.map((cell) => element('i', { class: CELLS[cell] })));

/**
 * Gives the address at which a row's expected act opens.
 * @param {Row} row
 */
export const actHash = ({ reference, expected }) => `#/${reference}${expected ? `/${expected.act}` : ''}`;

/**
 * Draws a dossier. Roles are given again: a table laid out as lines on a phone loses them.
 * @param {Row} row
 * @param {string} side
 */
export function drawRow(row, side) {
  const wait = waitOf(row, side);
  const due = wait ? dayOf(wait.due) : '';
  const what = row.expected;
  return element(
    'tr',
    { role: 'row', 'data-reference': row.reference },
    cell('c-pick', element('input', { type: 'checkbox', 'aria-label': format(TEXT.choose, { reference: row.reference }) })),
    cell('c-due num', wait?.late ? element('span', { class: 'amber' }, icon('clock'), due, element('span', { class: 'vh' }, `, ${TEXT.late}`)) : due),
    cell('c-act', element(
      'span',
      {},
      element('a', { class: 'do cut', href: actHash(row) }, what?.label ?? row.where),
      what?.key ? element('kbd', { 'aria-hidden': 'true' }, what.key) : null,
      row.aside ? element('small', { class: 'mute cut' }, format(TEXT.aside_until, { day: dayOf(row.aside.until) })) : null,
    )),
    element('th', { role: 'rowheader', scope: 'row', class: 'c-ref' }, element('a', { class: 'open ref', href: `#/${row.reference}` }, row.reference)),
    cell('c-customer', element('span', {}, element('span', { class: 'cut' }, row.customer, row.contact ? element('span', { class: 'mute' }, `, ${row.contact}`) : null))),
    cell('c-scale', mini(row.cells)),
    cell('c-where cut', row.where),
    cell('c-age', element('span', { class: 'vh' }, `${TEXT.waits_since} `), format(TEXT.days, { days: wait?.days ?? 0 })),
    cell('c-who', owner(row.owner)),
  );
}

/**
 * @param {string} kind
 * @param {...import('../../../shared/script/dom.js').Child} children
 */
const cell = (kind, ...children) => element('td', { role: 'cell', class: kind }, ...children);

/** @param {string} key */
export function owner(key) {
  const who = colleague(key);
  const name = who?.name ?? key;
  const initials = element('span', { class: who?.left === false || who?.left === null || who?.left === undefined ? 'initials' : 'initials initials--none', 'aria-hidden': 'true' }, who?.initials ?? initialsOf(name));
  return element('span', {}, initials, element('span', { class: 'vh' }, name));
}

/**
 * Says who acted last on a dossier, and when.
 * @param {Row} row
 */
export const lastAct = ({ last_act: last }) =>
  last ? format(TEXT.last_act, { who: colleague(last.key)?.name ?? last.who, day: dayOf(last.at), time: last.at.length > 10 ? timeOf(last.at) : '' }).trim() : '';
