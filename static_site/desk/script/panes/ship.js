import { me } from 'desk';
import { format } from '../../../shared/script/dom.js';
import { dayInFull, dayInWords, workingLater } from '../dossier/days.js';
import { nameOf, toLeave } from '../dossier/pieces-of.js';
import { body, contactName, mailField, wordField } from './common-fields.js';
import * as TEXT from 'texts';

/** @import { Body, Context, Field, Part, Spec, Values } from '../../staff.js' */

/**
 * Asks how many pieces of each line leave: those of the parcel's delivery note, else all that is ready.
 * @param {Context} context
 * @param {string} leaves
 * @returns {Field}
 */
function parts({ dossier: { state }, act }, leaves) {
  const noted = state.delivery_notes.find(({ parcel }) => parcel === next(state))?.parts ?? /** @type {Part[] | undefined} */ (act.defaults?.['parts']);
  const rows = toLeave(state).map(({ line, left, ready, supply }) => {
    const part = noted?.find((each) => each.line === line.id);
    const note = [line.sku, supply ? stands(supply.state, supply.since) : TEXT.not_ready].join(' · ');
    return { line: line.id, name: nameOf(line), note, most: left, value: noted ? (part?.quantity ?? 0) : ready ? left : 0, serials: part?.serials ?? [] };
  });
  return { kind: 'pieces', name: 'parts', label: TEXT.what_leaves, rows, serials: true, columns: [TEXT.what_leaves, TEXT.left, leaves] };
}

/**
 * @param {string} state
 * @param {string} since
 */
function stands(state, since) {
  const text = { stock: TEXT.supply_stock, ordered: TEXT.supply_ordered, received: TEXT.supply_received }[state] ?? TEXT.not_ready;
  return format(text, { day: dayInWords(since) });
}

/**
 * Gives the number of the next parcel.
 * @param {Context['dossier']['state']} state
 */
const next = ({ parcels }) => Math.max(0, ...parcels.map(({ number }) => number)) + 1;

/**
 * Ships a parcel, and makes its delivery note with it: two commands, of which each says whether it is done.
 * @param {Context} context
 * @returns {Spec}
 */
export function ship(context) {
  const { dossier, act } = context;
  const { state } = dossier;
  const parcel = next(state);
  const noted = state.delivery_notes.some((note) => note.parcel === parcel);
  const expected = state.announcements.at(-1)?.on;
  const today = me().today;
  const carriers = [...new Set([...state.parcels.map(({ carrier }) => carrier).toReversed(), String(act.defaults?.['carrier'] ?? '')])].filter(Boolean);
  const fields = [
    parts(context, TEXT.leaves),
    field('carrier', TEXT.carrier, { value: carriers[0] ?? null, list: carriers, half: true }),
    field('tracking', TEXT.tracking, { optional: true, mono: true, half: true, most: 60 }),
    field('tracking_url', TEXT.tracking_url, { optional: true, inputmode: 'url' }),
    { ...field('effective', TEXT.left_on, { half: true }), kind: /** @type {const} */ ('day'), value: today, latest: today },
    { ...field('expected', TEXT.arrives_on, { half: true, optional: true }), kind: /** @type {const} */ ('day'), value: expected && expected >= today ? expected : workingLater(today, 2), earliest: today },
    ...(act.asks.includes('before_payment') ? [field('before_payment', TEXT.before_payment, { hint: TEXT.internal_hint })] : []),
    wordField(),
    ...(noted ? [] : [/** @type {Field} */ ({ kind: 'check', name: 'with_note', label: TEXT.with_note, value: true })]),
    ...mailField(context),
  ];
  const shipped = (/** @type {Values} */ values) => body('ship', values, { parts: values['parts'], ...given(values, ['carrier', 'tracking', 'tracking_url', 'expected', 'before_payment']), ...(values['effective'] === today ? {} : { effective: values['effective'] }) });
  return {
    title: format(TEXT.ship_title, { parcel }),
    lead: `${context.reference}, ${context.customer}`,
    fields,
    commands: (values) => [...(values['with_note'] ? [/** @type {Body} */ ({ type: 'create_delivery_note', parcel, parts: values['parts'] })] : []), shipped(values)],
    button: ({ mails }) => (mails ? format(TEXT.ship_and_write, { name: contactName(dossier) }) : format(TEXT.ship_title, { parcel })),
    done: () => format(TEXT.shipped, { parcel }),
    parts: noted ? [format(TEXT.parcel, { parcel })] : [TEXT.the_note, format(TEXT.parcel, { parcel })],
    note: ({ expected: day }) => (expected && day && String(day) > expected ? format(TEXT.after_said, { day: dayInFull(expected) }) : null),
  };
}

/**
 * Makes the delivery note of the next parcel.
 * @param {Context} context
 * @returns {Spec}
 */
export function deliveryNote(context) {
  const parcel = Number(context.act.defaults?.['parcel'] ?? next(context.dossier.state));
  return {
    title: format(TEXT.note_title, { parcel }),
    lead: TEXT.note_lead,
    fields: [parts(context, TEXT.in_parcel)],
    commands: (values) => [{ type: 'create_delivery_note', parcel, parts: values['parts'] }],
    button: () => TEXT.note_button,
    done: () => format(TEXT.note_made, { parcel }),
  };
}

/**
 * @param {string} name
 * @param {string} label
 * @param {Partial<Field>} more
 * @returns {Field}
 */
export const field = (name, label, more = {}) => ({ kind: 'text', name, label, ...more });

/**
 * Gives the fields that were filled.
 * @param {Values} values
 * @param {string[]} names
 */
export const given = (values, names) => Object.fromEntries(names.filter((name) => values[name]).map((name) => [name, values[name]]));
