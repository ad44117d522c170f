import { format } from '../../../shared/script/dom.js';
import { dayOf, daysBetween, daysAfter } from '../shell/dates.js';
import { me } from '../shell/me.js';
import { countGroups } from './groups.js';
import * as TEXT from 'texts';

const SVG = 'http://www.w3.org/2000/svg';
const [BEFORE, DAYS, WIDTH, FLOOR, HIGH] = [2, 11, 22, 31, 33];
const [GAP, RADIUS, STACK, ACROSS] = [5.6, 2.4, 6, 4];

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 */
function shape(name, attributes, ...children) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  node.append(...children);
  return node;
}

/**
 * Draws one grain a dossier, stacked on the day of its next news; what is older or later than the axis stands at its ends.
 * @param {{ day: string, count: number }[]} days
 */
export function chart(days) {
  const { today } = me();
  /** @type {number[]} */
  const columns = Array.from({ length: DAYS }, () => 0);
  for (const { day, count } of days) {
    const at = Math.max(0, Math.min(DAYS - 1, BEFORE + daysBetween(today, day)));
    columns[at] = (columns[at] ?? 0) + count;
  }
  const most = Math.max(...columns, 1);
  const across = Math.min(ACROSS, Math.ceil(most / STACK));
  const gap = Math.min(GAP, HIGH / Math.ceil(most / across));
  const radius = Math.min(RADIUS, gap * 0.43);
  const grains = columns.flatMap((count, column) =>
    Array.from({ length: count }, (_, index) =>
      shape('circle', {
        class: column < BEFORE ? 'late' : 'due',
        cx: 12 + column * WIDTH + ((index % across) - (across - 1) / 2) * GAP * 0.85,
        cy: (FLOOR - Math.floor(index / across) * gap).toFixed(1),
        r: radius.toFixed(2),
      })));
  const ticks = columns.map((_, column) => `M${12 + column * WIDTH} 36v4`).join('');
  const label = summaryOf(days, today);
  return shape(
    'svg',
    { class: 'day-chart', viewBox: '0 0 248 52', role: 'img', 'aria-label': label },
    shape('title', {}, TEXT.chart_title),
    ...grains,
    shape('path', { class: 'axis', d: `M2 36.5h244${ticks}` }),
    shape('path', { class: 'now', d: `M${1 + BEFORE * WIDTH} 2v38` }),
    shape('text', { x: 4, y: 50 }, dayOf(daysAfter(today, -BEFORE))),
    shape('text', { x: 4 + BEFORE * WIDTH, y: 50 }, TEXT.today_short),
    shape('text', { x: 248, y: 50, 'text-anchor': 'end' }, dayOf(daysAfter(today, DAYS - BEFORE - 1))),
  );
}

/**
 * @param {{ day: string, count: number }[]} days
 * @param {string} today
 */
function summaryOf(days, today) {
  const names = /** @type {Record<string, string>} */ (TEXT.groups);
  const parts = Object.entries(countGroups(days, today)).map(([group, count]) => `${names[group] ?? ''} ${count}`);
  return format(TEXT.chart_label, { parts: parts.join(', ') });
}
