import { element } from 'desk';

/** @typedef {{ text: string, style?: string }} Head */

/**
 * Draws a table of which narrow windows say at each cell what it is.
 * @param {string} caption
 * @param {Head[]} heads
 * @param {import('../../../shared/script/dom.js').Child[][]} rows the first cell heads its row
 * @param {import('../../../shared/script/dom.js').Child[]} [foot]
 */
export function plainTable(caption, heads, rows, foot) {
  const line = (/** @type {import('../../../shared/script/dom.js').Child[]} */ cells) => element('tr', {}, ...cells.map((cell, index) => (index ? element('td', { class: heads[index]?.style || null, 'data-l': heads[index]?.text || null }, cell) : element('th', { scope: 'row', class: 'wide' }, cell))));
  const head = element('tr', {}, ...heads.map(({ text, style }) => element(text ? 'th' : 'td', { scope: text ? 'col' : null, class: style || null }, text)));
  return element('table', { class: 'goods' }, element('caption', { class: 'vh' }, caption), element('thead', {}, head), element('tbody', {}, ...rows.map(line)), foot ? element('tfoot', {}, line(foot)) : null);
}
