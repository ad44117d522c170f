import { format } from './dom.js';
import { writtenDay } from './written-day.js';
import * as TEXT from 'texts';

/**
 * Gives the time of the reader's own clock, for what happens on this device.
 * Every date of a dossier comes ready from the API.
 * @param {number} [ahead] minutes from now
 */
export function timeNow(ahead = 0) {
  const now = new Date(Date.now() + ahead * 60_000);
  return format(TEXT.time, { hour: now.getHours(), minute: String(now.getMinutes()).padStart(2, '0') });
}

/** Gives the sentence that says when the page was read: now. */
export function readNow() {
  const date = writtenDay(new Intl.DateTimeFormat(TEXT.locale, { dateStyle: 'long' }));
  return format(TEXT.read_on, { date, time: timeNow() });
}
