import { element, format, icon } from 'desk';
import { shownAmount } from '../money/amounts.js';
import { dayWithYear } from '../money/in-words.js';
import { plainTable } from './plain-table.js';
import * as TEXT from 'texts';

/** @import { Statement } from '../../payments.js' */

/**
 * Draws bank statements: what became of each, both sums of one that was put aside, and what is missing before it.
 * @param {Statement[]} statements
 */
export function statementsTable(statements) {
  const heads = [{ text: TEXT.statement_word }, { text: TEXT.entries_word, style: 'r' }, { text: TEXT.opening_word, style: 'r' }, { text: TEXT.closing_word, style: 'r' }, { text: TEXT.outcome_word }];
  return plainTable(TEXT.payment_views.statements, heads, statements.map((one) => [named(one), one.entries, money(one.opening), money(one.closing), outcome(one)]));
}

/** @param {string | null} amount */
const money = (amount) => (amount === null ? element('span', { class: 'mute' }, '–') : shownAmount(amount));

/** @param {Statement} one */
const named = ({ account, name, number, on }) => element('span', {}, element('b', {}, [dayWithYear(on), number === null ? '' : format(TEXT.statement_number, { number })].filter(Boolean).join(', ')), element('small', {}, account || name));

/** @param {Statement} one */
function outcome({ state, text, closing, reckoned, gap }) {
  const aside = state === 'aside';
  const sums = aside && closing !== null && reckoned !== null && closing !== reckoned ? element('small', {}, format(TEXT.both_sums, { closing: shownAmount(closing), reckoned: shownAmount(reckoned) })) : null;
  const missing = gap ? element('small', { class: 'amber' }, format(gap.missing ? TEXT.gap_n : TEXT.gap, { n: gap.missing ?? '', before: shownAmount(gap.before) })) : null;
  return element('span', {}, element('span', { class: aside ? 'amber' : null }, icon(aside ? 'alert' : 'ok'), ' ', text), sums, missing);
}
