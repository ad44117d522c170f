import { element } from 'desk';
import { addressOf } from './payments-address.js';
import * as TEXT from 'texts';

/** @import { Count } from '../../payments.js' */

const NAMES = /** @type {Record<string, string>} */ (TEXT.payment_views);
const GROUPS = [
  [TEXT.group_statement, ['', 'sure', 'check', 'none', 'booked', 'pending', 'disputed', 'back', 'aside', 'statements']],
  [TEXT.group_money, ['giveback', 'credit', 'aged']],
  [TEXT.group_rules, ['payers', 'nobody']],
];
/** Views that stand there only while they have something. */
const RARE = new Set(['pending', 'disputed', 'back']);

/** @param {string} view */
export const viewName = (view) => NAMES[view || 'open'] ?? view;

/** @param {Count | null} count */
const words = (count) => (count ? `${count.count}${count.more ? '+' : ''}` : '');

/**
 * Draws the views with how many payments each has, and the same as a select for narrow windows.
 * @param {string} current
 * @param {Count[]} counts
 * @returns {{ rail: HTMLElement, select: HTMLElement }}
 */
export function paymentViews(current, counts) {
  const countOf = (/** @type {string} */ view) => counts.find((one) => one.view === (view || 'open')) ?? null;
  const shown = (/** @type {string[]} */ views) => views.filter((view) => !RARE.has(view) || view === current || countOf(view)?.count);
  const parts = GROUPS.flatMap(([title, views], index) => [
    element('h2', { id: `payments-group-${index}` }, String(title)),
    element('ul', { role: 'list', 'aria-labelledby': `payments-group-${index}` }, ...shown(/** @type {string[]} */ (views)).map((view) => {
      const count = countOf(view);
      return element('li', {}, element('a', { href: addressOf({ view }), 'data-view': view || 'open', 'aria-current': view === current ? 'true' : null }, viewName(view), count ? element('b', { class: ['check', 'disputed'].includes(view) && count.count ? 'amber' : null }, words(count)) : null));
    })),
  ]);
  // What stands in no group, as an account's statement, is what is chosen all the same.
  const beside = GROUPS.some(([, views]) => views?.includes(current)) ? [] : [element('option', { selected: true }, viewName(current))];
  const select = element('select', {}, ...beside, ...GROUPS.map(([title, views]) => element('optgroup', { label: String(title) }, ...shown(/** @type {string[]} */ (views)).map((view) => element('option', { value: addressOf({ view }), selected: view === current }, countOf(view) ? `${viewName(view)} (${words(countOf(view))})` : viewName(view))))));
  select.onchange = () => {
    location.hash = select.value;
  };
  return { rail: element('nav', { class: 'views', 'aria-label': TEXT.payments_views }, ...parts), select: element('div', { class: 'view-selects' }, element('label', {}, TEXT.views, select)) };
}
