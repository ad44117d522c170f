import * as TEXT from 'texts';

const COMMA = TEXT.decimal_sign === ',';
const SPACES = /[\s\u00a0\u202f']/g;
const PLAIN = /^-?\d+(?:\.\d+)?$/;

/**
 * Gives a number as people type it ("2 610,00", "2,610.00") as the API wants it ("2610.00"), digit by digit: no number is reckoned with.
 * @param {string} typed
 * @returns {string | null} null for what is no number
 */
export function typedNumber(typed) {
  const bare = typed.replace(SPACES, '').replace(/[€%]/g, '').replace('−', '-');
  const plain = withPoint(bare);
  if (!PLAIN.test(plain)) return null;
  const [, sign = '', whole = '', rest = ''] = /^(-?)0*(\d.*?)?(\.\d+)?$/.exec(plain) ?? [];
  return `${sign}${whole || '0'}${rest}`;
}

/**
 * Gives a number with a point before its decimals and no sign between its thousands. Of two kinds of signs the last one is the decimal sign.
 * @param {string} bare
 */
function withPoint(bare) {
  const [comma, point] = [bare.lastIndexOf(','), bare.lastIndexOf('.')];
  if (comma >= 0 && point >= 0) return comma > point ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', '');
  if (comma < 0) return bare;
  const thousands = !COMMA && /^-?\d{1,3}(?:,\d{3})+$/.test(bare);
  return thousands ? bare.replaceAll(',', '') : bare.replace(',', '.');
}

/**
 * Writes a number of the API's as the language does, with two decimals at least: "2610.00" is "2 610,00".
 * @param {string | null | undefined} number
 * @param {number} [least] decimals
 */
export function shownNumber(number, least = 2) {
  if (number === null || number === undefined) return '';
  const [, sign, whole = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(number)) ?? [];
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, TEXT.thousands_sign);
  const shown = decimals.replace(/0+$/, '').padEnd(least, '0');
  return `${sign ? '−' : ''}${grouped}${shown ? TEXT.decimal_sign + shown : ''}`;
}

/**
 * Writes an amount with its currency.
 * @param {string | null | undefined} amount
 */
export const shownAmount = (amount) => (amount === null || amount === undefined ? '' : TEXT.in_euros.replace('{amount}', shownNumber(amount)));

const DECIMALS = 4;

/**
 * Gives a number of the API's as ten-thousandths: whole numbers of any size, exactly.
 * @param {string} number
 */
function units(number) {
  const [whole = '0', decimals = ''] = number.replace('-', '').split('.');
  const value = BigInt(whole + decimals.slice(0, DECIMALS).padEnd(DECIMALS, '0'));
  return number.startsWith('-') ? -value : value;
}

/** @param {bigint} value */
function written(value) {
  const digits = String(value < 0n ? -value : value).padStart(DECIMALS + 1, '0');
  const shown = `${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`.replace(/00$/, '');
  return value < 0n ? `-${shown}` : shown;
}

/**
 * Gives what is left of an amount once others are taken off, exactly. What the API sums is never summed here.
 * @param {string} from
 * @param {string[]} taken
 */
export const leftOf = (from, taken) => written(taken.reduce((left, each) => left - units(each), units(from)));

/** @param {string} number */
export const isZero = (number) => units(number) === 0n;

/** @param {string} number */
export const isNegative = (number) => units(number) < 0n;

/**
 * Gives the smaller one of two numbers of the API's.
 * @param {string} one
 * @param {string} other
 */
export const lesser = (one, other) => (units(one) < units(other) ? one : other);
