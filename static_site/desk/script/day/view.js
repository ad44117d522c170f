import { me } from '../shell/me.js';
import * as TEXT from 'texts';

/**
 * Which dossiers the day shows, and in which order: what its address says.
 * matter: what is waited for; several with commas between them.
 * @typedef {{ side: string, matter: string, owner: string, order: string }} View
 */

export const MATTERS = /** @type {Record<string, string>} */ (TEXT.matters);
export const SIDES = /** @type {Record<string, string>} */ (TEXT.sides);

/**
 * Gives the view that an address names. Without one, an accountant sees what is to be invoiced, and what was paid too much.
 * @param {URLSearchParams} query
 * @returns {View}
 */
export function viewOf(query) {
  const accounting = !me().roles.includes('manager');
  return {
    side: query.get('side') ?? 'us',
    matter: query.get('matter') ?? (accounting && !query.size ? 'invoice,payment' : ''),
    owner: query.get('owner') ?? '',
    order: query.get('order') ?? 'due',
  };
}

/** @param {string} hash */
export const viewOfHash = (hash) => viewOf(new URLSearchParams(hash.split('?')[1]));

/**
 * Gives the address of a view: what is usual is left out.
 * @param {View} view
 */
export function hashOfView({ side, matter, owner, order }) {
  const query = new URLSearchParams({ ...(side !== 'us' && { side }), ...(matter && { matter }), ...(owner && { owner }), ...(order !== 'due' && { order }) });
  return query.size ? `#/day?${query}` : me().roles.includes('manager') ? '#' : '#/day?side=us';
}

/**
 * Names what is waited for; what is paid too much waits on us under another name than a payment.
 * @param {string} side
 * @param {string} matter
 */
export const matterName = (side, matter) => matter.split(',').map((one) => (side === 'us' && one === 'payment' ? TEXT.paid_too_much : (MATTERS[one] ?? one))).join(', ');

/**
 * Counts what is waited for on a side.
 * @param {import('./rows.js').Counts | null} counts
 * @param {View} view
 */
export function countOf(counts, { side, matter }) {
  if (!matter) return counts?.sides[side] ?? { count: 0, late: 0 };
  const found = matter.split(',').flatMap((one) => counts?.matters[side]?.[one] ?? []);
  return { count: found.reduce((sum, { count }) => sum + count, 0), late: found.reduce((sum, { late }) => sum + (late ?? 0), 0) };
}

/**
 * Names a view in words.
 * @param {View} view
 */
export function nameOfView({ side, matter, owner }) {
  const whose = me().colleagues.find(({ key }) => key === owner)?.name;
  return [SIDES[side] ?? side, matter && matterName(side, matter), whose].filter(Boolean).join(', ');
}
