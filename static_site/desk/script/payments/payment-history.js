import { colleague, dayOf, element, format, timeOf } from 'desk';
import { isZero, shownAmount } from '../money/amounts.js';
import { isAccountant } from './accountant.js';
import { isUse, strikeUse } from './payment-writes.js';
import * as TEXT from 'texts';

/** @import { PaymentFact, StaffPayment } from '../../payments.js' */

const WHAT = /** @type {Record<string, string>} */ (TEXT.payment_facts);
const STATUS = /** @type {Record<string, string>} */ (TEXT.payment_status);
const ASIDE = /** @type {Record<string, string>} */ (TEXT.aside_why);

/**
 * Draws what happened to a payment, the newest first; what a dossier uses of it can be struck.
 * @param {StaffPayment} read
 * @param {() => Promise<void>} changed
 */
export function historyPart({ payment, history }, changed) {
  const used = new Map(payment.uses.filter(({ amount }) => !isZero(amount)).map(({ reference, amount }) => [reference, amount]));
  const rows = history.toReversed().map((fact) => {
    const stands = isUse(fact.what) && used.has(String(fact.what.reference)) && isAccountant();
    const strike = stands ? element('button', { type: 'button', class: 'lnk' }, TEXT.strike) : null;
    if (strike) strike.onclick = () => strikeUse(fact, changed);
    return element('li', {}, element('span', {}, words(fact), element('small', {}, `${dayOf(fact.at.slice(0, 10))}, ${timeOf(fact.at)}, ${whoOf(fact.by)}`)), strike);
  });
  return element('section', { class: 'section' }, element('h3', {}, TEXT.history_word), element('ul', { role: 'list', class: 'twin' }, ...rows));
}

/** @param {string} by */
const whoOf = (by) => colleague(by)?.name ?? (by === 'system' || by === 'payments' ? TEXT.by_itself : by);

/** @param {PaymentFact} fact */
function words({ what }) {
  const { type, amount = '0', reference = '', status = '', why = '' } = what;
  const failed = what.reason === 'refund_failed' ? 'refund_failed' : type;
  const key = type === 'used' && amount.startsWith('-') ? 'given_back' : type === 'kept' && !what.account ? 'freed' : failed;
  return format(WHAT[key] ?? type, { amount: shownAmount(amount.replace('-', '')), reference, status: STATUS[status] ?? status, why: ASIDE[why] ?? why });
}
