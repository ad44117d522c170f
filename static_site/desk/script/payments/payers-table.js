import { colleague, element, format, newKey, post, tell, why } from 'desk';
import { dayWithYear } from '../money/in-words.js';
import { isAccountant } from './accountant.js';
import { plainTable } from './plain-table.js';
import * as TEXT from 'texts';

/** @import { Remembered } from '../../payments.js' */

/**
 * Forgets whom a payer pays for.
 * @param {Remembered} remembered
 * @param {() => Promise<void>} changed
 */
export async function forgetPayer({ payer, name, iban }, changed) {
  const answer = await post(`/staff/payers/${encodeURIComponent(payer)}/forget`, {}, { key: newKey() });
  tell({ text: answer.ok ? format(TEXT.forgotten, { payer: name || (iban ?? '') }) : why(answer), bad: !answer.ok });
  await changed();
}

/**
 * Draws whom payers pay for, or those whose money is no customer's.
 * @param {Remembered[]} payers
 * @param {boolean} nobody
 * @param {() => Promise<void>} changed
 */
export function payersTable(payers, nobody, changed) {
  const heads = [{ text: TEXT.col_payer_name }, ...(nobody ? [] : [{ text: TEXT.pays_for_word }]), { text: TEXT.since_word }, { text: TEXT.payments_word, style: 'r' }, { text: '', style: 'r' }];
  const rows = payers.map((one) => {
    const forget = element('button', { type: 'button', class: 'lnk', 'aria-label': format(TEXT.forget_of, { payer: one.name || (one.iban ?? '') }) }, TEXT.forget);
    forget.onclick = () => forgetPayer(one, changed);
    const who = element('span', {}, element('b', {}, one.name), element('small', {}, one.iban));
    return [who, ...(nobody ? [] : [one.customer ?? one.account]), format(TEXT.since_by, { day: dayWithYear(one.since.slice(0, 10)), name: colleague(one.by)?.name ?? one.by }), one.payments, isAccountant() ? forget : ''];
  });
  return plainTable(nobody ? TEXT.payment_views.nobody : TEXT.payment_views.payers, heads, rows);
}
