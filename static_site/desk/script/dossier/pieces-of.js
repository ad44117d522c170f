import * as TEXT from 'texts';

/** @import { Line, Part, State } from '../../staff.js' */

/**
 * Counts the pieces of a line in parts.
 * @param {Part[]} parts
 * @param {number} line
 */
const pieces = (parts, line) => parts.reduce((sum, part) => sum + (part.line === line ? part.quantity : 0), 0);

/**
 * Counts the pieces of a line that left, without those that are to leave once more.
 * @param {State} state
 * @param {number} line
 */
export const shipped = ({ parcels, returns }, line) => parcels.reduce((sum, { parts }) => sum + pieces(parts, line), 0) - returns.reduce((sum, { parts, again }) => sum + (again ? pieces(parts, line) : 0), 0);

/**
 * Counts the pieces of a line that stand on invoices.
 * @param {State} state
 * @param {number} line
 */
export const billed = ({ invoices }, line) => invoices.reduce((sum, { parts, credits = [] }) => sum + pieces(parts, line) - credits.reduce((gone, credit) => gone + pieces(credit.parts ?? [], line), 0), 0);

/**
 * Gives the goods of which pieces have still to leave, each with how many, and whether they are there.
 * @param {State} state
 */
export function toLeave(state) {
  return state.lines
    .filter(({ goods }) => goods !== false)
    .map((line) => {
      const supply = state.supplies.find((each) => each.line === line.id) ?? null;
      return { line, left: line.quantity - shipped(state, line.id), supply, ready: supply?.state === 'stock' || supply?.state === 'received' };
    })
    .filter(({ left }) => left > 0);
}

/**
 * Gives a line's name in the reader's language.
 * @param {Line} line
 */
export const nameOf = ({ name }) => name[TEXT.lang] ?? Object.values(name)[0] ?? '';
