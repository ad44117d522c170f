import { format, me, post } from 'desk';
import { openForm } from '../money/act-form.js';
import { shownAmount } from '../money/amounts.js';
import * as TEXT from 'texts';

const METHODS = /** @type {Record<string, string>} */ (TEXT.payment_methods);
const ENTERED = ['cheque', 'cash', 'transfer', 'other'];

/**
 * Opens the form of a payment that no bank file and no card tells of.
 * @param {(payment: string) => Promise<void>} changed
 */
export function enterPayment(changed) {
  let entered = '';
  openForm({
    title: TEXT.enter_title,
    lead: TEXT.enter_lead,
    fields: [
      { name: 'method', label: TEXT.method_word, kind: 'choice', value: 'cheque', options: ENTERED.map((value) => ({ value, text: METHODS[value] ?? value })), half: true },
      { name: 'amount', label: TEXT.amount_received, kind: 'amount', half: true },
      { name: 'value_date', label: TEXT.received_on, kind: 'day', value: me().today, half: true },
      { name: 'payer', label: TEXT.who_paid, half: true },
      { name: 'text', label: TEXT.what_for, optional: true, hint: TEXT.what_for_more },
    ],
    button: TEXT.enter_title,
    send: async (values, key) => {
      const { text, ...needed } = values;
      const answer = await post('/staff/payments', { ...needed, ...(text ? { text } : {}) }, { key });
      entered = String(/** @type {{ payment?: string } | null} */ (answer.body)?.payment ?? '');
      return answer;
    },
    done: ({ amount, payer }) => ({ text: format(TEXT.entered, { amount: shownAmount(String(amount)), name: String(payer) }), changed: () => changed(entered) }),
  });
}
