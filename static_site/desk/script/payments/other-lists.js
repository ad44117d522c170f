import { dayOf, element, get } from 'desk';
import { shownAmount } from '../money/amounts.js';
import { accountStatement } from './account-statement.js';
import { agedTable } from './aged-table.js';
import { payersTable } from './payers-table.js';
import { plainTable } from './plain-table.js';
import { statementsTable } from './statements-table.js';
import * as TEXT from 'texts';

/** @import { StaffAnswer } from '../shell/staff-api.js' */
/** @import { AgedBalance, Balance, Remembered, Statement } from '../../payments.js' */
/** @typedef {{ path: string, of: (body: any) => unknown[], draw: (rows: any[], body: any, changed: () => Promise<void>) => Node }} Other of: what it lists */

/** @type {Record<string, Other>} */
const OTHERS = {
  aged: { path: '/staff/aged-balance', of: ({ accounts }) => accounts, draw: (_, /** @type {AgedBalance} */ body) => agedTable(body) },
  payers: { path: '/staff/payers?pays_for=customers', of: ({ payers }) => payers, draw: (/** @type {Remembered[]} */ rows, _, changed) => payersTable(rows, false, changed) },
  nobody: { path: '/staff/payers?pays_for=nobody', of: ({ payers }) => payers, draw: (/** @type {Remembered[]} */ rows, _, changed) => payersTable(rows, true, changed) },
  statements: { path: '/staff/statements', of: ({ statements }) => statements, draw: (/** @type {Statement[]} */ rows) => statementsTable(rows) },
  account: { path: '/staff/accounts/', of: (body) => [body], draw: (_, body) => accountStatement(body) },
  giveback: { path: '/staff/credit-balances', of: ({ balances }) => balances, draw: (/** @type {Balance[]} */ rows) => giveBackTable(rows) },
};

/** @param {string} view */
export const isOther = (view) => view in OTHERS;

/**
 * Reads a page of a list that is not of payments, and gives its rows and what draws them all.
 * @param {string} view
 * @param {string | null} cursor
 * @param {string} account whose statement it is
 */
export async function readOther(view, cursor, account) {
  const { path: begins, of, draw } = /** @type {Other} */ (OTHERS[view]);
  const path = view === 'account' ? `${begins}${encodeURIComponent(account)}/statement` : begins;
  /** @type {StaffAnswer<any>} */
  const answer = await get(cursor ? `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}` : path);
  return { answer, rows: answer.ok ? of(answer.body) : [], cursor: /** @type {string | null} */ (answer.body?.cursor ?? null), draw: (/** @type {unknown[]} */ rows, /** @type {() => Promise<void>} */ changed) => draw(rows, view === 'account' ? { ...answer.body, account } : answer.body, changed) };
}

/** @param {Balance[]} balances */
function giveBackTable(balances) {
  const heads = [{ text: TEXT.dossier_word }, { text: TEXT.since_word }, { text: TEXT.favour_word, style: 'r' }];
  return plainTable(TEXT.payment_views.giveback, heads, balances.map(({ reference, since, amount }) => [element('a', { href: `#/${reference}`, class: 'ref' }, reference), dayOf(since), shownAmount(amount)]));
}
