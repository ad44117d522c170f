import { get } from '../shell/staff-api.js';
import * as TEXT from 'texts';

/** @import { StaffAnswer } from '../shell/staff-api.js' */
/** @import { Counts, WorkPage } from './rows.js' */
/** @import { View } from './view.js' */

/**
 * Gives a page of the list, the first one or the one that a cursor leads to.
 * @param {View} view
 * @param {string | null} cursor
 * @param {AbortSignal} signal
 * @returns {Promise<StaffAnswer<WorkPage>>}
 */
export function readWork({ side, matter, owner, order }, cursor, signal) {
  const query = new URLSearchParams({ lang: TEXT.lang, side, order, ...(matter && { step: matter }), ...(owner && { owner }), ...(cursor && { cursor }) });
  return get(`/staff/work?${query}`, { signal });
}

/**
 * Counts what waits, of one owner or of all.
 * @param {string} owner
 * @param {AbortSignal} signal
 * @returns {Promise<StaffAnswer<Counts>>}
 */
export const readCounts = (owner, signal) => get(`/staff/work/counts${owner ? `?owner=${encodeURIComponent(owner)}` : ''}`, { signal });
