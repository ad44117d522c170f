import { announce } from '../../../shared/script/announcer.js';
import { byId, clicked, element, find, icon, query } from '../../../shared/script/dom.js';
import { setKeys } from '../shell/keys.js';
import { startLoading } from '../shell/loading.js';
import { place, showWords } from '../shell/router.js';
import { why } from '../shell/staff-api.js';
import { showRead, tell } from '../shell/status-line.js';
import { pendingAct } from './list-position.js';
import { lines, onPicked, picked, repick, showPicked } from './current-row.js';
import { drawCounts, drawDay, drawRows } from './draw-day.js';
import { setListKeys, watchRows } from './list-keys.js';
import { count, isHere, list, readList } from './list-state.js';
import { askNews, drawNews } from './news.js';
import { viewOf } from './view.js';
import { withTools } from './with-tools.js';
import { remark } from './worklist.js';
import * as TEXT from 'texts';

/** @import { Place } from '../shell/router.js' */
/** @import { View } from './view.js' */

const REREAD_MS = 60_000;
const SLOW_MS = 8000;
const [SOON_MS, LAG_MS] = [300, 2000];
let timer = 0;
let opened = 0;
let prepared = false;

/** Follows what other parts of the page do to the list. */
function prepare() {
  prepared = true;
  onPicked(() => {
    if (!find('day')) return;
    setListKeys();
    if (picked.chosen.size || byId('day-bulk').childElementCount) withTools(({ drawChoice }) => drawChoice());
  });
  document.addEventListener('list-changed', (event) => {
    const table = find('worklist');
    if (!list.view || !(table instanceof HTMLTableElement)) return;
    remark(table, list.rows, list.view);
    showPicked();
    // What was written stands elsewhere now, or nowhere.
    if (event instanceof CustomEvent && event.detail) watch(SOON_MS);
  });
  byId('place').addEventListener('click', (event) => {
    const choosing = clicked(event, '#choosing');
    if (choosing) choosing.setAttribute('aria-pressed', String(byId('day').classList.toggle('day--choosing')));
    if (clicked(event, '#open-preview')) withTools(({ togglePreview }) => togglePreview());
  });
}

/**
 * Opens the day: at once with the rows that are here, then as the API has it now.
 * @param {Place} where
 */
export async function open(where) {
  if (!prepared) prepare();
  const view = viewOf(where.query);
  opened += 1;
  const mine = opened;
  askNews();
  if (isHere(view)) {
    if (!find('day')) await show(view);
    if (mine === opened) await reread();
    return;
  }
  const stop = startLoading(() => open(where));
  const slow = setTimeout(() => tell({ text: TEXT.slow, bad: true }), SLOW_MS);
  const reading = readList(view);
  const counting = count(view);
  const answer = await reading;
  stop();
  clearTimeout(slow);
  if (mine !== opened || !answer) return;
  if (!answer.ok) {
    const again = element('button', { class: 'lnk', type: 'button' }, TEXT.retry);
    again.addEventListener('click', () => open(where));
    showWords(TEXT.not_read, element('p', {}, icon('alert'), ' ', why(answer), ' ', again));
    return;
  }
  picked.chosen.clear();
  await Promise.all([show(view), counting.then((counted) => counted && mine === opened && find('day') && drawCounts(view))]);
  if (mine !== opened) return;
  if (!list.rows.length) await drawRows(view);
  announce(query('h1').textContent ?? '');
}

/**
 * Draws all of it, and follows the time.
 * @param {View} view
 */
async function show(view) {
  showRead();
  watch();
  const drawing = drawDay(view);
  if (find('worklist')) watchRows();
  else setListKeys();
  const recount = () => {
    if (find('day')) drawCounts(view);
  };
  await Promise.all([drawing, drawNews(recount).then(recount)]);
}

/** Reads again what is shown; the rows are drawn anew if one of them changed. */
export async function reread() {
  const view = viewOf(place().query);
  if (!find('day') || !isHere(view)) {
    await open(place());
    return;
  }
  const before = JSON.stringify(list.rows);
  const [answer, counted] = await Promise.all([readList(view), count(view)]);
  if (!answer || !find('day')) return;
  if (!answer.ok) {
    tell({ text: `${TEXT.not_reread} ${why(answer)}`, bad: true });
    return;
  }
  showRead();
  watch(list.rows.some(({ reference, version }) => pendingAct(reference, version)?.version) ? LAG_MS : REREAD_MS);
  if (counted) drawCounts(view);
  if (JSON.stringify(list.rows) === before) return;
  const focused = document.activeElement?.closest('#worklist');
  const drawing = drawRows(view);
  if (find('worklist')) watchRows();
  await drawing;
  repick();
  if (focused) lines().find((line) => line.dataset.reference === picked.reference)?.querySelector('a')?.focus({ preventScroll: true });
}

/**
 * Reads again every minute while the page is seen and nothing is typed.
 * @param {number} [after] milliseconds
 */
function watch(after = REREAD_MS) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (document.visibilityState === 'visible' && navigator.onLine && !document.querySelector('dialog[open]')) reread();
    else watch();
  }, after);
}

export function close() {
  opened += 1;
  clearTimeout(timer);
  setKeys('list', null);
}
