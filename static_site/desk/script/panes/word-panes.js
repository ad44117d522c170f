import { me } from 'desk';
import { format } from '../../../shared/script/dom.js';
import { dayInFull, dayInWords, workingLater } from '../dossier/days.js';
import { body, contactName, mailField, words } from './common-fields.js';
import { field } from './ship.js';
import * as TEXT from 'texts';

/** @import { Context, Spec } from '../../staff.js' */

/**
 * Gives the customer news, where there are any, and promises by which day the next come.
 * @param {Context} context
 * @returns {Spec}
 */
export function news(context) {
  const today = me().today;
  return {
    title: TEXT.news_title,
    lead: format(TEXT.news_lead, { name: contactName(context.dossier) }),
    fields: [
      { kind: 'day', name: 'on', label: TEXT.news_by, value: context.act.defaults?.['on'] ?? workingLater(today, 5), earliest: today, quick: [1, 2, 5, 10].map((days) => ({ text: dayInWords(workingLater(today, days)), value: workingLater(today, days) })) },
      words({ label: TEXT.news_said, hint: TEXT.read_by_customer, optional: true }),
      ...mailField(context),
    ],
    commands: (values) => [values['comment'] ? body('add_note', { ...values, next_news: values['on'] }, { visible: true }) : body('promise_news', values, { on: values['on'] })],
    button: ({ on, comment }) => (comment ? TEXT.news_give : on ? format(TEXT.news_button, { day: dayInWords(String(on)) }) : TEXT.news_title),
    done: ({ on, comment }) => format(comment ? TEXT.news_given : TEXT.news_promised, { day: dayInFull(String(on)) }),
  };
}

/**
 * Writes a note: for colleagues, or on the customer's page.
 * @param {Context} context
 * @returns {Spec}
 */
export function note(context) {
  return {
    title: TEXT.write_note_title,
    lead: `${context.reference}, ${context.customer}`,
    fields: [words({ label: TEXT.note_words }), { kind: 'check', name: 'visible', label: TEXT.note_visible, value: false }],
    commands: (values) => [body('add_note', values, values['visible'] ? { visible: true } : {})],
    button: ({ visible }) => (visible ? TEXT.note_public_button : TEXT.note_internal_button),
    done: ({ visible }) => (visible ? TEXT.noted_outside : TEXT.noted_inside),
  };
}

/**
 * Writes down what a customer asked by telephone.
 * @param {Context} context
 * @returns {Spec}
 */
export function question(context) {
  const { dossier: { state } } = context;
  return {
    title: TEXT.question_title,
    lead: format(TEXT.question_lead, { name: contactName(context.dossier) }),
    fields: [
      words({ label: TEXT.question_words, hint: TEXT.read_by_customer }),
      ...(state.parcels.length ? [field('parcel', TEXT.about_parcel, { kind: 'choice', optional: true, value: '', options: [{ value: '', text: TEXT.no_parcel }, ...state.parcels.map(({ number, shipped }) => ({ value: String(number), text: `${format(TEXT.parcel, { parcel: number })}, ${dayInWords(shipped)}` }))] })] : []),
    ],
    commands: (values) => [body('record_question', values, values['parcel'] ? { parcel: Number(values['parcel']) } : {})],
    button: () => TEXT.question_button,
    done: () => TEXT.question_written,
  };
}

/**
 * Writes down that parcels arrived, with what the customer found wanting.
 * @param {Context} context
 * @returns {Spec}
 */
export function received(context) {
  const under = context.dossier.state.parcels.filter(({ received: on }) => !on);
  const today = me().today;
  return {
    title: TEXT.received_title,
    lead: TEXT.received_lead,
    fields: [
      { kind: 'checks', name: 'parcels', label: TEXT.which_parcels, value: under.map(({ number }) => String(number)), options: under.map(({ number, shipped, carrier }) => ({ value: String(number), text: format(TEXT.parcel, { parcel: number }), note: `${dayInWords(shipped)}, ${carrier}` })) },
      { kind: 'day', name: 'effective', label: TEXT.arrived_on, value: today, latest: today },
      words({ name: 'remarks', label: TEXT.remarks, hint: TEXT.remarks_hint, optional: true }),
      ...mailField(context),
    ],
    commands: (values) => [body('mark_received', values, { parcels: /** @type {string[]} */ (values['parcels']).map(Number), ...(values['remarks'] ? { remarks: values['remarks'] } : {}), ...(values['effective'] === today ? {} : { effective: values['effective'] }) })],
    button: ({ remarks }) => (remarks ? TEXT.received_remarks_button : TEXT.received_button),
    done: () => TEXT.reception_written,
  };
}
