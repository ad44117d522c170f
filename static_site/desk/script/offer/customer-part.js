import { element, format, icon, me, present } from 'desk';
import { addressFields } from './address-fields.js';
import { combobox } from './combobox.js';
import { draft } from './draft.js';
import { findCustomers, inOneLine, readCustomer } from './look-up.js';
import * as TEXT from 'texts';

/** @import { Address, Customer } from '../../offer.js' */

/** @type {Address} */
const EMPTY = { lines: [], postcode: '', city: '', country: 'FR' };

/**
 * Draws who the offer is for: the customer, a person, where it goes and who pays, and the colleague who answers for it.
 * @param {() => void} changed
 */
export function customerPart(changed) {
  const offer = draft();
  const people = element('div', { class: 'people' });
  const hold = element('div', {});
  const take = (/** @type {Customer} */ customer) => {
    offer.customer = customer;
    offer.contact = customer.contacts[0]?.id ?? '';
    const [first, second] = customer.addresses;
    offer.delivery = first?.address ?? { ...EMPTY, lines: [customer.name] };
    offer.billing = second?.address ?? offer.delivery;
    offer.same = !second;
    look.input.value = customer.name;
    look.wrong(null);
    draw();
    changed();
    const next = people.querySelector('select,input');
    if (next instanceof HTMLElement) next.focus();
  };
  const look = combobox({
    id: 'customer',
    label: TEXT.customer,
    listLabel: TEXT.customers,
    value: offer.customer?.name ?? '',
    search: findCustomers,
    onChoose: async (chosen) => {
      if ('fresh' in chosen) {
        take({ account: newAccount(chosen.fresh), name: chosen.fresh, fresh: true, contacts: [], addresses: [], hold: null });
        return;
      }
      const customer = await readCustomer(chosen.account);
      if (customer) take(customer);
      else look.wrong(TEXT.customer_unread);
    },
  });
  const draw = () => {
    people.classList.toggle('people--fresh', Boolean(offer.customer && !offer.customer.addresses.length));
    people.replaceChildren(...(offer.customer ? [contactField(changed), ownerField(changed), ...placesOf(changed)] : []));
    hold.replaceChildren(...(offer.customer?.hold ? [element('div', { class: 'warn' }, icon('you'), element('p', {}, format(TEXT.on_hold, { reason: offer.customer.hold })))] : []));
  };
  draw();
  return { node: element('section', { class: 'two' }, element('div', {}, look.node, hold), people), wrong: look.wrong, focus: () => look.input.focus() };
}

/**
 * Gives an id that no other customer has: of the name's letters, and four digits.
 * @param {string} name
 */
function newAccount(name) {
  const letters = name.normalize('NFKD').replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '').toLowerCase().slice(0, 30);
  return `${letters || 'customer'}-${crypto.randomUUID().slice(0, 4)}`;
}

/**
 * @param {string} id
 * @param {string} label
 * @param {HTMLElement} control
 */
const labelled = (id, label, control) => element('div', { class: 'f' }, element('label', { for: id }, label), control);

/** @param {() => void} changed */
function contactField(changed) {
  const offer = draft();
  const fresh = element('div', { class: 'new-person' });
  const drawFresh = () => fresh.replaceChildren(...(offer.contact ? [] : personFields(changed)));
  drawFresh();
  if (!offer.customer?.contacts.length) return fresh;
  const options = [...offer.customer.contacts.map(({ id, name, language }) => ({ value: id, text: format(TEXT.contact_option, { name, language: languageName(language) }) })), { value: '', text: TEXT.other_contact }];
  const select = element('select', { id: 'contact' }, ...options.map(({ value, text }) => element('option', { value, selected: value === offer.contact }, text)));
  select.onchange = () => {
    offer.contact = select.value;
    drawFresh();
    changed();
  };
  return element('div', {}, labelled('contact', TEXT.contact, select), fresh);
}

/** @param {string} language */
const languageName = (language) => new Intl.DisplayNames([TEXT.locale], { type: 'language' }).of(language) ?? language;

/** @param {() => void} changed */
function personFields(changed) {
  const { person } = draft();
  const field = (/** @type {'name' | 'email'} */ key, /** @type {string} */ label) => {
    const input = element('input', { id: `person-${key}`, type: key === 'email' ? 'email' : 'text', autocomplete: 'off', maxlength: 200, 'aria-required': 'true' });
    input.value = person[key];
    input.oninput = () => {
      person[key] = input.value;
      changed();
    };
    return labelled(`person-${key}`, label, input);
  };
  const language = element('select', { id: 'person-language' }, ...(me().languages ?? ['fr', 'en']).map((value) => element('option', { value, selected: value === person.language }, languageName(value))));
  language.onchange = () => {
    person.language = language.value;
    changed();
  };
  return [field('name', TEXT.contact_name), field('email', TEXT.contact_email), labelled('person-language', TEXT.contact_language, language)];
}

/** @param {() => void} changed */
function ownerField(changed) {
  const offer = draft();
  const select = element('select', { id: 'owner' }, ...present().map(({ key, name }) => element('option', { value: key, selected: key === offer.owner }, name)));
  select.onchange = () => {
    offer.owner = select.value;
    changed();
  };
  return labelled('owner', TEXT.owner, select);
}

/** @param {() => void} changed */
function placesOf(changed) {
  const offer = draft();
  const billing = element('div', {});
  const same = element('input', { type: 'checkbox', id: 'same' });
  same.checked = offer.same;
  const drawBilling = () => billing.replaceChildren(...(offer.same ? [] : [placeField('billing', TEXT.billing, changed)]));
  same.onchange = () => {
    offer.same = same.checked;
    offer.billing ??= { ...EMPTY };
    drawBilling();
    changed();
  };
  drawBilling();
  return [placeField('delivery', TEXT.delivery, changed), element('div', {}, element('label', { class: 'opt' }, same, TEXT.billed_there), billing)];
}

/**
 * Draws where something goes: an address that is known, or fields for another one.
 * @param {'delivery' | 'billing'} which
 * @param {string} label
 * @param {() => void} changed
 */
function placeField(which, label, changed) {
  const offer = draft();
  const known = offer.customer?.addresses ?? [];
  const shown = element('div', {});
  const at = known.findIndex(({ address }) => address === offer[which]);
  const draw = (/** @type {number} */ index) => {
    const one = known[index];
    if (one) offer[which] = one.address;
    else if (at >= 0 || !offer[which]) offer[which] = { ...EMPTY, lines: [offer.customer?.name ?? ''] };
    const address = offer[which] ?? EMPTY;
    shown.replaceChildren(one ? element('p', { class: 'fine' }, inOneLine(address)) : addressFields(which, address, changed));
  };
  draw(at);
  if (!known.length) return element('div', { class: 'f' }, element('span', { class: 'lab' }, label), shown);
  const select = element('select', { id: which }, ...known.map(({ label: name, address }, index) => element('option', { value: index, selected: index === at }, `${name} : ${address.city}`)), element('option', { value: -1, selected: at < 0 }, TEXT.other_address));
  select.onchange = () => {
    draw(Number(select.value));
    changed();
  };
  return element('div', { class: 'f' }, element('label', { for: which }, label), select, shown);
}
