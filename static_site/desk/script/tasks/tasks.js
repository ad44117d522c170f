import { setKeys } from 'desk';
import { keepFresh } from '../shell/keep-fresh.js';
import { openList, rereadList } from './task-list.js';
import { openTask } from './task-page.js';

/** @import { Place } from '../shell/router.js' */

/** @type {Place | null} */
let shown = null;
let stop = () => {};
let turn = 0;

/**
 * Opens the list of tasks, or one of them.
 * @param {Place} where
 */
export async function open(where) {
  shown = where;
  setKeys('list', null);
  stop();
  stop = keepFresh(() => shown && !shown.rest && reread());
  await draw(where);
}

/** Begins a reading. Whoever asked last is answered: what was asked before something was written is of before. */
const newest = () => {
  turn += 1;
  const mine = turn;
  return () => mine === turn;
};

/** @param {Place} where */
const draw = (where) => {
  const isShown = newest();
  return where.rest ? openTask(where.rest, isShown) : openList(where.query, isShown);
};

/** Reads again what is shown: a list stays as it is where nothing changed. */
export function reread() {
  const where = shown;
  if (!where) return null;
  return where.rest ? draw(where) : rereadList(where.query, newest());
}

export function close() {
  shown = null;
  turn += 1;
  stop();
  setKeys('list', null);
}
