import { format } from 'desk';
import { inWords } from '../money/in-words.js';
import { lackingIn } from './draft.js';
import * as TEXT from 'texts';

/** @import { Draft, OfferLine } from '../../offer.js' */

const LABELS = { sku: TEXT.col_ref, quantity: TEXT.col_quantity, price: TEXT.col_unit_price, discount: TEXT.col_discount, lead: TEXT.col_lead, vat: TEXT.vat_rate };

/**
 * Names all that an offer lacks, or that cannot be read of it, before the API can say what it amounts to.
 * @param {Draft} offer
 */
export const lacking = (offer) => [...lackingOfCustomer(offer), ...(offer.lines.length ? offer.lines.flatMap(lackingOfLine) : [TEXT.lines])];

/** @param {Draft} offer */
function lackingOfCustomer({ revises, customer, contact, person }) {
  if (revises) return [];
  if (!customer) return [TEXT.customer];
  if (customer.contacts.some(({ id }) => id === contact)) return [];
  return [person.name.trim() ? '' : TEXT.contact_name, person.email.trim() ? '' : TEXT.contact_email].filter(Boolean);
}

/**
 * @param {OfferLine} line
 * @param {number} at
 */
function lackingOfLine(line, at) {
  const { fields, names } = lackingIn(line);
  const name = inWords(line.name) || line.sku || String(at + 1);
  return [...fields.map((field) => LABELS[field]), ...names.map((language) => `${TEXT.col_name} ${language.toUpperCase()}`)].map((what) => format(TEXT.of_line, { what, name }));
}
