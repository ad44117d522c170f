import { get } from 'desk';
import { element } from '../../../shared/script/dom.js';
import { piecesTyped } from './pieces-field.js';
import * as TEXT from 'texts';

/** @import { Field } from '../../staff.js' */
/** @import { ProductPage } from '../../stock.js' */

const PAUSE_MS = 200;
const SHOWN = 8;

/**
 * Makes a cell with a field in it.
 * @param {string} label
 * @param {string} style
 * @param {string} [value]
 */
const cell = (label, style, value = '') => element('input', { class: style, type: 'text', autocomplete: 'off', spellcheck: 'false', 'aria-label': label, maxlength: 60, value });

/** Draws a row for a part that went into the instrument; what is typed of its number is looked up in the catalogue. */
function partRow() {
  const list = element('datalist', { id: `parts-${crypto.randomUUID()}` });
  const [sku, quantity, lot] = [cell(TEXT.case_part_sku, 'ref'), cell(TEXT.case_part_pieces, 'n q', '1'), cell(TEXT.case_part_lot, 'ref')];
  let timer = 0;
  sku.setAttribute('list', list.id);
  sku.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => suggest(sku.value.trim(), list), PAUSE_MS);
  });
  const node = element('tr', {}, element('th', { scope: 'row', class: 'cell' }, sku, list), element('td', { class: 'cell' }, quantity), element('td', { class: 'cell cell--lot' }, lot));
  const read = () => ({ sku: sku.value.trim(), quantity: piecesTyped(quantity.value) ?? 0, lot: lot.value.trim() || undefined });
  return { node, read, focus: () => sku.focus() };
}

/**
 * @param {string} typed
 * @param {HTMLElement} list
 */
async function suggest(typed, list) {
  if (!typed) return;
  const { body } = await get(`/staff/products?limit=${SHOWN}&q=${encodeURIComponent(typed)}`);
  const { products = [] } = /** @type {Partial<ProductPage>} */ (body ?? {});
  list.replaceChildren(...products.map(({ product }) => element('option', { value: product.sku }, product.name[TEXT.lang] ?? product.sku)));
}

/** @typedef {{ sku: string, quantity: number, lot?: string | undefined }} Typed */

/**
 * Asks which parts of the stock a repair took: none, or so many of each.
 * @returns {Field}
 */
export function usedParts() {
  /** @type {ReturnType<typeof partRow>[]} */
  const rows = [];
  const table = element('tbody');
  const add = () => {
    const row = partRow();
    rows.push(row);
    table.append(row.node);
    return row;
  };
  add();
  const typed = () => rows.map((row) => row.read()).filter(({ sku }) => sku);
  const make = (/** @type {() => void} */ changed) => {
    const more = element('button', { class: 'lnk', type: 'button' }, TEXT.case_more_parts);
    more.onclick = () => add().focus();
    const head = element('tr', {}, ...[TEXT.case_part_sku, TEXT.case_part_pieces, TEXT.case_part_lot].map((text) => element('th', { scope: 'col' }, text)));
    table.addEventListener('input', changed);
    return {
      node: element('div', {}, element('table', { class: 'tl tl--in tl--dense' }, element('caption', { class: 'vh' }, TEXT.case_parts), element('thead', {}, head), table), more),
      read: typed,
      focus: () => rows[0]?.focus(),
    };
  };
  return { kind: 'custom', name: 'parts', label: TEXT.case_parts, make, check: (value) => (/** @type {Typed[]} */ (value).every(({ quantity }) => quantity > 0) ? null : TEXT.whole_pieces) };
}
