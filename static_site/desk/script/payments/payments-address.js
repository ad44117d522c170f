/** @typedef {{ payment: string, view: string }} Till What the address asks for. */

/** Lists of payments: what is open is the first one. */
export const LISTS = ['', 'sure', 'check', 'none', 'booked', 'pending', 'back', 'aside', 'credit'];

/**
 * Reads what an address of the area asks for.
 * @param {{ rest: string, query: URLSearchParams }} place
 * @returns {Till}
 */
export const tillOf = ({ rest, query }) => ({ payment: rest, view: query.get('view') ?? '' });

/**
 * Gives the address that asks for it.
 * @param {Partial<Till>} till
 */
export const addressOf = ({ payment = '', view = '' }) => `#/payments${payment ? `/${encodeURIComponent(payment)}` : ''}${view ? `?view=${view}` : ''}`;

/**
 * Gives the list that the API has of a view.
 * @param {string} view
 * @param {string | null} cursor
 */
export const listOf = (view, cursor) => `/staff/payments?view=${view || 'open'}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;
