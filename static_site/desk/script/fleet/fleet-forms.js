import { element, go, me, post } from 'desk';
import { openForm } from '../money/act-form.js';
import { given } from '../stock/stock-acts.js';
import { addressOf } from './fleet-address.js';
import { LEVELS, WORKS } from './fleet-words.js';
import { accountsLike, modelsLike } from './suggestions.js';
import * as TEXT from 'texts';

/** @import { FormField } from '../../stock.js' */
/** @import { FleetPage, StaffInstrument } from '../../fleet.js' */

/** @typedef {(shown: StaffInstrument, page: FleetPage) => void} Act */

const levels = [{ value: '', text: TEXT.no_contract }, ...Object.entries(LEVELS).map(([value, text]) => ({ value, text }))];

/**
 * Writes a command. What is opened before the page was read again goes by the version that this one led to.
 * @param {StaffInstrument} shown
 * @param {object} body
 * @param {string} key
 */
async function command({ instrument: read }, body, key) {
  const outcome = await post(`/staff/instruments/${encodeURIComponent(read.instrument)}/commands`, body, { key, version: read.version });
  if (outcome.ok && outcome.version) read.version = outcome.version;
  return outcome;
}

/**
 * Gives the fields that each entry has: from which day, why, and who reads it.
 * @returns {FormField[]}
 */
const entryFields = () => [
  { name: 'on', label: TEXT.holds_from, kind: 'day', value: me().today, latest: me().today, half: true },
  { name: 'internal', label: TEXT.who_reads, kind: 'choice', value: 'no', options: [{ value: 'no', text: TEXT.customer_too }, { value: 'yes', text: TEXT.us_alone }], half: true },
  { name: 'comment', label: TEXT.comment, kind: 'area', optional: true },
];

/**
 * Makes an act that gives one command: its own fields, then those of each entry.
 * @param {string} type
 * @param {string} title
 * @param {(shown: StaffInstrument) => FormField[]} fields
 * @param {(values: Record<string, unknown>) => object} [body] what the fields say
 * @returns {Act}
 */
const entry = (type, title, fields, body = given) => (shown, page) => {
  const { instrument: { instrument, serial } } = shown;
  openForm({
    title,
    lead: `${serial}, ${instrument}`,
    fields: [...fields(shown), ...entryFields()],
    button: title,
    send: ({ on, internal, comment, ...own }, key) => command(shown, { type, ...body(own), ...given({ on: on === me().today ? null : on, comment }), ...(internal === 'yes' && { internal: true }) }, key),
    done: () => ({ text: [`${TEXT.written} `, element('b', { class: 'ref' }, serial), '.'], changed: () => page.changed() }),
  });
};

/** @type {FormField} */
const LOCATION = { name: 'location', label: TEXT.location, optional: true };

export const put = entry('put_instrument', TEXT.act_put, ({ instrument: { location } }) => [{ ...LOCATION, value: location }], ({ location }) => ({ location }));
export const give = entry('give_instrument', TEXT.act_give, () => [{ name: 'account', label: TEXT.account, hint: TEXT.account_hint, suggest: accountsLike, most: 40 }, LOCATION]);
export const retire = entry('retire_instrument', TEXT.act_retire, () => []);
export const putBack = entry('put_back_instrument', TEXT.act_put_back, () => []);
export const warranty = entry('set_warranty', TEXT.act_warranty, ({ instrument }) => [{ name: 'until', label: TEXT.warranty_last, hint: TEXT.empty_for_none, kind: 'day', optional: true, value: instrument.warranty }], ({ until }) => ({ until }));
export const contract = entry(
  'set_contract',
  TEXT.act_contract,
  ({ instrument: { contract: agreed } }) => [
    { name: 'level', label: TEXT.contract_level, kind: 'choice', optional: true, value: agreed?.level ?? '', options: levels },
    { name: 'since', label: TEXT.contract_since, kind: 'day', optional: true, value: agreed?.since ?? me().today, half: true },
    { name: 'until', label: TEXT.contract_last, kind: 'day', optional: true, value: agreed?.until, half: true },
  ],
  ({ level, since, until }) => ({ contract: level ? { level, since, until } : null }),
);
export const component = entry('note_component', TEXT.act_component, () => [
  { name: 'part', label: TEXT.component },
  { name: 'number', label: TEXT.component_number, optional: true, mono: true, half: true, most: 60 },
  { name: 'replaces', label: TEXT.component_replaces, optional: true, mono: true, half: true, most: 60 },
  { name: 'sku', label: TEXT.component_sku, optional: true, mono: true, half: true, suggest: modelsLike, most: 60 },
  { name: 'lot', label: TEXT.component_lot, optional: true, mono: true, half: true, most: 60 },
]);
export const intervention = entry('note_intervention', TEXT.act_intervention, () => [
  { name: 'work', label: TEXT.intervention_work, kind: 'choice', value: 'maintenance', options: Object.entries(WORKS).map(([value, text]) => ({ value, text })), half: true },
  { name: 'done_by', label: TEXT.intervention_by, value: me().name, half: true },
  { name: 'report', label: TEXT.intervention_report, optional: true, mono: true, half: true, most: 60 },
  { name: 'valid_until', label: TEXT.intervention_valid, kind: 'day', optional: true, half: true },
]);
export const software = entry('tell_version', TEXT.act_version, ({ software: version }) => [{ name: 'version', label: TEXT.software, value: version, most: 60 }]);
export const correct = entry('correct_instrument', TEXT.act_correct, ({ instrument: { model, name, serial } }) => [
  { name: 'model', label: TEXT.model, value: model, mono: true, half: true, suggest: modelsLike, most: 60 },
  { name: 'serial', label: TEXT.serial, value: serial, mono: true, half: true, most: 60 },
  { name: 'name', label: TEXT.instrument_name, kind: 'words', value: name },
]);

