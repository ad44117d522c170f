import { me } from 'desk';
import { format } from '../../../shared/script/dom.js';
import { dayInWords } from '../dossier/days.js';
import { body, contactName, mailField, wordField, words } from './common-fields.js';
import { field, given } from './ship.js';
import * as TEXT from 'texts';

/** @import { Context, Field, Spec, Values } from '../../staff.js' */

/** How long a fact of a case is: it stands in one line of the customer's page. */
const FACT = 200;

/**
 * Asks for a fact of a case, in one line.
 * @param {string} name
 * @param {string} label
 * @param {Partial<Field>} [more]
 */
export const fact = (name, label, more = {}) => field(name, label, { most: FACT, ...more });

/**
 * Asks for a day that comes.
 * @param {string} name
 * @param {string} label
 * @param {Partial<Field>} [more]
 * @returns {Field}
 */
export const dayToCome = (name, label, more = {}) => ({ kind: 'day', name, label, earliest: me().today, ...more });

/**
 * Makes a pane of which all follows from the case: a word to the customer may go with it.
 * @param {Context} context
 * @param {string} type
 * @param {{ title: string, lead?: string, button: string, done: string, fields?: Field[] }} texts
 * @param {string[]} [names] the fields that are sent where they are filled
 * @returns {Spec}
 */
export const plain = (context, type, { fields = [], button, done, ...texts }, names = []) => ({
  ...texts,
  fields: [...fields, wordField(), ...mailField(context)],
  commands: (values) => [body(type, values, given(values, names))],
  button: () => button,
  done: () => done,
});

/**
 * Writes down a declaration that came on paper.
 * @param {Context} context
 * @returns {Spec}
 */
export function declaration(context) {
  const { substances, cleaned, hazardous } = { substances: fact('substances', TEXT.case_substances), cleaned: fact('cleaned_with', TEXT.case_cleaned), hazardous: /** @type {Field} */ ({ kind: 'check', name: 'hazardous', label: TEXT.case_hazardous, value: false }) };
  const spec = plain(context, 'record_declaration', { title: TEXT.case_declaration_title, lead: TEXT.case_declaration_lead, button: TEXT.case_declaration_button, done: TEXT.case_declared, fields: [substances, cleaned, hazardous] });
  return { ...spec, commands: (values) => [body('record_declaration', values, { ...given(values, ['substances', 'cleaned_with']), hazardous: Boolean(values['hazardous']) })] };
}

/**
 * Gives the label with which the part is sent to us.
 * @param {Context} context
 */
export const giveLabel = (context) => plain(context, 'give_return_label', { title: TEXT.case_label_title, lead: TEXT.case_label_lead, button: TEXT.case_label_button, done: TEXT.case_label_given });

/**
 * Says on which day a technician comes.
 * @param {Context} context
 * @returns {Spec}
 */
export const visit = (context) => ({
  ...plain(context, 'plan_case_visit', { title: TEXT.case_visit_title, lead: format(TEXT.case_visit_lead, { name: contactName(context.dossier) }), button: '', done: '', fields: [dayToCome('on', TEXT.case_visit_on, { value: context.act.defaults?.['on'] })] }, ['on']),
  button: ({ on }) => (on ? format(TEXT.case_visit_button, { day: dayInWords(String(on)) }) : TEXT.case_visit_title),
  done: ({ on }) => format(TEXT.case_visit_planned, { day: dayInWords(String(on)) }),
});

/**
 * Writes down that the part is in the workshop.
 * @param {Context} context
 * @returns {Spec}
 */
export function partHere(context) {
  const { today } = me();
  const arrived = /** @type {Field} */ ({ kind: 'day', name: 'effective', label: TEXT.arrived_on, value: today, latest: today });
  const spec = plain(context, 'receive_part', { title: TEXT.case_received_title, lead: TEXT.case_received_lead, button: TEXT.case_received_button, done: TEXT.case_received, fields: [arrived] });
  return { ...spec, commands: (values) => [body('receive_part', values, values['effective'] === today ? {} : { effective: values['effective'] })] };
}

/**
 * Says what was found, why, what is to be done and who pays.
 * @param {Context} context
 */
export const diagnose = (context) => plain(
  context,
  'diagnose_case',
  {
    title: TEXT.case_diagnosis_title,
    lead: TEXT.case_diagnosis_lead,
    button: TEXT.case_diagnosis_button,
    done: TEXT.case_diagnosed,
    fields: [
      fact('finding', TEXT.case_finding),
      fact('cause', TEXT.case_cause),
      fact('work', TEXT.case_work),
      field('cover', TEXT.case_cover, { kind: 'choice', half: true, value: context.act.defaults?.['cover'] ?? 'no', options: [['no', TEXT.case_cover_no], ['warranty', TEXT.case_cover_warranty], ['contract', TEXT.case_cover_contract], ['goodwill', TEXT.case_cover_goodwill]].map(([value = '', text = '']) => ({ value, text })) }),
      dayToCome('back_on', TEXT.case_back_on, { half: true, optional: true }),
    ],
  },
  ['finding', 'cause', 'work', 'cover', 'back_on'],
);

/**
 * Closes a case of which nothing comes back; the customer reads why.
 * @param {Context} context
 * @returns {Spec}
 */
export const closeCase = (context) => ({
  title: TEXT.case_close_title,
  lead: TEXT.case_close_lead,
  fields: [words({ label: TEXT.reason_read }), ...mailField(context)],
  commands: (values) => [body('close_case', values)],
  button: () => TEXT.case_close_button,
  done: () => TEXT.case_closed,
});

/**
 * Makes an order of what the case costs, which is invoiced as any other.
 * @param {Context} context
 * @returns {Spec}
 */
export const billCase = (context) => ({
  title: TEXT.case_bill_title,
  lead: TEXT.case_bill_lead,
  fields: [words({ label: TEXT.note_inside, hint: TEXT.internal_hint, optional: true }), ...mailField(context)],
  commands: (/** @type {Values} */ values) => [body('bill_case', values)],
  button: () => TEXT.case_bill_button,
  done: () => TEXT.case_billed,
});
