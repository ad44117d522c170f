import { daysAfter, me } from 'desk';

export { dayOf as dayInWords, daysAfter as later, daysBetween, weekdayOf as dayInFull } from 'desk';

/**
 * Gives the day that is some working days later: Saturdays, Sundays and the seller's holidays, which the API knows, are left out.
 * @param {string} iso
 * @param {number} days
 */
export function workingLater(iso, days) {
  let [day, left] = [iso, days];
  while (left > 0) {
    day = daysAfter(day, 1);
    if (new Date(day).getUTCDay() % 6 && !me().holidays?.includes(day)) left -= 1;
  }
  return day;
}
