import { me } from 'desk';
import { format } from '../../../shared/script/dom.js';
import { dayInFull, dayInWords, later, workingLater } from '../dossier/days.js';
import { toLeave } from '../dossier/pieces-of.js';
import { body, dayShortcuts, lineOptions, mailField, newsField, numbers, reasonField } from './common-fields.js';
import * as TEXT from 'texts';

/** @import { Context, Spec, State } from '../../staff.js' */

/**
 * Gives what was announced for lines, the oldest first.
 * @param {State} state
 * @param {number[]} lines
 */
const announced = ({ announcements }, lines) => announcements.filter((each) => each.lines.some((line) => lines.includes(line)));

/**
 * Announces a delivery date, or moves it; the reason is read by the customer, and the date said first stays to be seen.
 * @param {Context} context
 * @returns {Spec}
 */
export function announce({ dossier: { state }, act }) {
  const left = toLeave(state);
  const before = announced(state, left.map(({ line }) => line.id));
  const last = before.at(-1);
  const today = me().today;
  const said = act.defaults?.['on'];
  const start = String(last && (!said || said === last.on) ? later(last.on, 7) : (said ?? workingLater(today, 5)));
  const lines = /** @type {number[] | undefined} */ (act.defaults?.['lines']) ?? left.map(({ line }) => line.id);
  const usual = [TEXT.reason_maker, TEXT.reason_transport, TEXT.reason_check];
  return {
    title: last ? TEXT.date_title : TEXT.first_date_title,
    lead: last ? format(TEXT.said_on, { day: dayInWords(last.announced), on: dayInFull(last.on) }) : TEXT.never_said,
    fields: [
      { kind: 'day', name: 'on', label: last ? TEXT.new_date : TEXT.first_date, value: start < today ? today : start, earliest: today, quick: dayShortcuts(last && last.on > today ? last.on : today) },
      { kind: 'checks', name: 'lines', label: TEXT.which_lines, value: lines.map(String), options: lineOptions(left.map(({ line }) => line), ({ id }) => moreOf(state, id)) },
      last ? reasonField(TEXT.reason_read, usual) : { ...reasonField(TEXT.word_to_customer), optional: true },
      newsField(),
      ...mailField({ act }),
    ],
    commands: (values) => [body('announce_delivery', values, { on: values['on'], lines: numbers(values['lines']) })],
    button: ({ on }) => (on ? format(TEXT.date_button, { day: dayInWords(String(on)) }) : TEXT.date_title),
    done: ({ on }) => format(TEXT.date_said, { day: dayInWords(String(on)) }),
    note: ({ on }) => (on === last?.on ? null : moved(before, String(on ?? ''))),
  };
}

/**
 * Says on which day a line was announced.
 * @param {State} state
 * @param {number} line
 */
function moreOf(state, line) {
  const last = announced(state, [line]).at(-1);
  return last ? format(TEXT.now_said, { day: dayInWords(last.on) }) : '';
}

/**
 * Says that a date is moved again, and what the customer will read.
 * @param {State['announcements']} before
 * @param {string} on
 */
function moved(before, on) {
  const first = before[0];
  if (!first || !on || before.length < 2) return null;
  return format(TEXT.moved_again, { first: dayInWords(first.on), on: dayInWords(on) });
}
