import { byId, worded } from '../../shared/script/dom.js';
import * as TEXT from 'texts';

const SPACES = /\s+/g;
const UMLAUTS = /([aou])e/g;
const SIGNS = /[^\p{L}\p{N} ]/gu;

// Words as they are compared, letters and digits alone: no capitals, accents, hyphens, dots or commas; ä, ae and a are alike.
const folded = (text) =>
  text.normalize('NFD').toLowerCase().replace(SPACES, ' ').replace(SIGNS, '').replace(UMLAUTS, '$1');

// What a row is found by: its terms, and what is read in it.
export const terms = ({ terms: hidden, reference, customer_reference: theirs, object, step, wait }) =>
  folded([hidden, reference, theirs, object, step, wait].filter(Boolean).join(' '));

export function prepareSearch() {
  byId('search').addEventListener('submit', (event) => event.preventDefault());
  byId('find').addEventListener('input', filter);
}

// Leaves the rows that hold every word typed, in the groups that are there, and says how many these are.
export function filter() {
  const words = folded(byId('find').value).split(' ').filter(Boolean);
  let [left, all] = [0, 0];
  for (const group of document.querySelectorAll('.aff')) {
    const rows = [...group.querySelectorAll('[data-terms]')];
    const kept = rows.filter((row) => words.every((word) => row.dataset.terms.includes(word)));
    for (const row of rows) row.hidden = !kept.includes(row);
    const count = group.querySelector('[data-all]');
    count.textContent = words.length ? kept.length : count.dataset.all;
    group.hidden = kept.length === 0;
    left += kept.length;
    all += rows.length;
  }
  byId('search').hidden = all === 0;
  const told = left === 0 ? TEXT.found_none : left === 1 ? TEXT.found_one : TEXT.found;
  byId('found').textContent = words.length ? worded(told, { left, all }) : '';
}
