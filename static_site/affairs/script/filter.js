import { byId, format, required } from '../../shared/script/dom.js';
import * as TEXT from 'texts';

/** @import { ShownAffair } from '../../shared/types.js' */

const SPACES = /\s+/g;
const UMLAUTS = /([aou])e/g;
const SIGNS = /[^\p{L}\p{N} ]/gu;

/**
 * Gives words as they are compared: no capitals, accents, hyphens, dots or commas; ä, ae and a are alike.
 * @param {string} text
 */
export const normalized = (text) =>
  text.normalize('NFD').toLowerCase().replace(SPACES, ' ').replace(SIGNS, '').replace(UMLAUTS, '$1');

/**
 * Gives what a row is found by: its terms, and what is read in it.
 * @param {ShownAffair} row
 */
export const searchTerms = ({ terms, reference, customer_reference: theirs, object, step, wait }) =>
  normalized([terms, reference, theirs, object, step, wait].filter(Boolean).join(' '));

export function prepareFilter() {
  byId('search').addEventListener('submit', (event) => event.preventDefault());
  byId('find').addEventListener('input', filterRows);
}

/** Shows the rows that hold every word typed, in the groups that are there, and says how many these are. */
export function filterRows() {
  const words = normalized(required('#find', HTMLInputElement).value).split(' ').filter(Boolean);
  let [shown, all] = [0, 0];
  for (const group of document.querySelectorAll('.aff')) {
    if (!(group instanceof HTMLElement)) continue;
    const rows = [...group.querySelectorAll('tr')].filter((row) => row.dataset.terms !== undefined);
    const matching = rows.filter((row) => words.every((word) => row.dataset.terms?.includes(word)));
    for (const row of rows) row.hidden = !matching.includes(row);
    const count = required('[data-all]', HTMLElement, group);
    count.textContent = words.length ? String(matching.length) : (count.dataset.all ?? '');
    group.hidden = matching.length === 0;
    shown += matching.length;
    all += rows.length;
  }
  byId('search').hidden = all === 0;
  const text = shown === 0 ? TEXT.found_none : shown === 1 ? TEXT.found_one : TEXT.found;
  byId('match-count').textContent = words.length ? format(text, { left: shown, all }) : '';
}
