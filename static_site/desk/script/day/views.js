import { clicked, element } from '../../../shared/script/dom.js';
import { me } from '../shell/me.js';
import { go } from '../shell/router.js';
import { dropView, savedViews } from './saved-views.js';
import { list } from './list-state.js';
import { countOf, hashOfView, matterName, MATTERS, SIDES, viewOfHash } from './view.js';
import { withTools } from './with-tools.js';
import * as TEXT from 'texts';

/** @import { Count, Counts } from './rows.js' */
/** @import { View } from './view.js' */

/**
 * A view of the rail. count: how many are in it, null where nobody counted.
 * @typedef {{ text: string, hash: string, count: Count | null, current?: boolean, drop?: boolean }} Entry
 */

/** @type {Record<string, string>} */
const WAITS = { customer: TEXT.waits_theirs, all: TEXT.waits_all };

/** @typedef {{ title: string, label: string, entries: Entry[], all?: boolean }} Section */

/**
 * Gives the matters that wait on a side, in the order in which an order goes; the one that is shown stays though nothing waits there.
 * @param {Counts | null} counts
 * @param {View} view
 */
export const mattersOf = (counts, { side, matter }) =>
  Object.keys(MATTERS).filter((key) => counts?.matters[side]?.[key]?.count || matter.split(',').includes(key));

/**
 * Counts a side; what is late of all that is open is told of the sides.
 * @param {Counts | null} counts
 * @param {string} side
 */
function sideCount(counts, side) {
  const found = counts?.sides[side] ?? null;
  return found && side === 'all' ? { ...found, late: 0 } : found;
}

/**
 * Gives the views that there are, with their counts.
 * @param {Counts | null} counts
 * @param {View} view
 * @returns {Section[]}
 */
function sections(counts, view) {
  const { side, matter, owner } = view;
  const here = counts?.sides[side] ?? null;
  const sides = Object.keys(SIDES).filter((key) => key !== 'all' || counts?.sides.all);
  const tasks = counts?.tasks;
  const owners = counts?.owners[side] ?? {};
  const colleagues = me().colleagues.filter(({ key, left }) => owners[key]?.count || key === owner || !left);
  return [
    {
      title: TEXT.whose,
      label: TEXT.view,
      entries: [
        ...sides.map((key) => ({ text: SIDES[key] ?? key, hash: hashOfView({ ...view, side: key, matter: '' }), count: sideCount(counts, key), current: key === side })),
        ...(tasks ? [{ text: TEXT.without_dossier, hash: '#/tasks', count: { count: tasks.open ?? tasks.count ?? 0, late: tasks.late } }] : []),
      ],
    },
    {
      title: WAITS[side] ?? TEXT.waits_ours,
      label: TEXT.step,
      all: true,
      entries: mattersOf(counts, view).map((key) => ({ text: matterName(side, key), hash: hashOfView({ ...view, matter: key }), count: counts?.matters[side]?.[key] ?? null, current: matter.split(',').includes(key) })),
    },
    {
      title: TEXT.who,
      label: TEXT.who,
      entries: [
        { text: TEXT.team, hash: hashOfView({ ...view, owner: '' }), count: owner ? null : here && { ...here, late: 0 }, current: !owner },
        ...colleagues.map(({ key, name }) => ({ text: name, hash: hashOfView({ ...view, owner: key }), count: owners[key] ?? null, current: key === owner })),
      ],
    },
  ];
}

/**
 * Counts a view that was saved, null where nobody counted.
 * @param {string} hash
 */
function savedCount(hash) {
  const view = viewOfHash(hash);
  const counts = list.others.get(view.owner);
  return counts ? countOf(counts, view) : null;
}

/**
 * Draws the views at the left.
 * @param {Counts | null} counts
 * @param {View} view
 * @param {() => void} redraw
 */
export function views(counts, view, redraw) {
  const hash = hashOfView(view);
  const saved = savedViews().map((one) => ({ text: one.name, hash: one.hash, count: savedCount(one.hash), current: one.hash === hash, drop: true }));
  const parts = sections(counts, view).filter(({ entries }) => entries.length).flatMap(({ title, entries }, at) => listed(title, entries, `views-${at}`));
  const save = element('button', { class: 'lnk', type: 'button', id: 'save-view' }, TEXT.save_view);
  save.addEventListener('click', () => withTools(({ askViewName }) => askViewName(view, redraw)));
  const rail = element('nav', { class: 'views', 'aria-label': TEXT.views }, ...parts, ...(saved.length ? listed(TEXT.saved_views, saved, 'views-saved') : [element('h2', {}, TEXT.saved_views)]), save);
  rail.addEventListener('click', (event) => {
    const button = clicked(event, '.drop');
    if (!button) return;
    dropView(button.dataset.hash ?? '');
    redraw();
  });
  return rail;
}

/**
 * @param {string} title
 * @param {Entry[]} entries
 * @param {string} id
 */
const listed = (title, entries, id) => [
  element('h2', { id }, title),
  element('ul', { role: 'list', 'aria-labelledby': id }, ...entries.map(({ text, hash, count, current, drop }) =>
    element(
      'li',
      {},
      element('a', { href: hash, 'aria-current': current ? 'true' : null }, element('span', {}, text), ...numbers(count)),
      drop ? element('button', { class: 'lnk drop', type: 'button', 'data-hash': hash, 'aria-label': `${TEXT.drop_view} ${text}` }, '×') : null,
    ))),
];

/** @param {Count | null} count */
const numbers = (count) =>
  count
    ? [
      element('b', {}, count.count),
      count.late ? element('b', { class: 'amber' }, element('span', { class: 'vh' }, ` ${TEXT.of_which} `), count.late, element('span', { class: 'vh' }, ` ${TEXT.late}`)) : null,
    ]
    : [];

/**
 * Draws the views as three selects, for where there is no room at the left.
 * @param {Counts | null} counts
 * @param {View} view
 */
export function selects(counts, view) {
  const drawn = sections(counts, view).map(({ label, entries, all }, at) => {
    /** @type {Entry[]} */
    const saved = at === 0 ? savedViews().map(({ name, hash }) => ({ text: name, hash, count: savedCount(hash) })) : [];
    /** @type {Entry[]} */
    const none = all ? [{ text: TEXT.all, hash: hashOfView({ ...view, matter: '' }), count: null, current: !view.matter }] : [];
    const options = [...none, ...entries, ...saved].map(({ text, hash, count, current }) => element('option', { value: hash, selected: current ?? false }, count ? `${text} (${count.count})` : text));
    const select = element('select', {}, ...options);
    select.addEventListener('change', () => go(select.value));
    return element('label', {}, label, select);
  });
  return element('div', { class: 'view-selects' }, ...drawn);
}
