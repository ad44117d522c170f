import { dayOf, element, format } from 'desk';
import { addressOf } from './stock-address.js';
import { FAMILY_NAMES, VIEW_NAMES } from './names.js';
import * as TEXT from 'texts';

/** @import { ProductCounts } from '../../stock.js' */
/** @import { Shelf } from './stock-address.js' */

const VIEWS = ['unpriced', 'below', 'soon', 'late', ''];
const KINDS = ['instrument', 'spare_part', 'consumable', 'service', 'software'];

/**
 * Says how a view is called.
 * @param {string} view
 * @param {ProductCounts | null} counts
 */
const viewName = (view, counts) => format(VIEW_NAMES[view || 'all'] ?? view, { day: counts ? dayOf(counts.on) : '' });

/**
 * Draws the views and the kinds with how many products each has, and the same as selects for narrow windows.
 * @param {Shelf} shelf
 * @param {ProductCounts | null} counts
 * @returns {{ rail: HTMLElement, selects: HTMLElement }}
 */
export function stockViews(shelf, counts) {
  const views = [...VIEWS, ...(counts?.views.withdrawn || shelf.view === 'withdrawn' ? ['withdrawn'] : [])].map((view) => ({
    name: viewName(view, counts),
    count: counts ? (view ? counts.views[view] : counts.total) : null,
    late: view === 'late',
    hash: addressOf({ view }),
    current: shelf.view === view && !shelf.kind && !shelf.q,
  }));
  const kinds = KINDS.filter((kind) => !counts || counts.kinds[kind] || shelf.kind === kind).map((kind) => ({
    name: FAMILY_NAMES[kind] ?? kind,
    count: counts?.kinds[kind] ?? null,
    late: false,
    hash: addressOf({ kind }),
    current: shelf.kind === kind,
  }));
  const rail = element('nav', { class: 'views', 'aria-label': TEXT.stock_views }, ...listed(TEXT.views, 'stock-views', views), ...listed(TEXT.families, 'stock-kinds', kinds));
  return { rail, selects: element('div', { class: 'view-selects' }, choice(TEXT.views, views), choice(TEXT.families, [{ name: TEXT.every_family, hash: addressOf({ view: shelf.view }), current: !shelf.kind, count: null, late: false }, ...kinds])) };
}

/** @typedef {{ name: string, count: number | null | undefined, late: boolean, hash: string, current: boolean }} View */

/**
 * @param {string} title
 * @param {string} id
 * @param {View[]} views
 */
const listed = (title, id, views) => [
  element('h2', { id }, title),
  element('ul', { role: 'list', 'aria-labelledby': id }, ...views.map(({ name, count, late, hash, current }) => element('li', {}, element('a', { href: hash, 'aria-current': current ? 'true' : null }, name, count === null || count === undefined ? null : element('b', { class: late && count ? 'amber' : null }, count))))),
];

/**
 * @param {string} title
 * @param {View[]} views
 */
function choice(title, views) {
  const select = element('select', {}, ...views.map(({ name, count, hash, current }) => element('option', { value: hash, selected: current }, count === null ? name : `${name} (${count ?? 0})`)));
  select.onchange = () => {
    location.hash = select.value;
  };
  return element('label', {}, title, select);
}
