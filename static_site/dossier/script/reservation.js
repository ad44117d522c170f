import { element } from '../../shared/script/dom.js';

/** @import { ShownReservation, ShownScaleDay } from '../../shared/types.js' */

/**
 * Draws the days of a reservation, one a cell, with the cursor before today.
 * @param {ShownReservation | null} part
 */
export function reservedDays(part) {
  if (!part) return [];
  return [element('h2', { id: 'h-days' }, part.title), element('ol', { role: 'list' }, ...part.days.map(day))];
}

/** @param {ShownScaleDay} cell */
function day({ state, mark, label, text, beside }) {
  const seg = element('div', { class: 'seg', 'aria-hidden': 'true' }, element('i', { class: mark === 'today' ? 'at' : state === 'past' ? 'on' : null }));
  const name = label ? element('div', { class: beside ? 'vh' : null }, element('b', {}, label), ' ', element('span', {}, text)) : null;
  return element('li', { class: `${state} ${mark ?? ''}`.trim(), role: label ? null : 'presentation' }, seg, name);
}

/**
 * Draws what happens on which day where nobody does anything.
 * @param {ShownReservation | null} part
 */
export function outlook(part) {
  if (!part) return [];
  const rows = part.outlook.map(({ when, text }) => element('li', {}, element('b', {}, when), element('span', {}, text)));
  return [element('h2', { id: 'h-outlook' }, part.outlook_title), element('ul', { class: 'short', role: 'list' }, ...rows)];
}
