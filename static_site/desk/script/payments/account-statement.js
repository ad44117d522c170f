import { element, getFile, tell, why } from 'desk';
import { plainTable } from './plain-table.js';
import * as TEXT from 'texts';

/** @import { StatementDocument } from '../../../shared/types.js' */

const KEPT_MS = 60_000;

/**
 * Draws the statement of an account as a contact who sees all of it reads it, with its file for spreadsheets.
 * @param {StatementDocument & { account: string }} read
 */
export function accountStatement(read) {
  const { title, verdict, late, ages_title: agesTitle, ages, open_title: openTitle, items, movements_title: movementsTitle, movements } = read;
  const file = element('button', { type: 'button', class: 'btn btn--2', id: 'statement-csv' }, TEXT.spreadsheet);
  file.onclick = () => save(read);
  return element(
    'div',
    { class: 'account-statement' },
    element('div', { class: 'page-head' }, element('h2', {}, title), element('div', { class: 'buttons' }, file)),
    element('p', { class: late ? 'amber' : null }, verdict.join(' ')),
    ages.length ? element('section', { class: 'section' }, element('h3', {}, agesTitle), element('dl', { class: 'sum' }, ...ages.flatMap(({ title: age, amount, late: due }) => [element('dt', {}, age), element('dd', { class: due ? 'amber' : null }, amount ?? '–')]))) : null,
    items.length ? element('section', { class: 'section' }, element('h3', {}, openTitle), plainTable(openTitle, [{ text: TEXT.document_word }, { text: TEXT.due_word }, { text: TEXT.state_word }, { text: TEXT.open_word, style: 'r' }], items.map(({ name, reference, due, late: overdue, state, amount }) => [link(reference, name), element('span', { class: overdue ? 'amber' : null }, due ?? '–'), state, amount]))) : null,
    element('section', { class: 'section' }, element('h3', {}, movementsTitle), plainTable(movementsTitle, [{ text: TEXT.col_day }, { text: TEXT.document_word }, { text: TEXT.owed_word, style: 'r' }, { text: TEXT.paid_word, style: 'r' }, { text: TEXT.balance_word, style: 'r' }], [[read.opening_day, TEXT.opening_word, '', '', read.opening], ...movements.map(({ day, number, text, reference, owed, paid, balance }) => [day, element('span', {}, ...(number ? [link(reference, number), `, ${text}`] : [text])), owed ?? '', paid ?? '', balance])], [read.closing_day, TEXT.closing_word, '', '', read.closing])),
  );
}

/**
 * @param {string | null} reference
 * @param {string} name
 */
const link = (reference, name) => (reference ? element('a', { href: `#/${reference}`, class: 'ref' }, name) : name);

/** @param {{ account: string, title: string, last: string }} read */
async function save({ account, title, last }) {
  const { file, ...answer } = await getFile(`/staff/accounts/${encodeURIComponent(account)}/statement.csv`);
  if (!file) {
    tell({ text: why(answer), bad: true });
    return;
  }
  const address = URL.createObjectURL(file);
  element('a', { href: address, download: `${account}-${last}.csv` }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
  tell({ text: title });
}
