import { dayOf, element, format, localDay, me } from 'desk';
import { isManager } from '../money/manager.js';
import { changeArrival } from './stock-acts.js';
import * as TEXT from 'texts';

/** @import { Movement, Shown } from '../../stock.js' */

/**
 * Draws for whom pieces are kept: firm orders, and reservations with their end.
 * @param {Shown} shown
 */
export function keepersPart({ stock }) {
  if (!stock?.holders.length) return null;
  const rows = stock.holders.map(({ reference, customer, quantity, arrival, until }) =>
    element('li', {}, element('span', { class: 't' }, quantity), element('span', {}, element('a', { href: `#/${reference}`, class: 'ref' }, reference), ' ', customer, ', ', until ? format(TEXT.reserved_until, { day: dayOf(localDay(until)) }) : TEXT.firm, arrival ? `, ${TEXT.of_arrival}` : '')),
  );
  return element('section', { class: 'section' }, element('h3', {}, TEXT.kept_for), element('ul', { role: 'list', class: 'short-list' }, ...rows));
}

/**
 * Gives the day that was said first of each arrival, and what was written beside it, where the movements that were read go back so far.
 * @param {Movement[]} movements newest first
 */
export function firstSaid(movements) {
  /** @type {Map<string, { on: string, words: string }>} */
  const said = new Map();
  for (const { changes, reason } of movements) {
    for (const { days = [] } of changes) for (const [id, on] of days) said.set(id, { on, words: reason ?? said.get(id)?.words ?? '' });
  }
  return said;
}

/**
 * Draws what is expected: how many, with what was said first where that was another day.
 * @param {Shown} shown
 * @param {(sku?: string) => Promise<void>} changed
 */
export function expectedPart(shown, changed) {
  const arrivals = shown.stock?.item.arrivals ?? [];
  if (!arrivals.length) return null;
  const said = firstSaid(shown.movements);
  const rows = arrivals.map((arrival) => {
    const first = said.get(arrival.id);
    const button = element('button', { class: 'lnk', type: 'button', id: `arrival-${arrival.id}` }, TEXT.change);
    button.onclick = () => changeArrival(shown, arrival, changed);
    const late = arrival.on < me().today ? element('span', { class: 'amber' }, TEXT.late) : null;
    return element(
      'li',
      {},
      element('span', { class: 't' }, dayOf(arrival.on)),
      element('span', {}, format(arrival.free === arrival.quantity ? TEXT.pieces : TEXT.pieces_free, { n: arrival.quantity, free: arrival.free }), first?.words ? `, ${first.words}` : '', ' ', late, first && first.on !== arrival.on ? element('span', { class: 'amber block' }, format(TEXT.said_first, { day: dayOf(first.on) })) : null, ' ', isManager() ? button : null),
    );
  });
  return element('section', { class: 'section' }, element('h3', {}, TEXT.col_expected), element('ul', { role: 'list', class: 'short-list' }, ...rows));
}
