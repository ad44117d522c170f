import { daysBetween, daysAfter, weekdayOf } from '../shell/dates.js';
import { dayOfRow } from './rows.js';
import * as TEXT from 'texts';

/** @import { Row } from './rows.js' */

/** @typedef {'writing' | 'late' | 'today' | 'tomorrow' | 'week' | 'next' | 'later' | 'all'} GroupName */

/** @type {GroupName[]} */
export const GROUPS = ['writing', 'late', 'today', 'tomorrow', 'week', 'next', 'later', 'all'];
const DAYS_A_WEEK = 7;

/**
 * Says in which group a day stands, seen from today.
 * @param {string} day
 * @param {string} today
 * @returns {GroupName}
 */
export function groupOfDay(day, today) {
  const ahead = daysBetween(today, day);
  const toSunday = (DAYS_A_WEEK - new Date(today).getUTCDay()) % DAYS_A_WEEK;
  if (ahead < 0) return 'late';
  if (ahead === 0) return 'today';
  if (ahead === 1) return 'tomorrow';
  if (ahead <= toSunday) return 'week';
  return ahead <= toSunday + DAYS_A_WEEK ? 'next' : 'later';
}

/**
 * @param {Row} row
 * @param {string} side
 * @param {string} today
 */
export const groupOfRow = (row, side, today) => groupOfDay(dayOfRow(row, side), today);

/**
 * Says which day a group is of, where it is of one.
 * @param {GroupName} group
 * @param {string} today
 * @param {string} side
 */
export function noteOfGroup(group, today, side) {
  if (group === 'late') return side === 'us' ? TEXT.promised_before : TEXT.expected_before;
  if (group === 'today') return weekdayOf(today);
  return group === 'tomorrow' ? weekdayOf(daysAfter(today, 1)) : '';
}

/**
 * Counts the dossiers of each group, of the counts of days.
 * @param {{ day: string, count: number }[]} days
 * @param {string} today
 */
export function countGroups(days, today) {
  /** @type {Partial<Record<GroupName, number>>} */
  const counts = {};
  for (const { day, count } of days) {
    const group = groupOfDay(day, today);
    counts[group] = (counts[group] ?? 0) + count;
  }
  return counts;
}
