/** @typedef {{ payment: string, view: string, of: string }} Till What the address asks for; of: the account whose statement is read. */

/** Lists of payments: what is open is the first one. */
export const LISTS = ['', 'sure', 'check', 'none', 'booked', 'pending', 'disputed', 'back', 'aside', 'credit'];

/**
 * Reads what an address of the area asks for.
 * @param {{ rest: string, query: URLSearchParams }} place
 * @returns {Till}
 */
export const tillOf = ({ rest, query }) => ({ payment: rest, view: query.get('view') ?? '', of: query.get('of') ?? '' });

/**
 * Gives the address that asks for it.
 * @param {Partial<Till>} till
 */
export const addressOf = ({ payment = '', view = '', of = '' }) => `#/payments${payment ? `/${encodeURIComponent(payment)}` : ''}${view ? `?view=${view}` : ''}${of ? `&of=${encodeURIComponent(of)}` : ''}`;

/**
 * Gives the address of an account's statement.
 * @param {string} account
 */
export const statementOf = (account) => addressOf({ view: 'account', of: account });

/**
 * Gives the list that the API has of a view.
 * @param {string} view
 * @param {string | null} cursor
 */
export const listOf = (view, cursor) => `/staff/payments?view=${view || 'open'}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;
