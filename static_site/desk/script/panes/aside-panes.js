import { me } from 'desk';
import { format } from '../../../shared/script/dom.js';
import { dayInWords, workingLater } from '../dossier/days.js';
import { body, words } from './common-fields.js';
import { field } from './ship.js';
import * as TEXT from 'texts';

/** @import { Context, Spec } from '../../staff.js' */

/**
 * Puts a dossier aside until a day, never later than the customer was promised.
 * @param {Context} context
 * @returns {Spec}
 */
export function putAside({ act, reference, customer }) {
  const today = me().today;
  return {
    title: TEXT.aside_title,
    lead: `${reference}, ${customer}`,
    fields: [
      { kind: 'day', name: 'until', label: TEXT.aside_until, hint: TEXT.aside_hint, value: act.defaults?.['until'] ?? workingLater(today, 1), earliest: today, quick: [1, 2, 5].map((days) => ({ text: dayInWords(workingLater(today, days)), value: workingLater(today, days) })) },
      words({ label: TEXT.note_inside, hint: TEXT.internal_hint, optional: true }),
    ],
    commands: (values) => [body('put_aside', values, { until: values['until'] })],
    button: ({ until }) => (until ? format(TEXT.aside_button, { day: dayInWords(String(until)) }) : TEXT.aside_title),
    done: ({ until }) => format(TEXT.put_aside, { day: dayInWords(String(until)) }),
    back: { type: 'take_up' },
    silent: true,
  };
}

/**
 * Takes it up again.
 * @returns {Spec}
 */
export const takeUp = () => ({
  title: TEXT.take_up_title,
  lead: TEXT.take_up_lead,
  fields: [words({ label: TEXT.note_inside, hint: TEXT.internal_hint, optional: true })],
  commands: (values) => [body('take_up', values)],
  button: () => TEXT.take_up_button,
  done: () => TEXT.taken_up,
  silent: true,
});

/**
 * Strikes a wrong entry of the history.
 * @param {Context} context
 * @returns {Spec}
 */
export function strike({ dossier: { entries, state, version }, history, parameter, act }) {
  const people = new Set(entries.filter(({ origin }) => origin.actor.kind !== 'system').map(({ seq }) => seq));
  const options = history.filter(({ seq }) => !state.struck.includes(seq) && people.has(seq)).map(({ seq, title, day }) => ({ value: String(seq), text: `${day}, ${title}` }));
  return {
    title: TEXT.strike_title,
    lead: TEXT.strike_lead,
    fields: [field('entry', TEXT.which_entry, { kind: 'choice', value: parameter || String(act.defaults?.['entry'] ?? options[0]?.value ?? version), options }), words({ label: TEXT.why, hint: TEXT.internal_hint, optional: true })],
    commands: (values) => [body('strike_entry', values, { entry: Number(values['entry']) })],
    button: () => TEXT.strike_button,
    done: ({ entry }) => format(TEXT.struck_entry, { what: options.find(({ value }) => value === entry)?.text ?? '' }),
    warning: TEXT.strike_warning,
  };
}
