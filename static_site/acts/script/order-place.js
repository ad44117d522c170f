import { element, filled } from 'page';
import { choiceField, field, textField } from 'sheets';
import * as TEXT from 'texts';

/** @import { ShownCountry, ShownPlace } from '../../shared/types.js' */

const OTHER = 'other';

/**
 * Makes the list of where goods go: an address on file, or another one, which is written below it.
 * @param {string} prefix of the sheet's ids
 * @param {ShownPlace[]} places
 * @param {ShownCountry[]} countries
 * @param {string} buyer
 */
export function placeField(prefix, places, countries, buyer) {
  const id = `${prefix}-place`;
  const other = () => choice.value() === OTHER;
  const company = part(id, 'company', 'deliver_to.lines[0]', { label: TEXT.place_company, missing: TEXT.place_company_missing, autocomplete: 'organization', value: buyer });
  const person = part(id, 'person', 'deliver_to.lines[1]', { label: TEXT.place_person, optional: true });
  const street = part(id, 'street', 'deliver_to.lines[2]', { label: TEXT.place_street, missing: TEXT.place_street_missing, autocomplete: 'street-address' });
  const postcode = part(id, 'postcode', 'deliver_to.postcode', { label: TEXT.place_postcode, missing: TEXT.place_postcode_missing, autocomplete: 'postal-code' });
  const city = part(id, 'city', 'deliver_to.city', { label: TEXT.place_city, missing: TEXT.place_city_missing, autocomplete: 'address-level2' });
  const select = element('select', { id: `${id}-country`, autocomplete: 'country' }, ...options(countries));
  const country = field({ name: 'deliver_to.country', label: TEXT.place_country, hint: TEXT.place_country_hint }, select, () => null);
  const parts = [company, person, street, postcode, city];
  const within = [element('div', { class: 'two-f' }, company.node, person.node), street.node, element('div', { class: 'two-f' }, postcode.node, city.node), country.node];
  const known = new Set(places.map((place) => place.id));
  const choices = [...places.map(onFile), { value: OTHER, key: keyOf(OTHER), label: TEXT.place_other, hint: TEXT.place_other_hint, within }];
  const choice = choiceField(id, { name: 'address', label: TEXT.deliver_to }, choices, places.find(({ default: own }) => own)?.id ?? OTHER);
  // The API counts the lines that it is sent: without a person the street is the second.
  const named = (/** @type {{ name: string }} */ one) => (filled(person.value() ?? '') ? one.name : one === street ? person.name : one === person ? '' : one.name);
  const fields = parts.map((one) => ({ ...one, get name() { return named(one); }, wrong: () => (other() ? one.wrong() : null) }));
  const address = () => ({ lines: [company.value(), person.value(), street.value()].filter((line) => line), postcode: postcode.value(), city: city.value(), country: select.value });
  return {
    fields: [choice, ...fields, country],
    node: choice.node,
    /** Where it goes, as an order names it; null while another address is not written to its end. */
    value: () => (other() ? (parts.every((one) => one.wrong() === null) ? { deliver_to: address() } : null) : { address: choice.value() }),
    /**
     * Adds what it may go to besides: nothing else is drawn anew, since the reader is writing.
     * @param {ShownPlace[]} more
     * @param {ShownCountry[]} all
     */
    add: (more, all) => {
      for (const place of more.filter((one) => !known.has(one.id))) choice.add(onFile(place));
      for (const place of more) known.add(place.id);
      if (all.length <= select.options.length) return;
      const { value } = select;
      select.replaceChildren(...options(all));
      select.value = value;
    },
  };
}

/** @param {string} value of a choice: its id stays its own where others come before it */
const keyOf = (value) => `to-${value}`;

/**
 * @param {ShownPlace} place
 * @returns {import('./fields.js').Choice}
 */
const onFile = ({ id, label, lines }) => ({ value: id, key: keyOf(id), label: label || (lines[0] ?? ''), hint: lines.slice(label ? 0 : 1).join(', ') });

/** @param {ShownCountry[]} countries */
const options = (countries) => countries.map(({ code, name }) => element('option', { value: code }, name));

/**
 * @param {string} id
 * @param {string} key
 * @param {string} name what the API calls it
 * @param {{ label: string, missing?: string, optional?: boolean, autocomplete?: string, value?: string }} about
 */
function part(id, key, name, { label, missing = '', optional, autocomplete, value }) {
  const made = textField(`${id}-${key}`, { name, label, optional }, { most: 100, missing, autocomplete, value });
  return { ...made, wrong: () => (optional || filled(made.value() ?? '') ? null : missing) };
}
