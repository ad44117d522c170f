import { daysAfter } from 'desk';

export { dayOf as dayInWords, daysAfter as later, daysBetween, weekdayOf as dayInFull } from 'desk';

/**
 * Gives the day that is some working days later, Saturdays and Sundays left out; holidays are the API's to know.
 * @param {string} iso
 * @param {number} days
 */
export function workingLater(iso, days) {
  let [day, left] = [iso, days];
  while (left > 0) {
    day = daysAfter(day, 1);
    if (new Date(day).getUTCDay() % 6) left -= 1;
  }
  return day;
}
