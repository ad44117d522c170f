import { dossierPath } from '../../shared/script/api.js';
import { element, icon } from '../../shared/script/dom.js';
import { state as page } from '../../shared/script/state.js';
import * as TEXT from 'texts';

/** @import { ShownReservation, ShownScaleDay } from '../../shared/types.js' */

// The part of the scale that a name takes on a telephone: the API leaves as much.
const ROOM = 0.25;

/**
 * Draws the days of a reservation, one a cell, with the cursor before today.
 * @param {ShownReservation | null} part
 */
export function reservedDays(part) {
  if (!part?.days[0]) return [];
  const today = part.days.findIndex(({ state }) => state !== 'past');
  const cells = part.days.map((cell, index) => day(cell, index === today, index > part.days.length * (1 - ROOM)));
  return [element('h2', { id: 'h-days' }, part.title), element('ol', { role: 'list' }, ...cells)];
}

/**
 * @param {ShownScaleDay} cell
 * @param {boolean} today
 * @param {boolean} right whether its name ends at the cell, since it has no room behind it
 */
function day({ state, mark, label, text, beside }, today, right) {
  const seg = element('div', { class: 'seg', 'aria-hidden': 'true' }, element('i', { class: today ? 'at' : state === 'past' ? 'on' : null }));
  const name = label ? element('div', { class: beside ? 'vh' : null }, element('b', {}, label), ' ', element('span', {}, text)) : null;
  return element('li', { class: [state, mark, right ? 'right' : null].filter(Boolean).join(' '), role: label ? null : 'presentation' }, seg, name);
}

/**
 * Draws what happens on which day where nobody does anything.
 * @param {ShownReservation | null} part
 */
export function outlook(part) {
  if (!part) return [];
  const rows = part.outlook.map(({ when, text }) => element('li', {}, element('b', {}, when), element('span', {}, text)));
  return [element('h2', { id: 'h-outlook' }, part.outlook_title), element('ul', { class: 'short', role: 'list' }, ...rows), part.days[0] && !page.example ? calendar() : null];
}

/** Draws the link that puts the end of the reservation into the reader's own calendar. */
function calendar() {
  const name = element('span', {}, TEXT.calendar);
  return element('p', { class: 's press' }, element('a', { class: 'doc', href: dossierPath(page.reference ?? '', '/reservation.ics') }, icon('clock'), name));
}
