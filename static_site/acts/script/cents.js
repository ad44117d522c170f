import * as TEXT from 'texts';

/**
 * Reads an amount as people write it, with a comma or a point, its digits in groups or not. Gives cents, null for no amount.
 * @param {string} text
 */
export function cents(text) {
  const plain = text.replace(/[\s\u00a0\u202f\u2019']/g, '').replace(/€$/, '');
  // The last sign before one or two digits at the end is where the cents begin; what else there is stands between groups.
  const [, whole = '', parts = ''] = /^(\d[\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(plain) ?? [];
  const units = whole.replace(/[.,]/g, '');
  if (!units || units.length > 9 || !/^\d{1,3}([.,]\d{3})*$|^\d+$/.test(whole)) return null;
  return Number(units) * 100 + Number(parts.padEnd(2, '0'));
}

/**
 * Gives cents as the API takes an amount.
 * @param {number} amount
 */
export const figure = (amount) => `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;

/**
 * Gives cents as they are read.
 * @param {number} amount
 * @param {string} currency
 */
export const money = (amount, currency) => new Intl.NumberFormat(TEXT.locale, { style: 'currency', currency }).format(amount / 100);

/**
 * Gives cents as they stand in a field.
 * @param {number} amount
 */
export const written = (amount) => new Intl.NumberFormat(TEXT.locale, { minimumFractionDigits: 2 }).format(amount / 100);
