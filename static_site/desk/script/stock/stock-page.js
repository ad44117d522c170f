import { announce, byId, element, format, get, go, me, place, reread as rereadPlace, setKeys, showRead, startLoading, why } from 'desk';
import { counted } from '../money/in-words.js';
import { isManager } from '../money/manager.js';
import { hatching } from './gauge.js';
import { dropImports, importButton, stopDrops } from './import-file.js';
import { exportButton } from './export-file.js';
import { closePanel, openPanel, panelActs } from './product-panel.js';
import { newProduct } from './product-form.js';
import { addressOf, listOf, sameList, shelfOf } from './stock-address.js';
import { legend, stockRow, stockTable } from './stock-table.js';
import { stockViews } from './stock-views.js';
import * as TEXT from 'texts';

/** @import { ListedProduct, ProductCounts, ProductPage } from '../../stock.js' */
/** @import { Shelf } from './stock-address.js' */

/** @type {Shelf} */
let shelf = { sku: '', view: '', kind: '', q: '' };
/** @type {ListedProduct[]} */
let rows = [];
/** @type {string | null} */
let cursor = null;
/** @type {ProductCounts | null} */
let counts = null;
let drawn = false;
let turn = 0;

/**
 * Opens the area, or another list or product of it.
 * @param {{ rest: string, query: URLSearchParams }} where
 */
export async function open(where) {
  const wanted = shelfOf(where);
  const same = drawn && sameList(wanted, shelf);
  shelf = wanted;
  if (!drawn) draw();
  setKeys('stock', keys());
  if (same) mark();
  else await readList();
  await showProduct();
}

/** Leaves the area. */
export function close() {
  drawn = false;
  rows = [];
  counts = null;
  turn += 1;
  setKeys('stock', null);
  stopDrops();
  closePanel();
}

/** Reads again what is shown. */
export async function reread() {
  await readList();
  await showProduct();
}

function draw() {
  drawn = true;
  const head = element('div', { class: 'page-head' }, element('div', {}, element('h1', {}, TEXT.stock_title), element('p', { id: 'stock-lead' })), element('div', { class: 'buttons' }, ...headButtons()));
  const { table } = stockTable();
  const selects = element('div', { id: 'stock-selects' });
  const list = element('div', { class: 'pad' }, head, selects, element('div', { class: 'above-list' }, legend(), searchField()), element('div', { id: 'stock-list' }, table), element('div', { class: 'more', id: 'stock-more' }));
  byId('place').replaceChildren(element('div', { class: 'stock' }, element('div', { id: 'stock-rail' }), list, element('aside', { class: 'preview', id: 'product', 'aria-labelledby': 'product-title', hidden: true })), hatching());
  drawViews();
  document.title = `${TEXT.stock_title} · ${TEXT.title}`;
  if (isManager()) dropImports(changed);
}

function headButtons() {
  if (!isManager()) return [exportButton()];
  const create = element('button', { class: 'btn btn--2', type: 'button' }, TEXT.new_product);
  create.onclick = () => newProduct((sku) => changed(sku));
  return [create, importButton(changed), exportButton()];
}

function searchField() {
  const input = element('input', { type: 'search', id: 'stock-q', autocomplete: 'off', spellcheck: 'false', maxlength: 200, value: shelf.q });
  const form = element('form', { class: 'f stock-search', role: 'search' }, element('label', { for: 'stock-q' }, TEXT.search_products), input);
  form.onsubmit = (event) => {
    event.preventDefault();
    go(addressOf({ q: input.value.trim() }));
  };
  return form;
}

/**
 * Reads all again once something was written; of a new product, goes to it.
 * @param {string} [sku]
 */
export async function changed(sku) {
  if (!drawn) {
    // Who left meanwhile stays where they are.
    await rereadPlace();
    return;
  }
  if (sku && sku !== shelf.sku) {
    go(addressOf({ sku }));
  }
  await Promise.all([readList(), showProduct()]);
}

async function readList() {
  const mine = (turn += 1);
  const done = rows.length ? () => {} : startLoading(readList);
  const [page, numbers] = await Promise.all([get(listOf(shelf, null)), get('/staff/product-counts')]);
  done();
  if (mine !== turn || !drawn) return;
  counts = /** @type {ProductCounts | null} */ (numbers.body) ?? counts;
  drawViews();
  if (!page.ok) {
    refused(why(page));
    return;
  }
  const read = /** @type {ProductPage} */ (page.body);
  rows = read.products;
  ({ cursor } = read);
  drawRows();
  showRead();
}

