import { announce } from '../../../shared/script/announcer.js';
import { byId, element, icon } from '../../../shared/script/dom.js';
import { loadStyle } from '../../../shared/script/load-style.js';
import * as TEXT from 'texts';

/**
 * What an address names: an area, and within it what belongs to it.
 * rest: what follows the area, a dossier's reference or its own. pane: what follows a reference. at: the entry after which a dossier is read.
 * @typedef {{ area: string, reference: string, pane: string | null, at: number | null, rest: string, query: URLSearchParams }} Place
 */

/**
 * What draws an area into `#place`. close: before another is opened.
 * @typedef {{ open: (place: Place) => unknown, close?: () => unknown, reread?: () => unknown }} Area
 */

const DOSSIER = /^([0-9A-Z]{10})(?:@(\d{1,8}))?(?:\/(.*))?$/;
/** @type {Map<string, Area>} */
const areas = new Map();
/** @type {Area | null} */
let current = null;
let latest = 0;

/**
 * Says what draws an area; those of others are loaded when they are asked for: the script `desk_stock` for the area `stock`.
 * @param {string} name
 * @param {Area} area
 */
export const addArea = (name, area) => areas.set(name, area);

/**
 * @param {string} hash
 * @returns {Place}
 */
export function placeOf(hash) {
  const [path = '', query = ''] = decoded(hash.replace(/^#\/?/, '')).split('?');
  const common = { reference: '', pane: null, at: null, rest: '', query: new URLSearchParams(query) };
  const [, reference, at, pane] = DOSSIER.exec(path) ?? [];
  if (reference) return { ...common, area: 'dossier', reference, pane: pane || null, at: at ? Number(at) : null };
  const [area = '', ...rest] = path.split('/');
  return { ...common, area: area || 'day', rest: rest.join('/') };
}

/**
 * Gives an address as it is read; one that a mail program cut in the middle of a sign stays as it is, and names no area.
 * @param {string} text
 */
function decoded(text) {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}

/** Gives what the address names now. */
export const place = () => placeOf(location.hash);

/**
 * Opens an address of the desk's.
 * @param {string} hash
 * @param {{ replace?: boolean }} [how] replace: the browser's way back leads past where one is now
 */
export function go(hash, { replace = false } = {}) {
  if (location.hash === hash) openPlace();
  else if (replace) {
    history.replaceState(null, '', hash);
    openPlace();
  } else location.hash = hash;
}

/** Opens what the address names. */
export async function openPlace() {
  latest += 1;
  const mine = latest;
  const wanted = place();
  const area = await areaOf(wanted.area);
  if (mine !== latest) return;
  if (area !== current) {
    current?.close?.();
    if (!byId('place').querySelector('.skeleton')) byId('place').replaceChildren();
  }
  current = area;
  for (const link of document.querySelectorAll('[data-area]')) {
    if (link instanceof HTMLElement && link.dataset.area === wanted.area) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  await area.open(wanted);
}

/**
 * Gives what draws an area, loaded if it has to be.
 * @param {string} name
 * @returns {Promise<Area>}
 */
async function areaOf(name) {
  const known = areas.get(name);
  if (known) return known;
  const key = `desk${name[0]?.toUpperCase()}${name.slice(1)}`;
  // An area's name is one word of small letters: what else the page tells its scripts is no area.
  const script = /^[a-z]+$/.test(name) ? document.body.dataset[key] : undefined;
  const style = document.body.dataset[`${key}Style`];
  if (!script) return UNKNOWN;
  try {
    const [loaded] = await Promise.all([/** @type {Promise<Area>} */ (import(script)), style && loadStyle(style)]);
    areas.set(name, loaded);
    return loaded;
  } catch {
    return UNLOADED;
  }
}

/** Reads again what is shown. */
export const reread = () => current?.reread?.();

/**
 * Shows a page of words alone: what is so, what to do.
 * @param {string} title
 * @param {import('../../../shared/script/dom.js').Child[]} body
 */
export function showWords(title, ...body) {
  byId('place').replaceChildren(element('div', { class: 'pad' }, element('div', { class: 'empty-page' }, element('h1', {}, title), ...body)));
  document.title = `${title} · ${TEXT.title}`;
  announce(title);
}

const BACK = () => element('p', {}, element('a', { href: '#' }, TEXT.to_the_day));
/** @type {Area} */
const UNKNOWN = { open: () => showWords(TEXT.no_such_place, BACK()) };
/** @type {Area} */
const UNLOADED = {
  open: () => {
    const again = element('button', { class: 'lnk', type: 'button' }, TEXT.retry);
    again.addEventListener('click', openPlace);
    showWords(TEXT.not_loaded, element('p', {}, icon('alert'), ' ', navigator.onLine ? TEXT.no_answer : TEXT.offline_now, ' ', again), BACK());
  },
};
