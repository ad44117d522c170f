import { format } from '../../../shared/script/dom.js';
import { dayInWords } from '../dossier/days.js';
import { body, mailField, wordField } from './common-fields.js';
import { dayToCome, plain } from './case-panes.js';
import { field, given } from './ship.js';
import { quoteLines } from './quote-lines.js';
import * as TEXT from 'texts';

/** @import { Context, Spec, State, Values } from '../../staff.js' */

/**
 * Gives what the case was quoted at before, null where it was not.
 * @param {State} state
 */
const quoted = (state) => /** @type {{ quote?: { lines: import('./quote-lines.js').Quoted[], fee?: import('./quote-lines.js').Quoted } | null }} */ (state).quote ?? null;

/** @param {unknown} value */
const linesIn = (value) => /** @type {import('./quote-lines.js').TypedLine[]} */ (value).map(({ line }) => line);

/** @param {Values} values */
function quotation(values) {
  const [lines, [fee]] = [linesIn(values['lines']), linesIn(values['fee'])];
  const days = Number(values['work_days']);
  return body('quote_repair', values, { lines, ...given(values, ['until']), ...(fee && { fee }), ...(days && { work_days: days }) });
}

/**
 * Quotes the repair, and says what is charged where it is refused.
 * @param {Context} context
 * @returns {Spec}
 */
export function quoteRepair(context) {
  const { act: { defaults }, dossier: { state } } = context;
  const before = quoted(state);
  return {
    title: before ? TEXT.case_quote_again : TEXT.case_quote_title,
    lead: TEXT.case_quote_lead,
    wide: true,
    fields: [
      quoteLines('lines', TEXT.case_quote_lines, before?.lines ?? [], { more: TEXT.add_line }),
      quoteLines('fee', TEXT.case_fee, before?.fee ? [before.fee] : [], { hint: TEXT.case_fee_hint }),
      dayToCome('until', TEXT.case_quote_until, { half: true, value: defaults?.['until'] }),
      field('work_days', TEXT.case_work_days, { half: true, optional: true, inputmode: 'numeric', value: defaults?.['work_days'], most: 3, check: (value) => (!value || /^\d{1,3}$/.test(String(value)) ? null : TEXT.whole_pieces) }),
      wordField(),
      ...mailField(context),
    ],
    commands: (values) => [quotation(values)],
    button: () => TEXT.case_quote_button,
    done: ({ until }) => format(TEXT.case_quoted, { day: dayInWords(String(until)) }),
  };
}

/**
 * Writes down that the customer agreed otherwise than on the page.
 * @param {Context} context
 */
export const quoteAccepted = (context) => plain(context, 'record_acceptance', { title: TEXT.case_accept_title, lead: TEXT.case_accept_lead, button: TEXT.case_accept_button, done: TEXT.case_accepted, fields: [field('order', TEXT.case_order, { optional: true, mono: true, most: 60 })] }, ['order']);

/**
 * Writes down that the customer refused otherwise than on the page: the fee of the quote is charged.
 * @param {Context} context
 */
export const quoteRefused = (context) => plain(context, 'record_refusal', { title: TEXT.case_refuse_title, lead: quoted(context.dossier.state)?.fee ? TEXT.case_refuse_fee : TEXT.case_refuse_lead, button: TEXT.case_refuse_button, done: TEXT.case_refused });
