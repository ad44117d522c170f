import { byId, element, format, query } from '../../../shared/script/dom.js';
import { longDayOf } from '../shell/dates.js';
import { me } from '../shell/me.js';
import { go } from '../shell/router.js';
import { tell } from '../shell/status-line.js';
import { why } from '../shell/staff-api.js';
import { alerts } from './alerts.js';
import { showPicked } from './current-row.js';
import { chart } from './day-chart.js';
import { emptyDay } from './empty-day.js';
import { countGroups } from './groups.js';
import { keepFocus } from './keep-focus.js';
import { list, takeNext, total } from './list-state.js';
import { newsCount, whenLeft } from './news.js';
import { countOf, hashOfView, nameOfView } from './view.js';
import { selects, views } from './views.js';
import { countShown, drawList, insertRows } from './worklist.js';
import * as TEXT from 'texts';

/** @import { View } from './view.js' */

const PARTS = { 'day-head': 'page-head', 'day-news': null, 'day-selects': null, 'day-alerts': null, 'day-bulk': null, 'day-list': null, 'day-more': 'more' };

/**
 * Draws the day around its list.
 * @param {View} view
 */
export function drawDay(view) {
  const parts = Object.entries(PARTS).map(([id, kind]) => element('div', { id, class: kind }));
  let drawn = Promise.resolve();
  keepFocus(byId('place'), () => {
    byId('place').replaceChildren(element('div', { class: 'day', id: 'day' }, element('div', { id: 'day-views', class: 'views' }), element('div', { class: 'pad' }, ...parts)));
    drawCounted(view);
    drawn = drawRows(view);
  });
  return drawn;
}

/**
 * Draws what is counted: title, views, chart and band.
 * @param {View} view
 */
export const drawCounts = (view) => keepFocus(byId('place'), () => drawCounted(view));

/**
 * @param {string} side
 * @param {number} late
 */
function lateText(side, late) {
  if (side === 'all') return `${TEXT.late_count}.`;
  if (side === 'customer') return late === 1 ? TEXT.late_theirs_one : TEXT.late_theirs;
  return late === 1 ? TEXT.late_ours_one : TEXT.late_ours;
}

/** @param {View} view */
function drawCounted(view) {
  const { counts } = list;
  const { today } = me();
  const all = counts || !list.cursor ? total() : null;
  const { late } = countOf(counts, view);
  const greets = newsCount() > 0 && all !== null && !view.matter && !view.owner && view.side === 'us';
  const title = all === null
    ? nameOfView(view)
    : greets
      ? format(all === 1 ? TEXT.good_day_one : TEXT.good_day, { name: me().name.split(' ')[0] ?? '', count: all })
      : format(all === 0 ? TEXT.title_none : all === 1 ? TEXT.title_one : TEXT.title_some, { view: nameOfView(view), count: all });
  const told = late ? format(lateText(view.side, late), { count: late }) : '';
  const days = view.matter ? [] : (counts?.days[view.side] ?? []);
  byId('day-head').replaceChildren(
    element('div', {}, element('h1', { tabindex: '-1' }, title), element('p', { id: 'day-told' }, [greets ? format(newsCount() === 1 ? TEXT.since_one : TEXT.since_some, { when: whenLeft(), count: newsCount() }) : '', told, format(TEXT.read_on_day, { day: longDayOf(today) })].filter(Boolean).join(' '))),
    days.length ? chart(days) : '',
  );
  document.title = `${title}${late ? `, ${format(TEXT.late_count, { count: late })}` : ''} · ${TEXT.title}`;
  const redraw = () => drawCounts(view);
  const rail = views(counts, view, redraw);
  rail.id = 'day-views';
  byId('day-views').replaceWith(rail);
  byId('day-selects').replaceChildren(selects(counts, view));
  byId('day-alerts').replaceChildren(alerts(counts, list.rows) ?? '');
  query('[data-count=day]').textContent = counts?.sides.us ? String(counts.sides.us.count) : '';
  query('[data-count=payments]').textContent = String(counts?.payments || '');
}

/**
 * Draws the list, or what its emptiness means.
 * @param {View} view
 */
export async function drawRows(view) {
  if (!list.rows.length) {
    byId('day-list').replaceChildren(emptyDay(list.counts, view));
    byId('day-more').replaceChildren();
    return;
  }
  const table = drawList(view, nameOfView(view), (order) => go(hashOfView({ ...view, order })));
  keepFocus(byId('place'), () => byId('day-list').replaceChildren(table));
  await insertRows(table, list.rows, view, groupCounts(view));
  showPicked();
  drawMore(view, table);
}

/** @param {View} view */
const groupCounts = (view) => (view.matter ? {} : countGroups(list.counts?.days[view.side] ?? [], me().today));

/**
 * Says how many are shown, and offers the others.
 * @param {View} view
 * @param {HTMLTableElement} table
 */
function drawMore(view, table) {
  const shown = list.rows.length;
  const left = Math.min(total() - shown, 50);
  const more = element('button', { class: 'lnk', type: 'button', id: 'more' }, left > 0 ? format(TEXT.next_rows, { count: left }) : TEXT.next_rows_some);
  more.addEventListener('click', () => showNext(view, table));
  const peek = element('button', { class: 'lnk', type: 'button', id: 'open-preview' }, TEXT.preview, ' ', element('kbd', { 'aria-hidden': 'true' }, TEXT.key_space));
  const choosing = element('button', { class: 'lnk small-only', type: 'button', id: 'choosing', 'aria-pressed': String(byId('day').classList.contains('day--choosing')) }, TEXT.choose_several);
  byId('day-more').replaceChildren(element('p', {}, format(TEXT.shown, { shown, all: total() }), ' ', choosing), element('p', {}, peek, list.cursor ? more : ''));
  if (!list.cursor) countShown(table, view.side);
}

/**
 * Shows the next page: it was asked for before.
 * @param {View} view
 * @param {HTMLTableElement} table
 */
export async function showNext(view, table) {
  const next = await takeNext();
  if (!next) return false;
  if (!next.answer.ok) {
    tell({ text: `${TEXT.rest_not_read} ${why(next.answer)}`, bad: true });
    return false;
  }
  await insertRows(table, next.rows, view, groupCounts(view));
  drawMore(view, table);
  const first = table.querySelector(`[data-reference="${next.rows[0]?.reference}"] .do`);
  if (first instanceof HTMLElement) first.focus();
  return next.rows.length > 0;
}