/** @type {Act} */
export const note = (shown, page) => {
  const { instrument: { instrument, serial } } = shown;
  openForm({
    title: TEXT.act_note,
    lead: `${serial}, ${instrument}`,
    fields: [{ name: 'comment', label: TEXT.note_words, kind: 'area' }, { name: 'internal', label: TEXT.who_reads, kind: 'choice', value: 'yes', options: [{ value: 'yes', text: TEXT.us_alone }, { value: 'no', text: TEXT.customer_too }] }],
    button: TEXT.act_note,
    send: ({ comment, internal }, key) => command(shown, { type: 'add_instrument_note', comment, internal: internal === 'yes' }, key),
    done: () => ({ text: [`${TEXT.written} `, element('b', { class: 'ref' }, serial), '.'], changed: () => page.changed() }),
  });
};

/**
 * Strikes an entry that was wrong; it stays readable.
 * @param {StaffInstrument} shown
 * @param {FleetPage} page
 * @param {{ seq: number, words: string }} wrong
 */
export function strike(shown, page, { seq, words }) {
  const { instrument: { serial } } = shown;
  openForm({
    title: TEXT.act_strike,
    lead: words,
    fields: [{ name: 'comment', label: TEXT.comment, kind: 'area', optional: true }],
    button: TEXT.strike,
    send: (values, key) => command(shown, { type: 'strike_instrument_entry', entry: seq, ...given(values) }, key),
    done: () => ({ text: [`${TEXT.struck} `, element('b', { class: 'ref' }, serial), '.'], changed: () => page.changed() }),
  });
}

/**
 * Writes down an instrument that no shipment told of.
 * @param {FleetPage} page
 */
export function enter(page) {
  let number = '';
  openForm({
    title: TEXT.act_enter,
    fields: [
      { name: 'model', label: TEXT.model, mono: true, half: true, suggest: modelsLike, most: 60 },
      { name: 'serial', label: TEXT.serial, mono: true, half: true, most: 60 },
      { name: 'account', label: TEXT.account, hint: TEXT.account_hint, suggest: accountsLike, most: 40 },
      { name: 'id', label: TEXT.identifier, hint: TEXT.identifier_hint, optional: true, mono: true, half: true, most: 40 },
      { ...LOCATION, half: true },
      { name: 'name', label: TEXT.instrument_name, hint: TEXT.name_hint, kind: 'words', optional: true },
      { name: 'since', label: TEXT.theirs_since, kind: 'day', value: me().today, latest: me().today, half: true },
      { name: 'warranty', label: TEXT.warranty_last, kind: 'day', optional: true, half: true },
      { name: 'comment', label: TEXT.comment, kind: 'area', optional: true },
    ],
    wide: true,
    button: TEXT.enter,
    send: async (values, key) => {
      const answer = await post('/staff/instruments', given(values), { key });
      number = /** @type {{ instrument?: string } | null} */ (answer.body)?.instrument ?? '';
      return answer;
    },
    done: ({ serial }) => ({
      text: [`${TEXT.entered} `, element('b', { class: 'ref' }, String(serial)), '.'],
      changed: async () => {
        await page.changed();
        if (number) go(addressOf({ instrument: number }));
      },
    }),
  });
}
