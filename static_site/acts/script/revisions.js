import { documentLink, element, format } from 'page';
import { revision } from 'sheets';
import * as TEXT from 'texts';

/** @import { CustomerDocument, ShownLine, ShownRevision, ShownTotal } from '../../shared/types.js' */
/** @typedef {{ was: ShownLine | null, now: ShownLine | null }} Pair a line of both revisions, null where one has it not */

/**
 * Lays the revision of an offer that was read beside the one that took its place; nothing where none did.
 * @param {{ read: CustomerDocument | null, document: CustomerDocument | null }} sheet
 */
export function revisions({ read, document }) {
  const [was, now] = [revision(read), revision(document)];
  if (!read || !document || !was || !now) return [];
  const pairs = paired(read.lines, document.lines);
  const differing = pairs.filter(differs);
  const same = pairs.length - differing.length;
  const note = same ? element('p', { class: 'hint' }, same === 1 ? TEXT.same_line : format(TEXT.same_lines, { n: same })) : null;
  return [
    element(
      'div',
      { class: 'vs', 'data-revisions': true },
      element('div', { class: 'vs__two' }, card(was, false), card(now, true)),
      table([was, now], differing.map((pair) => row(pair)), sums(read.totals, document.totals)),
      note,
    ),
  ];
}

/**
 * @param {ShownRevision} shown
 * @param {boolean} now
 */
function card({ title, amount, notes, document }, now) {
  const sentences = notes.map((text) => element('p', {}, text));
  return element('div', { class: now ? 'now' : null }, element('h3', {}, title), element('p', { class: 'amount num' }, amount), ...sentences, document ? documentLink(document) : null);
}

/**
 * Pairs the lines of two revisions: those of the same article, then those that stand in the same place.
 * @param {ShownLine[]} before
 * @param {ShownLine[]} after
 * @returns {Pair[]}
 */
function paired(before, after) {
  const left = [...before];
  /** @param {(one: ShownLine) => boolean} fits */
  const taken = (fits) => {
    const index = left.findIndex(fits);
    return index < 0 ? null : (left.splice(index, 1)[0] ?? null);
  };
  const alike = after.map((now) => ({ now, was: taken((one) => one.name === now.name && one.detail === now.detail) }));
  const pairs = alike.map(({ now, was }) => ({ now, was: was ?? taken(({ id }) => id === now.id) }));
  return [...pairs, ...left.map((was) => ({ was, now: null }))];
}

/** @param {Pair} pair */
const differs = ({ was, now }) => !was || !now || JSON.stringify({ ...was, id: 0 }) !== JSON.stringify({ ...now, id: 0 });

/**
 * @param {ShownRevision[]} both
 * @param {Node[]} lines
 * @param {Node[]} totals
 */
function table(both, lines, totals) {
  const heads = [TEXT.name, ...both.map(({ title }) => title)].map((text, index) => element('th', { role: 'columnheader', scope: 'col', class: ['', 'was', 'now'][index] ?? '' }, text));
  return element(
    'table',
    { role: 'table' },
    element('caption', { class: 'vh' }, TEXT.line_by_line),
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...heads)),
    element('tbody', { role: 'rowgroup' }, ...lines, ...totals),
  );
}

/** @param {Pair} pair */
function row({ was, now }) {
  const other = was && now && (was.name !== now.name || was.detail !== now.detail) ? was : null;
  const name = now ? element('b', {}, now.name) : element('s', {}, was?.name);
  const place = was?.status && now?.status && was.status.text !== now.status.text ? element('small', {}, `${now.status.text}, ${TEXT.instead_of} `, element('s', {}, was.status.text)) : null;
  const instead = other ? element('small', {}, `${TEXT.in_place_of} `, element('s', {}, other.name, other.detail ? `, ${other.detail}` : '')) : null;
  return cells([name, element('small', {}, (now ?? was)?.detail), instead, place], was ? price(was) : [TEXT.line_absent], now ? price(now) : [TEXT.line_gone]);
}

/** @param {ShownLine} line */
const price = ({ quantity, unit_price: unit, discount, total }) => [`${quantity} × ${unit}`, discount ? element('small', {}, discount) : null, element('small', {}, total)];

/** @type {(all: ShownTotal[], label: string) => string[]} */
const value = (all, label) => [all.find((one) => one.label === label)?.value ?? '–'];

/**
 * @param {ShownTotal[]} before
 * @param {ShownTotal[]} after
 */
function sums(before, after) {
  const labels = new Set([...after, ...before].map(({ label }) => label));
  return [...labels].map((label) => cells([label], value(before, label), value(after, label), after.some((one) => one.label === label && one.strong) ? 'whole' : 'sum'));
}

/**
 * @param {(Node | string | null)[]} name
 * @param {(Node | string | null)[]} was
 * @param {(Node | string | null)[]} now
 * @param {string | null} [kind]
 */
const cells = (name, was, now, kind = null) => element(
  'tr',
  { role: 'row', class: kind },
  element('th', { role: 'rowheader', scope: 'row' }, ...name),
  element('td', { role: 'cell', class: 'was' }, ...was),
  element('td', { role: 'cell', class: 'now' }, ...now),
);
