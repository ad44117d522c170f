import { element, format, icon } from 'page';
import { errorPlace } from 'sheets';
import * as TEXT from 'texts';

/** @import { Field } from './fields.js' */

/**
 * A line of which pieces are asked for. of: how many were offered. most: how many there may be, 0 for none.
 * text: where they stand; wait: that this is waited for.
 * @typedef {{ line: number, name: string, sku: string, of: number, most: number, text: string | null, wait: boolean }} Countable
 */
/** @typedef {{ line: number, quantity: number }} Quantity */

/**
 * Makes the table in which lines and their quantities are chosen.
 * @param {string} prefix of the sheet's ids
 * @param {{ caption: string, hint?: string, none: string, tooMany: string, out: string }} words none: what is said where nothing is chosen; tooMany: with {most}; out: beside a line of which there is nothing
 * @param {Countable[]} countables
 * @param {{ tick: boolean, start: (one: Countable) => number }} about tick: whether a line has a box of its own, else 0 leaves it out; start: the quantity at first
 */
export function quantities(prefix, words, countables, { tick, start }) {
  const rows = countables.map((one) => row(prefix, one, words, tick, start(one)));
  const body = element('tbody', { role: 'rowgroup' }, ...rows.map(({ node }) => node));
  const table = element('table', { class: 'counts', role: 'table' }, element('caption', {}, words.caption), body);
  const place = errorPlace(`${prefix}-lines`);
  const node = element('div', { class: 'f' }, table, words.hint ? element('p', { class: 'hint' }, words.hint) : null, place);
  /** @returns {Quantity[]} */
  const chosen = () => rows.map(({ one, count }) => ({ line: one.line, quantity: count() })).filter(({ quantity }) => quantity > 0);
  /** @type {Field} */
  const whole = { name: 'lines', label: words.caption, node, place, control: rows.find(({ one }) => one.most)?.first ?? table, wrong: () => (chosen().length || rows.some(({ wrong }) => wrong()) ? null : words.none) };
  return { fields: [...rows.map(({ field }) => field), whole], node, chosen };
}

/**
 * @param {string} prefix
 * @param {Countable} one
 * @param {{ tooMany: string, out: string }} words
 * @param {boolean} tick
 * @param {number} start
 */
function row(prefix, one, words, tick, start) {
  const id = `${prefix}-q${one.line}`;
  const least = tick ? 1 : 0;
  const input = element('input', { class: 'qty', id, type: 'number', min: least, max: one.most, value: start || least, inputmode: 'numeric', autocomplete: 'off', 'aria-describedby': `${id}-x` });
  const box = tick ? element('input', { type: 'checkbox', id: `${id}-c`, checked: one.most > 0 && start > 0, disabled: one.most === 0 }) : null;
  const place = errorPlace(id);
  const taken = () => one.most > 0 && (!box || box.checked);
  const name = element('b', {}, one.name);
  const stands = one.text ? element('span', { class: one.wait ? 'st st--wait' : 'st', 'data-figure': `${id}-st` }, icon(one.wait ? 'clock' : 'ok'), element('span', {}, one.text)) : null;
  const head = element('th', { scope: 'row', role: 'rowheader' }, box ? element('label', { for: box.id }, name) : name, element('small', {}, one.sku), stands, place);
  const count = one.most > 0 ? [element('label', { class: 'vh', for: id }, format(TEXT.quantity_of, { name: one.name })), input, element('span', {}, format(TEXT.of, { of: one.of }))] : [words.out];
  const node = element('tr', { role: 'row', class: one.most > 0 ? null : 'no' }, box ? element('td', { class: 'ck', role: 'cell' }, box) : null, head, element('td', { role: 'cell' }, ...count));
  input.addEventListener('input', () => box && Object.assign(box, { checked: true }));
  const right = () => /^\d+$/.test(input.value) && Number(input.value) >= least && Number(input.value) <= one.most;
  const wrong = () => (!taken() || right() ? null : format(words.tooMany, { most: one.most }));
  /** @type {Field} */
  const field = { name: `lines#${one.line}`, label: one.name, node, control: input, place, wrong };
  return { one, node, field, wrong, first: box ?? input, count: () => (taken() && right() ? Number(input.value) : 0) };
}
