import { daysAfter, me, newKey } from 'desk';
import { typedNumber } from '../money/amounts.js';

/** @import { Address, Draft, OfferLine } from '../../offer.js' */

const VALID_DAYS = 30;
let numbered = 0;

/**
 * The offer that is composed. It lives in this page's memory alone: what a customer is to pay is written nowhere on a device.
 * @type {Draft | null}
 */
let current = null;

/** Gives the offer that is composed, a new one if there is none. */
export function draft() {
  current ??= newDraft();
  return current;
}

/** Throws the offer that is composed away. */
export function forgetDraft() {
  current = null;
}

/** @param {Draft} other */
export function takeDraft(other) {
  current = other;
}

/** @returns {Draft} */
export function newDraft() {
  const { key, today, colleagues } = me();
  const owner = key ?? colleagues.find(({ left }) => !left)?.key ?? '';
  return {
    customer: null, contact: '', person: { name: '', email: '', language: me().languages?.[0] ?? 'fr' }, owner, deputy: '', delivery: null, billing: null, same: true, lines: [],
    validUntil: daysAfter(today, VALID_DAYS), freight: 'rules', freightAmount: '', discount: '', note: '', revises: null, key: newKey(),
  };
}

/** Says whether something was typed that would be lost. */
export const isBegun = () => Boolean(current && (current.customer || current.lines.length || current.note));

/**
 * Makes a line.
 * @param {Partial<OfferLine> & { sku: string }} given
 * @returns {OfferLine}
 */
export function newLine(given) {
  numbered += 1;
  return { id: numbered, name: null, free: false, quantity: '1', price: '', priced: false, discount: '', lead: '', vat: '20', detail: '', kept: null, net: null, available: null, next: null, goods: true, ...given };
}

/** @typedef {'quantity' | 'price' | 'discount' | 'lead' | 'vat' | 'sku'} LineField */

/**
 * Gives the numbers of a line as the API wants them: empty where nothing was typed, null where it cannot be read.
 * @param {OfferLine} line
 */
const numbersOf = ({ price, discount, lead, vat }) => {
  const [read, off, days, rate] = [price, discount, lead, vat].map((text) => (text.trim() ? typedNumber(text) : ''));
  return { price: read ?? null, discount: off ?? null, lead: days && !/^\d{1,3}$/.test(days) ? null : (days ?? null), vat: rate ?? null };
};

/** @param {OfferLine} line */
const piecesOf = ({ quantity }) => (/^\d{1,9}$/.test(quantity.trim()) ? Number(quantity) : 0);

/** Gives the language in which the offer is read: a line that is in no catalogue has to have its name in it. */
function readIn() {
  const { customer, contact, person } = draft();
  return customer?.contacts.find(({ id }) => id === contact)?.language ?? person.language;
}

/**
 * Gives a name in each language: where it was not typed in one that nobody reads, as it was typed in another.
 * @param {OfferLine} line
 */
function namesOf({ name }) {
  const typed = Object.entries(name ?? {});
  const any = typed.find(([, text]) => text.trim())?.[1] ?? '';
  return Object.fromEntries(typed.map(([language, text]) => [language, (text.trim() ? text : any).trim()]));
}

/**
 * Gives the fields of a line that lack something or cannot be read, and the language of its reader where it has no name in it.
 * @param {OfferLine} line
 * @returns {{ fields: LineField[], names: string[] }}
 */
export function lackingIn(line) {
  const { price, discount, lead, vat } = numbersOf(line);
  const free = line.free;
  /** @type {[LineField, boolean][]} */
  const wrong = [['sku', free && !line.sku.trim()], ['vat', vat === null || (free && !vat)], ['quantity', piecesOf(line) < 1], ['price', price === null || (free && !price)], ['discount', discount === null], ['lead', lead === null]];
  const names = free ? [readIn()].filter((language) => !line.name?.[language]?.trim()) : [];
  return { fields: wrong.filter(([, is]) => is).map(([field]) => field), names };
}

/**
 * Gives a line as the API wants it, without what the catalogue says itself; null where it cannot be read.
 * @param {OfferLine} line
 * @returns {Record<string, unknown> | null}
 */
export function lineBody(line) {
  const { fields, names } = lackingIn(line);
  if (fields.length || names.length) return null;
  const { price, discount, lead, vat } = numbersOf(line);
  return {
    ...line.kept,
    sku: line.sku.trim(),
    quantity: piecesOf(line),
    ...(discount && { discount }),
    ...(lead && { lead_days: Number(lead) }),
    ...(line.priced && price && { unit_price: price }),
    ...(line.free && { name: namesOf(line), unit_price: price, vat_rate: vat, goods: line.goods }),
  };
}

/**
 * Gives an address without what was left empty.
 * @param {Address} address
 */
const addressBody = (address) => Object.fromEntries(Object.entries({ ...address, lines: address.lines.map((line) => line.trim()).filter(Boolean) }).filter(([, value]) => value !== '' && value !== null && value !== undefined));

/**
 * Gives the number without which a discount, or the freight, says nothing.
 * @param {string} typed
 */
const plain = (typed) => typedNumber(typed) ?? '0';

/** @param {Draft} offer */
function freightOf({ freight, freightAmount, revises }) {
  if (freight === 'rules') return revises ? revises.body.freight : 'rules';
  return freight === 'amount' ? { amount: plain(freightAmount), vat_rate: '20' } : undefined;
}

/**
 * Gives the offer as the API wants it; null before it has a customer, a contact and a line.
 * @param {Draft} offer
 * @returns {Record<string, unknown> | null}
 */
export function offerBody(offer) {
  const lines = offer.lines.map(lineBody);
  if (!lines.length || lines.includes(null)) return null;
  const common = { lines, discount: plain(offer.discount), freight: freightOf(offer) ?? null };
  if (offer.revises) return { ...offer.revises.body, ...common, type: 'revise_offer', terms: { .../** @type {object} */ (offer.revises.body.terms), valid_until: offer.validUntil }, ...(offer.note.trim() && { comment: offer.note.trim() }) };
  const { customer } = offer;
  const billing = offer.same ? offer.delivery : offer.billing;
  if (!customer || !offer.delivery || !billing) return null;
  const contacts = contactsOf(offer);
  if (!contacts.length) return null;
  const body = { account: customer.account, customer: customer.name, contacts, delivery: addressBody(offer.delivery), billing: addressBody(billing), owner: offer.owner, deputy: offer.deputy || null, terms: { valid_until: offer.validUntil }, note: offer.note.trim() || null, ...common };
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}

/**
 * Gives the persons of the offer, the one whom it is for first.
 * @param {Draft} offer
 */
function contactsOf({ customer, contact, person }) {
  const chosen = customer?.contacts.find(({ id }) => id === contact);
  if (chosen) return [chosen];
  const typed = { name: person.name.trim(), email: person.email.trim(), language: person.language };
  return typed.name && typed.email ? [typed] : [];
}
