import { announce } from '../../../shared/script/announcer.js';
import { byId, element, find, icon, query } from '../../../shared/script/dom.js';
import { startLoading } from '../shell/loading.js';
import { place, showWords } from '../shell/router.js';
import { why } from '../shell/staff-api.js';
import { showRead, tell } from '../shell/status-line.js';
import { drawCounts, drawDay, drawRows } from './draw-day.js';
import { count, isHere, list, readList } from './list-state.js';
import { viewOf } from './view.js';
import * as TEXT from 'texts';

/** @import { Place } from '../shell/router.js' */

const REREAD_MS = 60_000;
let timer = 0;
let opened = 0;

/**
 * Opens the day: at once with the rows that are here, then as the API has it now.
 * @param {Place} where
 */
export async function open(where) {
  const view = viewOf(where.query);
  opened += 1;
  const mine = opened;
  if (isHere(view)) {
    if (!find('day')) await drawDay(view);
    await reread();
    return;
  }
  byId('place').replaceChildren();
  const stop = startLoading(() => open(where));
  const counting = count(view);
  const answer = await readList(view);
  if (mine !== opened) return;
  stop();
  if (!answer) return;
  if (!answer.ok) {
    const again = element('button', { class: 'lnk', type: 'button' }, TEXT.retry);
    again.addEventListener('click', () => open(where));
    showWords(TEXT.not_read, element('p', {}, icon('alert'), ' ', why(answer), ' ', again));
    return;
  }
  showRead();
  watch();
  await Promise.all([drawDay(view), counting.then((counted) => counted && mine === opened && find('day') && drawCounts(view))]);
  if (!list.rows.length) await drawRows(view);
  announce(query('h1').textContent ?? '');
}

/** Reads again what is shown; the rows are drawn anew if one of them changed. */
export async function reread() {
  const view = viewOf(place().query);
  const before = JSON.stringify(list.rows);
  const [answer, counted] = await Promise.all([readList(view), count(view)]);
  if (!answer || !find('day')) return;
  if (!answer.ok) {
    tell({ text: `${TEXT.not_reread} ${why(answer)}`, bad: true });
    return;
  }
  showRead();
  watch();
  if (counted) drawCounts(view);
  if (JSON.stringify(list.rows) !== before) await drawRows(view);
}

/** Reads again every minute while the page is seen and nothing is typed. */
function watch() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (document.visibilityState === 'visible' && navigator.onLine && !document.querySelector('dialog[open]')) reread();
    else watch();
  }, REREAD_MS);
}

export function close() {
  opened += 1;
  clearTimeout(timer);
}
