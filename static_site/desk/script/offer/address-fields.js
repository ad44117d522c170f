import { element } from 'desk';
import * as TEXT from 'texts';

/** @import { Address } from '../../offer.js' */

/**
 * Draws the fields of an address; what is typed goes into it.
 * @param {string} which
 * @param {Address} address
 * @param {() => void} changed
 */
export function addressFields(which, address, changed) {
  const field = (/** @type {string} */ name, /** @type {string} */ label, /** @type {string} */ value, /** @type {(text: string) => void} */ write, most = 100) => {
    const input = element('input', { id: `${which}-${name}`, type: 'text', autocomplete: 'off', maxlength: most, spellcheck: 'false' });
    input.value = value;
    input.oninput = () => {
      write(input.value);
      changed();
    };
    return element('div', { class: 'f' }, element('label', { for: `${which}-${name}` }, label), input);
  };
  const line = (/** @type {number} */ index, /** @type {string} */ label) => field(`line-${index}`, label, address.lines[index] ?? '', (text) => {
    address.lines = Array.from({ length: Math.max(address.lines.length, index + 1) }, (_, at) => (at === index ? text : (address.lines[at] ?? '')));
  });
  const plain = (/** @type {'postcode' | 'city' | 'country'} */ key, /** @type {string} */ label, most = 100) => field(key, label, address[key], (text) => {
    address[key] = key === 'country' ? text.trim().toUpperCase() : text.trim();
  }, most);
  const id = (/** @type {'siren' | 'vat'} */ key, /** @type {string} */ label) => field(key, label, address[key] ?? '', (text) => {
    address[key] = text.replaceAll(/\s/g, '') || undefined;
  }, 20);
  return element(
    'div',
    { class: 'address' },
    line(0, TEXT.address_company),
    line(1, TEXT.address_street),
    element('div', { class: 'pair' }, plain('postcode', TEXT.address_postcode, 20), plain('city', TEXT.address_city)),
    element('div', { class: 'pair' }, plain('country', TEXT.address_country, 2), id('siren', TEXT.address_siren)),
    id('vat', TEXT.address_vat),
  );
}
