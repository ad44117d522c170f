import { dayOf, element, format, get, mini } from 'desk';
import * as TEXT from 'texts';

/** @import { CaseRow } from '../../fleet.js' */

const WAITS = ['declaration', 'label', 'parcel', 'diagnosis', 'quote', 'repair', 'check', 'return', 'close', 'bill', 'loan'].map((name) => `case_${name}`);
const MOST = 100;

/**
 * Reads the cases that wait, on us or on their customers, what waits longest first; null where they could not be read.
 * @returns {Promise<CaseRow[] | null>}
 */
export async function readCases() {
  const pages = await Promise.all(['us', 'customer'].map((side) => get(`/staff/work?${new URLSearchParams({ side, order: 'since', step: WAITS.join(','), limit: String(MOST) })}`)));
  if (pages.some(({ ok }) => !ok)) return null;
  const rows = pages.flatMap(({ body }) => /** @type {{ dossiers: CaseRow[] }} */ (body).dossiers);
  const once = new Map(rows.map((row) => [row.reference, row]));
  return [...once.values()].toSorted((one, other) => since(one).localeCompare(since(other)));
}

/** @param {CaseRow} row */
const since = ({ waits }) => waits[0]?.since ?? '';

/**
 * Draws the cases by their age, with what each waits for.
 * @param {CaseRow[] | null} rows
 */
export function casesPart(rows) {
  const head = element('tr', {}, ...[TEXT.col_case, TEXT.col_customer, TEXT.col_progress, TEXT.col_expected_act, TEXT.col_news_due, TEXT.col_age].map((text) => element('th', { scope: 'col' }, text)));
  const table = element('table', { class: 'goods' }, element('caption', { class: 'vh' }, TEXT.cases_open), element('thead', {}, head), element('tbody', {}, ...(rows ?? []).map(caseRow)));
  return element('section', { class: 'fleet-cases', 'aria-labelledby': 'fleet-cases' }, element('h2', { id: 'fleet-cases' }, rows?.length ? format(TEXT.n_cases_open, { n: rows.length }) : TEXT.no_case_open), rows === null ? element('p', { class: 'red' }, TEXT.cases_unread) : rows.length ? table : null);
}

/** @param {CaseRow} row */
function caseRow({ reference, customer, cells, where, expected, waits: [wait] }) {
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, element('a', { class: 'ref nw', href: `#/${reference}` }, reference)),
    element('td', { class: 'c-name' }, customer),
    element('td', { class: 'c-gauge' }, mini(cells), element('small', {}, where)),
    element('td', { class: 'c-name', 'data-l': TEXT.col_expected_act }, expected && wait?.side === 'us' ? element('a', { href: `#/${reference}/${expected.act}` }, expected.label) : format(TEXT.customers_turn, { act: expected?.label ?? where })),
    element('td', { class: wait?.late ? 'amber' : null, 'data-l': TEXT.col_news_due }, wait ? dayOf(wait.due) : ''),
    element('td', { 'data-l': TEXT.col_age }, format(TEXT.n_days, { n: wait?.days ?? 0 })),
  );
}
