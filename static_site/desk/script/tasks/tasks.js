import { setKeys } from 'desk';
import { openList } from './task-list.js';
import { openTask } from './task-page.js';

/** @import { Place } from '../shell/router.js' */

/** @type {Place | null} */
let shown = null;

/**
 * Opens the list of tasks, or one of them.
 * @param {Place} where
 */
export async function open(where) {
  shown = where;
  setKeys('list', null);
  await draw(where);
}

/** @param {Place} where */
const draw = (where) => {
  const isShown = () => shown === where;
  return where.rest ? openTask(where.rest, isShown) : openList(where.query, isShown);
};

export const reread = () => (shown ? draw(shown) : null);

export function close() {
  shown = null;
  setKeys('list', null);
}
