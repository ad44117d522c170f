import { me } from 'desk';
import { format } from '../../../shared/script/dom.js';
import { shownAmount, shownNumber, typedNumber } from '../money/amounts.js';
import { body, mailField } from './common-fields.js';
import { amountOf, amountWrong } from './payment-panes.js';
import * as TEXT from 'texts';

/** @import { Context, Spec } from '../../staff.js' */

/**
 * Asks for a deposit on the order, by a pro forma.
 * @param {Context} context
 * @returns {Spec}
 */
export function askDeposit(context) {
  const { amount: proposed, due } = context.act.defaults ?? {};
  return {
    title: TEXT.ask_deposit_title,
    lead: TEXT.ask_deposit_lead,
    fields: [
      { kind: 'amount', name: 'amount', label: TEXT.ask_deposit_amount, value: proposed ? shownNumber(String(proposed)) : '', half: true, check: amountWrong },
      { kind: 'day', name: 'due', label: TEXT.due_on, value: due ? String(due) : null, earliest: me().today, half: true },
      ...mailField(context),
    ],
    commands: (values) => [body('ask_deposit', values, { amount: amountOf(values['amount']), due: values['due'] })],
    button: ({ amount }) => (typedNumber(String(amount ?? '')) ? format(TEXT.ask_deposit_of, { amount: shownAmount(typedNumber(String(amount))) }) : TEXT.ask_deposit_title),
    done: ({ amount }) => format(TEXT.ask_deposit_done, { amount: shownAmount(amountOf(amount)) }),
  };
}
