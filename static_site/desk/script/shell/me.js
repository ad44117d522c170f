import { get } from './staff-api.js';
import * as TEXT from 'texts';

/** @import { StaffAnswer } from './staff-api.js' */

/** @typedef {{ key: string, name: string, initials: string, left?: boolean | string | null }} Colleague */

/**
 * Who is signed in: `key` is null for a user tied to no colleague, `may` the commands that their roles give.
 * @typedef {{ key: string | null, name: string, roles: string[], may?: string[], colleagues: Colleague[], today: string, holidays?: string[], undo_seconds: number, languages?: string[] }} Me
 */

/** @type {Me | null} */
let read = null;

/** Asks who is signed in. */
export async function readMe() {
  /** @type {StaffAnswer<Me>} */
  const answer = await get(`/staff/me?lang=${TEXT.lang}`);
  read = answer.body ?? read;
  return answer;
}

/** Gives who is signed in; throws a TypeError before that was read. */
export function me() {
  if (!read) throw new TypeError('nobody is signed in');
  return read;
}

/**
 * Gives a colleague, also one who left; null for a key that nobody has.
 * @param {string | null} key
 */
export const colleague = (key) => me().colleagues.find((one) => one.key === key) ?? null;

/** Gives those who work here now. */
export const present = () => me().colleagues.filter(({ left }) => !left);

/**
 * Says whether one of the reader's roles may give a command.
 * @param {string} command
 */
export const may = (command) => me().may?.includes(command) ?? me().roles.includes('manager');
