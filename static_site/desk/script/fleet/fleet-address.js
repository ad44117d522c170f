/** @import { Fleet } from '../../fleet.js' */

/**
 * Reads what an address of the place asks for.
 * @param {{ rest: string, query: URLSearchParams }} place
 * @returns {Fleet}
 */
export function fleetOf({ rest, query }) {
  const [instrument = '', act = ''] = rest.split('/');
  return { instrument, act, view: query.get('view') ?? '', account: query.get('account') ?? '', model: query.get('model') ?? '', q: query.get('q') ?? '' };
}

/**
 * Gives the address that asks for it.
 * @param {Partial<Fleet>} fleet
 */
export function addressOf({ instrument = '', act = '', view = '', account = '', model = '', q = '' }) {
  const asked = Object.entries({ view, account, model, q }).filter(([, value]) => value);
  const query = new URLSearchParams(asked).toString();
  return `#/instruments${instrument ? `/${encodeURIComponent(instrument)}` : ''}${act ? `/${act}` : ''}${query ? `?${query}` : ''}`;
}

/**
 * Gives the list that the API has of it.
 * @param {Fleet} fleet
 * @param {string | null} cursor
 */
export function listOf({ view, account, model }, cursor) {
  const asked = Object.entries({ view, account, model, cursor, limit: '50' }).filter(([, value]) => value);
  return `/staff/instruments?${new URLSearchParams(/** @type {[string, string][]} */ (asked))}`;
}

/**
 * Says whether two addresses have the same list.
 * @param {Fleet} one
 * @param {Fleet} other
 */
export const sameList = (one, other) => one.view === other.view && one.account === other.account && one.model === other.model && one.q === other.q;
