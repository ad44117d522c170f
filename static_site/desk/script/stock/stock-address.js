/** @typedef {{ sku: string, view: string, kind: string, q: string }} Shelf What the address asks for. */

/**
 * Reads what an address of the area asks for.
 * @param {{ rest: string, query: URLSearchParams }} place
 * @returns {Shelf}
 */
export const shelfOf = ({ rest, query }) => ({ sku: rest, view: query.get('view') ?? '', kind: query.get('kind') ?? '', q: query.get('q') ?? '' });

/**
 * Gives the address that asks for it.
 * @param {Partial<Shelf>} shelf
 */
export function addressOf({ sku = '', view = '', kind = '', q = '' }) {
  const asked = Object.entries({ view, kind, q }).filter(([, value]) => value);
  const query = new URLSearchParams(asked).toString();
  return `#/stock${sku ? `/${encodeURIComponent(sku)}` : ''}${query ? `?${query}` : ''}`;
}

/**
 * Gives the list that the API has of it.
 * @param {Shelf} shelf
 * @param {string | null} cursor
 */
export function listOf({ view, kind, q }, cursor) {
  const asked = Object.entries({ q, view, kind, cursor, limit: '50' }).filter(([, value]) => value);
  return `/staff/products?${new URLSearchParams(/** @type {[string, string][]} */ (asked))}`;
}

/**
 * Says whether two addresses have the same list.
 * @param {Shelf} one
 * @param {Shelf} other
 */
export const sameList = (one, other) => one.view === other.view && one.kind === other.kind && one.q === other.q;
