import { format } from '../../../shared/script/dom.js';
import { writtenDay } from '../../../shared/script/written-day.js';
import * as TEXT from 'texts';

/** @type {Intl.DateTimeFormatOptions} */
const UTC = { timeZone: 'UTC' };
const SHORT = new Intl.DateTimeFormat(TEXT.locale, { ...UTC, day: 'numeric', month: 'short' });
const WEEKDAY = new Intl.DateTimeFormat(TEXT.locale, { ...UTC, weekday: 'long', day: 'numeric', month: 'long' });
const LONG = new Intl.DateTimeFormat(TEXT.locale, { ...UTC, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const DAY_MS = 86_400_000;

/**
 * @param {Intl.DateTimeFormat} written
 * @param {string} iso
 */
const write = (written, iso) => writtenDay(written, new Date(`${iso.slice(0, 10)}T00:00:00Z`));

/**
 * Writes a day: 4 Aug.
 * @param {string} iso
 */
export const dayOf = (iso) => write(SHORT, iso);

/**
 * Writes a day with that of the week: Thursday 6 August.
 * @param {string} iso
 */
export const weekdayOf = (iso) => write(WEEKDAY, iso);

/**
 * Writes a day with its year.
 * @param {string} iso
 */
export const longDayOf = (iso) => write(LONG, iso);

/**
 * Writes the time of a moment on the reader's clock: 9 h 14.
 * @param {string} moment
 */
export function timeOf(moment) {
  const at = new Date(moment);
  return format(TEXT.time, { hour: at.getHours(), minute: String(at.getMinutes()).padStart(2, '0') });
}

/**
 * Gives the day of a moment on the reader's clock.
 * @param {string} moment
 */
export function localDay(moment) {
  const at = new Date(moment);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/**
 * Gives how many days lie between two days.
 * @param {string} from
 * @param {string} to
 */
export const daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/**
 * Gives the day that comes so many days later.
 * @param {string} iso
 * @param {number} days
 */
export const daysAfter = (iso, days) => new Date(Date.parse(iso) + days * DAY_MS).toISOString().slice(0, 10);
