/** @import { Row } from './rows.js' */

/**
 * The list as it was read last: a dossier knows by it what came before and what comes next.
 * total: how many there are altogether.
 * @type {{ rows: Row[], total: number }}
 */
const list = { rows: [], total: 0 };

/**
 * What is being written, by dossier; the version that its answer had, null while there is none.
 * @type {Map<string, { label: string, version: number | null }>}
 */
const pending = new Map();

/**
 * @param {Row[]} rows
 * @param {number} total
 */
export function setList(rows, total) {
  list.rows = rows;
  list.total = total;
}

/**
 * Says where a dossier stands in the list, and which are beside it; null if it is not there. undone: the next one to which nothing was done since it was read.
 * @param {string} reference
 */
export function neighbours(reference) {
  const at = list.rows.findIndex((row) => row.reference === reference);
  if (at < 0) return null;
  return {
    index: at + 1,
    of: Math.max(list.total, list.rows.length),
    previous: list.rows[at - 1]?.reference ?? null,
    next: list.rows[at + 1]?.reference ?? null,
    undone: list.rows.slice(at + 1).find(({ reference: each }) => !pending.has(each))?.reference ?? null,
  };
}

/**
 * Takes note that an act is being written: its row says so until the answer comes.
 * @param {string} reference
 * @param {string} label
 */
export function writing(reference, label) {
  pending.set(reference, { label, version: null });
  document.dispatchEvent(new Event('list-changed'));
}

/**
 * Takes note of the answer: with a version the row leaves once the list shows that version, with null nothing was written.
 * @param {string} reference
 * @param {number | null} version
 */
export function written(reference, version) {
  const was = pending.get(reference);
  if (was && version !== null) was.version = version;
  else pending.delete(reference);
  document.dispatchEvent(new CustomEvent('list-changed', { detail: version }));
}

/**
 * Gives what is being written to a dossier, null if nothing is; what a list shows already is forgotten.
 * @param {string} reference
 * @param {number} shown version
 */
export function pendingAct(reference, shown) {
  const act = pending.get(reference);
  if (act?.version && shown >= act.version) pending.delete(reference);
  return pending.get(reference) ?? null;
}
