import { element } from 'desk';
import { addressOf } from './fleet-address.js';
import * as TEXT from 'texts';

/** @import { Fleet, ListedInstrument } from '../../fleet.js' */
/** @typedef {{ name: string, hash: string, current: boolean }} View */

export const CASES = 'cases';
const NAMES = /** @type {Record<string, string>} */ (TEXT.fleet_views);
const VIEWS = ['', 'uncovered', 'warranty', 'claimed'];
/**
 * Models that were seen, by their SKU: the rail leads to each.
 * @type {Map<string, string>}
 */
const models = new Map();

/**
 * Remembers the models of what is listed.
 * @param {ListedInstrument[]} rows
 */
export function seeModels(rows) {
  for (const { model, name } of rows) models.set(model, name[TEXT.lang] ?? Object.values(name)[0] ?? model);
}

/**
 * Draws the views, the cases and the models, and the same as selects for narrow windows.
 * @param {Fleet} fleet
 */
export function fleetViews(fleet) {
  const views = VIEWS.map((view) => ({ name: NAMES[view || 'all'] ?? view, hash: addressOf({ view }), current: fleet.view === view && !fleet.model && !fleet.account && !fleet.q }));
  const cases = [{ name: TEXT.cases_open, hash: addressOf({ view: CASES }), current: fleet.view === CASES }];
  const byModel = [...models].toSorted().map(([model, name]) => ({ name, hash: addressOf({ model }), current: fleet.model === model }));
  const parts = /** @type {[string, View[]][]} */ ([[TEXT.views, views], [TEXT.service, cases], [TEXT.models, byModel]]).filter(([, entries]) => entries.length);
  const rail = element('nav', { class: 'views', 'aria-label': TEXT.fleet_nav }, ...parts.flatMap(([title, entries], at) => listed(title, `fleet-views-${at}`, entries)));
  return { rail, selects: element('div', { class: 'view-selects' }, choice(TEXT.views, [...views, ...cases]), byModel.length ? choice(TEXT.models, [{ name: TEXT.every_model, hash: addressOf({}), current: !fleet.model }, ...byModel]) : null) };
}

/**
 * @param {string} title
 * @param {string} id
 * @param {View[]} views
 */
const listed = (title, id, views) => [
  element('h2', { id }, title),
  element('ul', { role: 'list', 'aria-labelledby': id }, ...views.map(({ name, hash, current }) => element('li', {}, element('a', { href: hash, 'aria-current': current ? 'true' : null }, name)))),
];

/**
 * @param {string} title
 * @param {View[]} views
 */
function choice(title, views) {
  const select = element('select', {}, ...views.map(({ name, hash, current }) => element('option', { value: hash, selected: current }, name)));
  select.onchange = () => {
    location.hash = select.value;
  };
  return element('label', {}, title, select);
}
