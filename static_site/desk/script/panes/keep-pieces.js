import { me } from 'desk';
import { nameOf } from '../dossier/pieces-of.js';
import { body, mailField, wordField } from './common-fields.js';
import * as TEXT from 'texts';

/** @import { Context, Part, Spec } from '../../staff.js' */

/**
 * Keeps pieces of the offer for its customer until a day.
 * @param {Context} context
 * @returns {Spec}
 */
export function keep(context) {
  const { dossier: { state }, act } = context;
  const wanted = /** @type {Part[] | undefined} */ (act.defaults?.['lines']);
  const rows = state.lines.filter(({ goods }) => goods !== false).map((line) => ({ line: line.id, name: nameOf(line), note: line.sku, most: line.quantity, value: wanted ? (wanted.find((part) => part.line === line.id)?.quantity ?? 0) : line.quantity }));
  return {
    title: TEXT.keep_title,
    lead: TEXT.keep_lead,
    fields: [
      { kind: 'pieces', name: 'lines', label: TEXT.what_is_kept, rows, columns: [TEXT.what_is_kept, TEXT.offered, TEXT.is_kept] },
      { kind: 'day', name: 'until', label: TEXT.keep_until, hint: TEXT.keep_until_hint, optional: true, value: act.defaults?.['until'] ?? null, earliest: me().today, latest: state.offer?.terms.valid_until },
      wordField(),
      ...mailField(context),
    ],
    commands: (values) => [body('keep_pieces', values, { lines: values['lines'], ...(values['until'] ? { until: values['until'] } : {}) })],
    button: () => TEXT.keep_button,
    done: () => TEXT.kept,
  };
}

/**
 * Gives back what is kept.
 * @param {Context} context
 * @returns {Spec}
 */
export const release = (context) => ({
  title: TEXT.release_title,
  lead: TEXT.release_lead,
  fields: [wordField(), ...mailField(context)],
  commands: (values) => [body('release_pieces', values)],
  button: () => TEXT.release_button,
  done: () => TEXT.released,
});
