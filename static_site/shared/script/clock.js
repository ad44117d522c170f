import { worded } from './dom.js';
import * as TEXT from 'texts';

// The reader's own clock, for what happens on this device; every date of a dossier comes ready from the API.
export function timeNow() {
  const now = new Date();
  return worded(TEXT.time, { hour: now.getHours(), minute: String(now.getMinutes()).padStart(2, '0') });
}

export function readNow() {
  const date = new Intl.DateTimeFormat(TEXT.locale, { dateStyle: 'long' }).format();
  return worded(TEXT.read_on, { date, time: timeNow() });
}
