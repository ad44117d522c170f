/**
 * What a dossier waits for, on one side.
 * @typedef {{ side: 'us' | 'customer', matter: string, since: string, days: number, due: string, late: boolean }} Waits
 */

/**
 * A dossier in the day's list, as `GET /staff/work` gives it.
 * @typedef {{
 *   reference: string,
 *   version: number,
 *   customer: string,
 *   contact: string | null,
 *   customer_reference: string | null,
 *   owner: string,
 *   deputy: string | null,
 *   waits: Waits[],
 *   undelivered: { contact: string, name: string | null, why: string, on: string }[],
 *   expected: { act: string, key: string | null, label: string } | null,
 *   where: string,
 *   cells: ('on' | 'part' | 'off' | '')[],
 *   last_act: { who: string, key: string | null, ours: boolean, at: string } | null,
 *   aside: { until: string, by: string } | null,
 *   day?: string,
 * }} Row
 */

/**
 * @typedef {{ count: number, late: number }} Count
 */

/**
 * How much waits, as `GET /staff/work/counts` says.
 * @typedef {{
 *   sides: Record<string, Count>,
 *   matters: Record<string, Record<string, Count>>,
 *   owners: Record<string, Record<string, Count>>,
 *   days: Record<string, { day: string, count: number, late: number }[]>,
 *   undelivered: number,
 *   parked: number,
 *   parked_causes?: import('../../../shared/types.js').WorkCounts['parked_causes'],
 *   payments?: number,
 *   disputed?: number,
 *   tasks: { open?: number, count?: number, late: number },
 * }} Counts
 */

/** @typedef {{ dossiers: Row[], cursor: string | null }} WorkPage */

/**
 * Gives what a row waits for in a view of a side.
 * @param {Row} row
 * @param {string} side
 * @returns {Waits | undefined}
 */
export const waitOf = (row, side) => row.waits.find((wait) => wait.side === side) ?? row.waits[0];

/**
 * Gives the day by which a row is sorted: when it is taken up again, or when it is due.
 * @param {Row} row
 * @param {string} side
 */
export const dayOfRow = (row, side) => row.day ?? row.aside?.until ?? waitOf(row, side)?.due ?? '';
