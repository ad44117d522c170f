import { find } from '../../../shared/script/dom.js';
import { list } from './list-state.js';

/**
 * Which row the keys act on, and which are chosen; the anchor is where a range of chosen ones begins.
 * @type {{ reference: string | null, anchor: string | null, chosen: Set<string> }}
 */
export const picked = { reference: null, anchor: null, chosen: new Set() };

/** @type {(() => void)[]} */
const followers = [];

/**
 * Has something be called whenever another row is the current one, or others are chosen.
 * @param {() => void} follow
 */
export const onPicked = (follow) => followers.push(follow);

/** Has all that follows the current row follow it again: what it says is another. */
export const repick = () => {
  for (const follow of followers) follow();
};

/** Gives the lines of the list that are dossiers. */
export const lines = () => [...(find('worklist')?.querySelectorAll('tr') ?? [])].filter((line) => line.dataset.reference);

/** @param {string | null} reference */
export function lineOf(reference) {
  const line = reference && find('worklist')?.querySelector(`tr[data-reference="${CSS.escape(reference)}"]`);
  return line instanceof HTMLElement ? line : null;
}

/** Gives the row that is the current one. */
export const currentRow = () => list.rows.find((row) => row.reference === picked.reference) ?? null;

/** Gives the rows that an act on many is about: those that are chosen, else the current one. */
export function wantedRows() {
  const chosen = list.rows.filter((row) => picked.chosen.has(row.reference));
  const current = currentRow();
  return chosen.length || !current ? chosen : [current];
}

/**
 * Makes a row the current one.
 * @param {string | null} reference
 * @param {boolean} [focus] whether its act gets the focus
 */
export function setCurrent(reference, focus = false) {
  const moved = picked.reference !== reference;
  const line = lineOf(reference);
  if (moved) lineOf(picked.reference)?.classList.remove('current');
  line?.classList.add('current');
  picked.reference = reference;
  if (focus && line) {
    line.querySelector('a')?.focus({ preventScroll: true });
    line.scrollIntoView({ block: 'nearest' });
  }
  if (moved) repick();
}

/**
 * Goes on by so many rows; gives whether there was one.
 * @param {number} by
 */
export function step(by) {
  const all = lines();
  const at = all.findIndex((line) => line.dataset.reference === picked.reference);
  const next = all[at < 0 ? 0 : at + by];
  if (next) setCurrent(next.dataset.reference ?? null, true);
  return Boolean(next);
}

/**
 * Chooses a row, or takes it out; with a range all from the last chosen one on.
 * @param {string} reference
 * @param {boolean} range
 */
export function choose(reference, range) {
  const all = lines().map((line) => line.dataset.reference ?? '');
  const [from, to] = [all.indexOf(picked.anchor ?? reference), all.indexOf(reference)];
  if (range && from >= 0) for (const one of all.slice(Math.min(from, to), Math.max(from, to) + 1)) picked.chosen.add(one);
  else if (!picked.chosen.delete(reference)) picked.chosen.add(reference);
  picked.anchor = reference;
  showPicked();
  repick();
}

export function chooseNone() {
  picked.chosen.clear();
  picked.anchor = null;
  showPicked();
  repick();
}

/** Shows which row is the current one and which are chosen: also after the list was drawn anew. */
export function showPicked() {
  for (const line of lines()) {
    const { reference = '' } = line.dataset;
    line.classList.toggle('current', reference === picked.reference);
    line.classList.toggle('chosen', picked.chosen.has(reference));
    const box = line.querySelector('input');
    if (box) box.checked = picked.chosen.has(reference);
  }
}
