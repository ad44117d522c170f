import { format } from '../../../shared/script/dom.js';
import { dayInWords } from '../dossier/days.js';
import { body, mailField } from './common-fields.js';
import { field } from './ship.js';
import * as TEXT from 'texts';

/** @import { Context, Parcel, Spec, Values } from '../../staff.js' */

const SAID = /** @type {const} */ (['carrier', 'tracking', 'tracking_url', 'expected']);

/**
 * Puts right what was said of a parcel's carrier; what did not leave so is struck instead.
 * @param {Context} context
 * @returns {Spec}
 */
export function correctShipment(context) {
  const { state } = context.dossier;
  const parcels = state.parcels;
  const wanted = Number(context.parameter || context.act.defaults?.['parcel']) || parcels.at(-1)?.number;
  const parcel = parcels.find(({ number }) => number === wanted) ?? parcels[0];
  return {
    title: format(TEXT.correct_parcel_title, { parcel: parcel?.number ?? '' }),
    lead: parcel ? format(TEXT.left_day, { day: dayInWords(parcel.shipped) }) : '',
    fields: [
      ...(parcels.length > 1 ? [field('parcel', TEXT.which_parcel, { kind: 'choice', value: String(parcel?.number), options: parcels.map(({ number, shipped, carrier }) => ({ value: String(number), text: `${format(TEXT.parcel, { parcel: number })}, ${dayInWords(shipped)}, ${carrier}` })) })] : []),
      field('carrier', TEXT.carrier, { value: parcel?.carrier }),
      field('tracking', TEXT.tracking, { value: parcel?.tracking, optional: true, mono: true, half: true }),
      field('expected', TEXT.arrives_on, { kind: 'day', value: parcel?.expected, optional: true, half: true }),
      field('tracking_url', TEXT.tracking_url, { value: parcel?.tracking_url, optional: true }),
      ...mailField(context),
    ],
    commands: (values) => [body('correct_shipment', values, changes(values, parcel))],
    button: () => TEXT.correct_button,
    done: ({ parcel: number }) => format(TEXT.parcel_corrected, { parcel: String(number ?? parcel?.number) }),
    note: () => TEXT.strike_instead,
  };
}

/**
 * Gives what is to be put right: what was changed alone; what was emptied is taken away.
 * @param {Values} values
 * @param {Parcel | undefined} parcel
 */
function changes(values, parcel) {
  const changed = SAID.filter((name) => (values[name] ?? null) !== (parcel?.[name] ?? null));
  return { parcel: Number(values['parcel'] ?? parcel?.number), ...Object.fromEntries(changed.map((name) => [name, values[name] ?? null])) };
}
