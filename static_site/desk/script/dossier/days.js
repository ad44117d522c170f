import * as TEXT from 'texts';

const SHORT = new Intl.DateTimeFormat(TEXT.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const LONG = new Intl.DateTimeFormat(TEXT.locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const DAY_MS = 86_400_000;

/**
 * Gives a day of the API in words: a day of Paris, whatever the reader's clock says.
 * @param {string} iso
 */
export const dayInWords = (iso) => SHORT.format(utc(iso));

/**
 * Gives the day with the name of its weekday.
 * @param {string} iso
 */
export const dayInFull = (iso) => LONG.format(utc(iso));

/** @param {string} iso */
const utc = (iso) => new Date(`${iso.slice(0, 10)}T00:00:00Z`);

/**
 * Gives the day that is some days later.
 * @param {string} iso
 * @param {number} days
 */
export const later = (iso, days) => new Date(utc(iso).getTime() + days * DAY_MS).toISOString().slice(0, 10);

/**
 * Gives the day that is some working days later, Saturdays and Sundays left out; holidays are the API's to know.
 * @param {string} iso
 * @param {number} days
 */
export function workingLater(iso, days) {
  let [day, left] = [iso, days];
  while (left > 0) {
    day = later(day, 1);
    if (utc(day).getUTCDay() % 6) left -= 1;
  }
  return day;
}

/**
 * Gives how many days lie between two.
 * @param {string} from
 * @param {string} to
 */
export const daysBetween = (from, to) => Math.round((utc(to).getTime() - utc(from).getTime()) / DAY_MS);
