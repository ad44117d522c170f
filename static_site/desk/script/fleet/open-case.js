import { element, go, me, post, tell } from 'desk';
import { openForm } from '../money/act-form.js';
import { readCustomer } from '../offer/look-up.js';
import { given } from '../stock/stock-acts.js';
import { LEVELS } from './fleet-words.js';
import * as TEXT from 'texts';

/** @import { Address, Customer } from '../../offer.js' */
/** @import { FormField } from '../../stock.js' */
/** @import { ListedInstrument, StaffInstrument } from '../../fleet.js' */

const COUNTRY = 'FR';

/**
 * Asks for an address where the customer has none that is known.
 * @returns {FormField[]}
 */
const addressFields = () => [
  { name: 'street', label: TEXT.address_street },
  { name: 'postcode', label: TEXT.address_postcode, half: true, most: 20 },
  { name: 'city', label: TEXT.address_city, half: true, most: 100 },
  { name: 'country', label: TEXT.address_country, value: COUNTRY, most: 2 },
];

/**
 * Gives where things go: what is known, or what was typed.
 * @param {Customer} customer
 * @param {Record<string, unknown>} values
 * @returns {{ delivery: Address, billing: Address }}
 */
function addresses({ name, addresses: known }, { street, postcode, city, country }) {
  const [first, second] = known;
  const delivery = first?.address ?? { lines: [name, String(street)], postcode: String(postcode), city: String(city), country: String(country).toUpperCase() };
  return { delivery, billing: second?.address ?? delivery };
}

/**
 * Gives the people of the case, the one whom it is for before all others.
 * @param {Customer} customer
 * @param {Record<string, unknown>} values
 */
function people({ contacts }, { contact, person, email }) {
  const first = contacts.find(({ id }) => id === contact);
  return first ? [first, ...contacts.filter((each) => each !== first)].slice(0, 20) : [{ id: 'contact', name: String(person), email: String(email), language: TEXT.lang }];
}

/**
 * Gives what the case holds of its instrument.
 * @param {ListedInstrument} one
 * @param {unknown} part
 */
const served = ({ instrument, model, serial, location, warranty, contract, covered }, part) => ({ id: instrument, model, serial, ...given({ location, part, warranty }), ...(contract && covered && { contract: LEVELS[contract.level] ?? contract.level, contract_until: contract.until }) });

/**
 * Opens a service case on an instrument of a customer.
 * @param {StaffInstrument} shown
 */
export async function openCase({ instrument: one }) {
  const { account, serial } = one;
  if (!account) return;
  const found = await readCustomer({ account, customer: one.customer ?? account, contacts: [], open: 0 });
  if (!found) {
    tell({ text: TEXT.customer_unread, bad: true });
    return;
  }
  const { contacts } = found;
  let reference = '';
  openForm({
    title: TEXT.act_case,
    lead: `${serial}, ${found.name}`,
    wide: true,
    fields: [
      ...(contacts.length ? [/** @type {FormField} */ ({ name: 'contact', label: TEXT.contact, kind: 'choice', value: contacts[0]?.id, options: contacts.map(({ id, name }) => ({ value: id, text: name })), half: true })] : [/** @type {FormField} */ ({ name: 'person', label: TEXT.contact, half: true }), /** @type {FormField} */ ({ name: 'email', label: TEXT.contact_email, half: true })]),
      { name: 'measures', label: TEXT.still_measures, kind: 'choice', value: 'yes', half: true, options: Object.entries(/** @type {Record<string, string>} */ (TEXT.measures)).map(([value, text]) => ({ value, text })) },
      { name: 'comment', label: TEXT.fault_words, hint: TEXT.read_by_customer, kind: 'area' },
      { name: 'since', label: TEXT.fault_since, kind: 'day', optional: true, latest: me().today, half: true },
      { name: 'phone', label: TEXT.phone, optional: true, half: true, most: 40 },
      { name: 'tried', label: TEXT.fault_tried, optional: true },
      { name: 'part', label: TEXT.part_sent, hint: TEXT.part_sent_hint, optional: true },
      ...(found.addresses.length ? [] : addressFields()),
    ],
    button: TEXT.act_case,
    send: async (values, key) => {
      const { measures, comment, since, phone, tried, part } = values;
      const body = { type: 'open_case', account, customer: found.name, contacts: people(found, values), ...addresses(found, values), owner: me().key, instrument: served(one, part), measures, ...given({ comment, since, phone, tried }), hold_mails: true };
      const answer = await post('/staff/dossiers', body, { key });
      reference = /** @type {{ reference?: string } | null} */ (answer.body)?.reference ?? '';
      return answer;
    },
    done: () => ({
      text: [`${TEXT.case_opened} `, element('b', { class: 'ref' }, reference), '.'],
      changed: async () => {
        go(`#/${reference}`);
      },
    }),
  });
}
