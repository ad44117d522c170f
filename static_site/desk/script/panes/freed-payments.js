import { format } from '../../../shared/script/dom.js';
import { shownAmount, shownNumber, typedNumber } from '../money/amounts.js';
import { body, mailField } from './common-fields.js';
import { amountOf, amountWrong } from './payment-panes.js';
import * as TEXT from 'texts';

/** @import { Context, Spec } from '../../staff.js' */

/**
 * Frees what a payment paid too much, so that it settles something elsewhere.
 * @param {Context} context
 * @returns {Spec}
 */
export function release(context) {
  const { payment, invoice, amount: most } = context.act.defaults ?? {};
  const from = invoice ? format(TEXT.payment_on, { payment: String(payment), number: String(invoice) }) : String(payment ?? '');
  return {
    title: TEXT.free_title,
    lead: TEXT.free_lead,
    route: 'accounting',
    fields: [{ kind: 'fact', name: 'from', label: TEXT.money_from, value: from }, { kind: 'amount', name: 'amount', label: TEXT.amount_word, value: shownNumber(String(most ?? '')), check: amountWrong }, ...mailField(context)],
    commands: (values) => [body('release_payment', values, { payment, ...(invoice ? { invoice } : {}), amount: amountOf(values['amount']) })],
    button: ({ amount }) => format(TEXT.free_of, { amount: shownAmount(typedNumber(String(amount ?? '')) ?? '0') }),
    done: ({ amount }) => format(TEXT.freed, { amount: shownAmount(amountOf(amount)) }),
  };
}

/**
 * Notes that the bank took a payment back: all that it paid is open again.
 * @param {Context} context
 * @returns {Spec}
 */
export function noteReturned(context) {
  const newest = context.act.defaults?.['payment'];
  const payments = [...new Set((context.dossier.state.money ?? []).flatMap(({ payment }) => (payment ? [payment] : [])))].toReversed();
  const reasons = [{ value: 'returned', text: TEXT.back_returned }, { value: 'bounced', text: TEXT.back_bounced }, { value: 'dispute', text: TEXT.back_dispute }];
  return {
    title: TEXT.back_title,
    lead: TEXT.back_lead,
    route: 'accounting',
    fields: [{ kind: 'choice', name: 'payment', label: TEXT.payment_word, options: payments.map((one) => ({ value: one, text: one })), value: newest }, { kind: 'choice', name: 'reason', label: TEXT.back_why, options: reasons, value: 'returned' }, ...mailField(context)],
    commands: (values) => [body('return_payment', values, { payment: values['payment'], reason: values['reason'] })],
    button: () => TEXT.back_title,
    done: ({ payment }) => format(TEXT.back_done, { payment: String(payment) }),
  };
}

/**
 * Notes that a refund did not arrive: it is owed again.
 * @param {Context} context
 * @returns {Spec}
 */
export function noteRefundBack(context) {
  const newest = context.act.defaults?.['refund'];
  const moves = context.dossier.state.money ?? [];
  const back = new Set(moves.flatMap(({ kind, of }) => (kind === 'refund_back' ? [of] : [])));
  const options = moves
    .filter(({ kind, entry }) => kind === 'refunded' && !back.has(entry))
    .map(({ entry, on, amount }) => ({ value: String(entry), text: format(TEXT.refund_on, { amount: shownAmount(amount), day: on }) }))
    .toReversed();
  return {
    title: TEXT.refund_back_title,
    lead: TEXT.refund_back_lead,
    route: 'accounting',
    fields: [{ kind: 'choice', name: 'refund', label: TEXT.refund_back_which, options, value: String(newest) }, ...mailField(context)],
    commands: (values) => [body('record_refund_back', values, { refund: Number(values['refund']) })],
    button: () => TEXT.refund_back_title,
    done: () => TEXT.refund_back_done,
  };
}
