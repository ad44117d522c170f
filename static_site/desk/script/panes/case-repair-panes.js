import { format } from '../../../shared/script/dom.js';
import { dayInWords } from '../dossier/days.js';
import { body } from './common-fields.js';
import { dayToCome, fact, plain } from './case-panes.js';
import { field, given } from './ship.js';
import { usedParts } from './used-parts.js';
import * as TEXT from 'texts';

/** @import { Context, Field, Spec } from '../../staff.js' */

/**
 * Begins the repair.
 * @param {Context} context
 */
export const beginRepair = (context) => plain(context, 'start_repair', { title: TEXT.case_begin_title, button: TEXT.case_begin_button, done: TEXT.case_begun, fields: [dayToCome('back_on', TEXT.case_back_on, { optional: true, value: context.act.defaults?.['back_on'] })] }, ['back_on']);

/**
 * Says that the repair is done, and which parts went into the instrument: those of counted stock leave the shelf with it.
 * @param {Context} context
 * @returns {Spec}
 */
export function finishRepair(context) {
  const spec = plain(context, 'finish_repair', { title: TEXT.case_repair_title, lead: TEXT.case_repair_lead, button: TEXT.case_repair_button, done: TEXT.case_repaired, fields: [usedParts()] });
  return { ...spec, commands: (values) => [body('finish_repair', values, /** @type {unknown[]} */ (values['parts']).length ? { parts: values['parts'] } : {})] };
}

/**
 * Says what the check came to; one that is not passed leads back to the repair.
 * @param {Context} context
 * @returns {Spec}
 */
export function finishCheck(context) {
  const passed = /** @type {Field} */ ({ kind: 'check', name: 'passed', label: TEXT.case_passed, value: true });
  const spec = plain(context, 'finish_check', { title: TEXT.case_check_title, button: TEXT.case_check_button, done: TEXT.case_checked, fields: [fact('result', TEXT.case_result), passed] });
  return {
    ...spec,
    commands: (values) => [body('finish_check', values, { ...given(values, ['result']), passed: Boolean(values['passed']) })],
    note: (values) => (values['passed'] ? null : TEXT.case_not_passed),
  };
}

/**
 * Sends the part back.
 * @param {Context} context
 */
export const sendBack = (context) => plain(
  context,
  'return_part',
  {
    title: TEXT.case_return_title,
    button: TEXT.case_return_button,
    done: TEXT.case_sent,
    fields: [
      fact('carrier', TEXT.carrier, { half: true }),
      field('tracking', TEXT.tracking, { optional: true, mono: true, half: true, most: 60 }),
      field('tracking_url', TEXT.tracking_url, { optional: true, inputmode: 'url' }),
      dayToCome('expected', TEXT.arrives_on, { half: true, optional: true, value: context.act.defaults?.['expected'] }),
    ],
  },
  ['carrier', 'tracking', 'tracking_url', 'expected'],
);

/**
 * Lends an instrument until a day.
 * @param {Context} context
 * @returns {Spec}
 */
export const lend = (context) => ({
  ...plain(context, 'lend_instrument', { title: TEXT.case_lend_title, lead: TEXT.case_lend_lead, button: TEXT.case_lend_button, done: '', fields: [fact('model', TEXT.case_lent_model, { half: true }), field('serial', TEXT.case_lent_serial, { half: true, mono: true, most: 60 }), dayToCome('until', TEXT.case_lent_until, { half: true, value: context.act.defaults?.['until'] })] }, ['model', 'serial', 'until']),
  done: ({ until }) => format(TEXT.case_lent, { day: dayInWords(String(until)) }),
});

/**
 * Writes down that a lent instrument came back.
 * @param {Context} context
 */
export const takeBack = (context) => plain(context, 'take_loan_back', { title: TEXT.case_loan_back_title, button: TEXT.case_loan_back_button, done: TEXT.case_loan_back, fields: [{ kind: 'fact', name: 'lent', label: TEXT.case_lent_serial, value: context.act.defaults?.['serial'] }] });
