import { dayOf, get } from 'desk';
import { element, format } from '../../../shared/script/dom.js';
import { isZero, shownAmount, shownNumber } from '../money/amounts.js';
import * as TEXT from 'texts';

/** @import { Payment } from '../../payments.js' */
/** @import { Context, Field } from '../../staff.js' */

/**
 * Offers the payments that came and may be meant for the dossier: the one that is taken fills in where the amount comes from.
 * @param {Context} context
 * @returns {Field}
 */
export const camePayments = ({ reference }) => ({
  kind: 'custom',
  name: 'came',
  label: '',
  optional: true,
  make: (_, set) => {
    const node = element('div', { 'data-came': true });
    const read = async () => {
      const answer = await get(`/staff/payments?view=open&dossier=${encodeURIComponent(reference)}`);
      const payments = answer.ok ? /** @type {{ payments: Payment[] }} */ (answer.body).payments.filter(({ left }) => !isZero(left)) : [];
      if (payments.length) node.replaceChildren(element('p', { class: 'lab' }, TEXT.came_title), element('ul', { role: 'list' }, ...payments.map((one) => row(one, set))));
    };
    read();
    return { node, read: () => null };
  },
});

/**
 * @param {Payment} payment
 * @param {(name: string, value: unknown) => void} set
 */
function row({ payment, left, value_date: day, payer, text, reference }, set) {
  const take = element('button', { type: 'button', class: 'lnk' }, format(TEXT.came_take, { amount: shownAmount(left) }));
  take.onclick = () => {
    set('payment', payment);
    set('amount', shownNumber(left));
  };
  return element('li', {}, take, ` ${[dayOf(day), payer.name, text || reference].filter(Boolean).join(', ')}. `, element('a', { href: `#/payments/${payment}` }, TEXT.came_see));
}
