import { format } from '../../../shared/script/dom.js';
import { body, contactName, mailField, newsField, reasonField, wordField, words } from './common-fields.js';
import { field, given } from './ship.js';
import * as TEXT from 'texts';

/** @import { Context, Spec } from '../../staff.js' */

/**
 * Mails the acknowledgement of order, again if it was sent before.
 * @param {Context} context
 * @returns {Spec}
 */
export function acknowledge({ dossier, act }) {
  const { people, state } = dossier;
  return {
    title: TEXT.acknowledge_title,
    lead: TEXT.acknowledge_lead,
    fields: [field('contact', TEXT.whom, { kind: 'choice', value: String(act.defaults?.['contact'] ?? state.contact), options: Object.values(people.contacts).map(({ id, name, email }) => ({ value: id, text: `${name}, ${email}` })) }), newsField()],
    commands: (values) => [body('acknowledge', values, { contact: values['contact'] })],
    button: () => TEXT.acknowledge_button,
    done: ({ contact }) => format(TEXT.acknowledged, { name: people.contacts[String(contact)]?.name ?? contactName(dossier) }),
  };
}

/**
 * Turns the open offer into a firm order, for a customer who ordered by another way than the page.
 * @param {Context} context
 * @returns {Spec}
 */
export function place(context) {
  return {
    title: TEXT.place_title,
    lead: TEXT.place_lead,
    fields: [field('customer_reference', TEXT.customer_reference, { optional: true, mono: true, most: 60 }), field('engagement', TEXT.engagement, { optional: true, mono: true, most: 60, hint: TEXT.engagement_hint }), words({ label: TEXT.note_inside, hint: TEXT.internal_hint, optional: true }), ...mailField(context)],
    commands: (values) => [body('place_order', values, given(values, ['customer_reference', 'engagement']))],
    button: () => TEXT.place_button,
    done: () => TEXT.placed,
  };
}

/**
 * Confirms an order to an address that was not on file.
 * @param {Context} context
 * @returns {Spec}
 */
export const confirm = (context) => ({
  title: TEXT.confirm_title,
  lead: TEXT.confirm_lead,
  fields: [wordField(), newsField(), ...mailField(context)],
  commands: (values) => [body('confirm_order', values)],
  button: () => TEXT.confirm_button,
  done: () => TEXT.confirmed,
});

/**
 * Declines it; the offer stands as before.
 * @param {Context} context
 * @returns {Spec}
 */
export const decline = (context) => ({
  title: TEXT.decline_title,
  lead: TEXT.decline_lead,
  fields: [reasonField(TEXT.reason_read), ...mailField(context)],
  commands: (values) => [body('decline_order', values)],
  button: () => TEXT.decline_button,
  done: () => TEXT.declined,
});

/**
 * Cancels the order.
 * @param {Context} context
 * @returns {Spec}
 */
export const cancel = (context) => ({
  title: TEXT.cancel_title,
  lead: `${context.reference}, ${context.customer}`,
  fields: [reasonField(TEXT.reason_read), ...mailField(context)],
  commands: (values) => [body('cancel_order', values)],
  button: () => TEXT.cancel_button,
  done: () => TEXT.cancelled,
  note: () => TEXT.cancel_note,
});

/**
 * Withdraws the open offer.
 * @param {Context} context
 * @returns {Spec}
 */
export const withdraw = (context) => ({
  title: TEXT.withdraw_title,
  lead: `${context.reference}, ${context.customer}`,
  fields: [reasonField(TEXT.reason_read), ...mailField(context)],
  commands: (values) => [body('void_offer', values)],
  button: () => TEXT.withdraw_button,
  done: () => TEXT.withdrawn,
});
