import { setList } from './list-position.js';
import { readCounts, readWork } from './read-work.js';
import { savedViews } from './saved-views.js';
import { countOf, hashOfView, viewOfHash } from './view.js';

/** @import { StaffAnswer } from '../shell/staff-api.js' */
/** @import { Counts, Row, WorkPage } from './rows.js' */
/** @import { View } from './view.js' */

/**
 * The list as far as it was read. ahead: the page that comes next, asked for before anybody wants it.
 * others: what waits of the owners whom saved views name, by owner.
 * @type {{ view: View | null, rows: Row[], cursor: string | null, counts: Counts | null, others: Map<string, Counts>, ahead: Promise<StaffAnswer<WorkPage>> | null }}
 */
export const list = { view: null, rows: [], cursor: null, counts: null, others: new Map(), ahead: null };

let running = new AbortController();

/**
 * Says whether the rows of a view are here.
 * @param {View} view
 */
export const isHere = (view) => list.view !== null && hashOfView(list.view) === hashOfView(view);

/** Gives how many dossiers the view has: as counted, or as read. */
export function total() {
  const { counts, view, rows, cursor } = list;
  if (!counts || !view) return rows.length;
  const { side, matter, owner } = view;
  if (!cursor) return rows.length;
  const counted = matter ? countOf(counts, view) : (owner && counts.owners[side]?.[owner]) || counts.sides[side];
  return Math.max(counted ? counted.count : 0, rows.length);
}

/**
 * Reads a view from its beginning, as far as it was read before; what was asked before is given up.
 * @param {View} view
 * @returns {Promise<StaffAnswer<WorkPage> | null>} the answer that ended it, null if another reading began
 */
export async function readList(view) {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  const wanted = isHere(view) ? list.rows.length : 0;
  try {
    let answer = await readWork(view, null, signal);
    const rows = [...(answer.body?.dossiers ?? [])];
    while (answer.body?.cursor && rows.length < wanted) {
      answer = await readWork(view, answer.body.cursor, signal);
      rows.push(...(answer.body?.dossiers ?? []));
    }
    if (signal.aborted) return null;
    if (answer.ok) {
      Object.assign(list, { view, rows, cursor: answer.body?.cursor ?? null });
      setList(rows, total());
      askAhead();
    }
    return answer;
  } catch {
    return null;
  }
}

/**
 * Counts what waits, in the views that were saved too.
 * @param {View} view
 * @returns {Promise<boolean>} whether it was counted
 */
export async function count(view) {
  try {
    const { signal } = running;
    const owners = new Set(savedViews().map(({ hash }) => viewOfHash(hash).owner));
    owners.delete(view.owner);
    const [answer] = await Promise.all([readCounts(view.owner, signal), ...[...owners].map(async (owner) => {
      const { body } = await readCounts(owner, signal);
      if (body) list.others.set(owner, body);
    })]);
    if (answer.body) {
      list.counts = answer.body;
      list.others.set(view.owner, answer.body);
    }
    return answer.ok;
  } catch {
    return false;
  }
}

/** Asks for the next page, so that it is here when it is wanted. */
function askAhead() {
  const { view, cursor } = list;
  list.ahead = view && cursor ? readWork(view, cursor, running.signal) : null;
  list.ahead?.catch(() => null);
}

/**
 * Takes the page that was asked for ahead; one that did not come is asked for again.
 * @returns {Promise<{ rows: Row[], answer: StaffAnswer<WorkPage> } | null>} its rows; null where there is none, or the list was left
 */
export async function takeNext() {
  if (!list.ahead) askAhead();
  const asked = list.ahead;
  if (!asked) return null;
  try {
    const answer = await asked;
    if (asked !== list.ahead) return null;
    list.ahead = null;
    if (!answer.body) return { rows: [], answer };
    const known = new Set(list.rows.map(({ reference }) => reference));
    const rows = answer.body.dossiers.filter(({ reference }) => !known.has(reference));
    list.rows = [...list.rows, ...rows];
    list.cursor = answer.body.cursor;
    setList(list.rows, total());
    askAhead();
    return { rows, answer };
  } catch {
    list.ahead = null;
    return null;
  }
}
