const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXY';
const OLD_SHAPE = /^\d\d[A-Z]{2}\d\d[A-Z]\d\d[A-Z]$/;
const LENGTH = 10;
const SEPARATORS = /[\s\-‐-―._/]+/g;
const DIGIT_PLACES = new Set([0, 1, 4, 5, 7, 8]);
/** @type {Record<string, string>} */
const DIGITS = { O: '0', I: '1', L: '1' };
/** @type {Record<string, string>} */
const LETTERS = { 0: 'O', 1: 'I' };

/**
 * Gives what was typed, without spaces, hyphens and the like, in capitals.
 * @param {string} text
 */
export const compact = (text) => text.replace(SEPARATORS, '').toUpperCase();

/**
 * Gives the reference of ours that was meant, null where it can be none: its last character checks the others, and nobody is asked.
 * The same as `normalise` in chalicelib/domain/values/reference.py, which says why.
 * @param {string} text
 * @returns {string | null}
 */
export function normalise(text) {
  const typed = [...compact(text)];
  if (typed.length !== LENGTH) return null;
  const old = typed.map((sign, place) => (DIGIT_PLACES.has(place) ? DIGITS : LETTERS)[sign] ?? sign).join('');
  if (OLD_SHAPE.test(old)) return old;
  const values = typed.map((sign) => ALPHABET.indexOf(DIGITS[sign] ?? sign));
  const sum = values.slice(0, -1).reduce((total, value, place) => total + value * (place + 2), 0);
  return !values.includes(-1) && sum % ALPHABET.length === values.at(-1) ? values.map((value) => ALPHABET[value]).join('') : null;
}

/**
 * Says whether a number that is none of ours was meant as one: as long, of letters and digits. Of digits alone are the order numbers of others.
 * @param {string} text
 */
export function isMistyped(text) {
  const typed = compact(text);
  return typed.length === LENGTH && /^[0-9A-Z]+$/.test(typed) && !/^[0-9OIL]+$/.test(typed) && normalise(text) === null;
}