async function readMore() {
  if (!cursor) return;
  const mine = turn;
  const page = await get(listOf(shelf, cursor));
  if (mine !== turn) return;
  if (!page.ok) {
    refused(why(page));
    return;
  }
  const read = /** @type {ProductPage} */ (page.body);
  const first = rows.length;
  rows = [...rows, ...read.products];
  ({ cursor } = read);
  appendRows(read.products);
  drawMore();
  const link = byId('stock-list').querySelectorAll('tbody a')[first];
  if (link instanceof HTMLElement) link.focus();
}

/** @param {string} words */
function refused(words) {
  const again = element('button', { class: 'lnk', type: 'button' }, TEXT.retry);
  again.onclick = readList;
  byId('stock-more').replaceChildren(element('p', { class: 'red' }, words, ' ', again));
  announce(words);
}

function drawViews() {
  const { rail, selects } = stockViews(shelf, counts);
  byId('stock-rail').replaceChildren(rail);
  byId('stock-selects').replaceChildren(selects);
  const below = counts?.views.below ?? 0;
  const late = counts?.views.late ?? 0;
  byId('stock-lead').textContent = counts ? `${counted(TEXT.n_below, below)}, ${counted(TEXT.n_late, late)}.` : '';
}

function drawRows() {
  const { table, body } = stockTable();
  body.append(...rows.map((row) => stockRow(row, shelf, me().today)));
  byId('stock-list').replaceChildren(rows.length || cursor ? table : nothing());
  const field = byId('stock-q');
  if (field instanceof HTMLInputElement && document.activeElement !== field) field.value = shelf.q;
  drawMore();
}

/** @param {ListedProduct[]} more */
const appendRows = (more) => byId('stock-list').querySelector('tbody')?.append(...more.map((row) => stockRow(row, shelf, me().today)));

function nothing() {
  const empty = !shelf.view && !shelf.kind && !shelf.q;
  return element('div', { class: 'empty-page' }, element('h2', {}, empty ? TEXT.no_products : TEXT.no_match), element('p', {}, empty ? TEXT.no_products_more : TEXT.no_match_more));
}

function drawMore() {
  const shown = element('p', {}, format(rows.length === 1 ? TEXT.one_shown : TEXT.n_shown, { n: rows.length }));
  const more = cursor ? element('button', { class: 'lnk', type: 'button' }, TEXT.more_products) : null;
  if (more) more.onclick = readMore;
  byId('stock-more').replaceChildren(shown, ...(more ? [more] : []));
}

function mark() {
  for (const row of document.querySelectorAll('#stock-list tr[data-sku]')) {
    const current = row instanceof HTMLElement && row.dataset.sku === shelf.sku;
    row.classList.toggle('current', current);
    const link = row.querySelector('a');
    if (current) link?.setAttribute('aria-current', 'true');
    else link?.removeAttribute('aria-current');
  }
}

async function showProduct() {
  document.querySelector('.stock')?.classList.toggle('stock--product', Boolean(shelf.sku));
  if (shelf.sku) await openPanel(shelf.sku, { address: addressOf({ ...shelf, sku: '' }), changed });
  else closePanel();
}

/** @param {number} step */
function move(step) {
  const at = rows.findIndex(({ product }) => product.sku === shelf.sku);
  const next = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
  if (next) go(addressOf({ ...shelf, sku: next.product.sku }), { replace: Boolean(shelf.sku) });
}

/**
 * Opens the act of a key, of the product that is shown.
 * @param {string} key
 * @returns {boolean} whether there is one
 */
function actBy(key) {
  const act = panelActs()[key];
  act?.run();
  return Boolean(act);
}

/** Gives the keys of the area: those of acts work where a product is shown. */
function keys() {
  return {
    ArrowDown: { label: TEXT.key_next, run: () => move(1), repeats: true },
    ArrowUp: { label: TEXT.key_previous, run: () => move(-1), repeats: true },
    J: { label: TEXT.key_next, run: () => move(1), repeats: true },
    Escape: { run: () => (shelf.sku ? go(addressOf({ ...shelf, sku: '' })) : false) },
    ...Object.fromEntries(['R', 'K', 'E', 'P'].map((key) => [key, { run: () => actBy(key) }])),
  };
}

/** Gives what the address names, for those who write. */
export const shownShelf = () => shelfOf(place());
