import { announce, byId, dayOf, element, format, get, me, why } from 'desk';
import { shownAmount } from '../money/amounts.js';
import { actsOf } from './product-acts.js';
import { expectedPart, keepersPart } from './product-stock.js';
import { KIND_NAMES, MOVEMENT_NAMES } from './names.js';
import { dayWithYear, inWords } from '../money/in-words.js';
import * as TEXT from 'texts';

/** @import { Movement, Product, Shown, StaffProduct, StockDetail } from '../../stock.js' */
/** @import { ProductAct } from './product-acts.js' */

/** @type {ProductAct[]} */
let acts = [];
let turn = 0;

/** Gives the keys of the acts of the product that is shown. */
export const panelActs = () => Object.fromEntries(acts.flatMap(({ key, label, run, why: refused }) => (key && !refused ? [[key, { label, run }]] : [])));

/** Shows no product. */
export function closePanel() {
  turn += 1;
  acts = [];
  const panel = document.getElementById('product');
  if (!panel) return;
  panel.hidden = true;
  panel.replaceChildren();
}

/**
 * Shows a product: what is there of it, its prices, who keeps it, what comes, and what can be done.
 * @param {string} sku
 * @param {{ address: string, changed: (sku?: string) => Promise<void> }} page
 */
export async function openPanel(sku, page) {
  const mine = (turn += 1);
  acts = [];
  const path = encodeURIComponent(sku);
  const [product, stock] = await Promise.all([get(`/staff/products/${path}`), get(`/staff/stock/${path}`)]);
  if (mine !== turn) return;
  const panel = byId('product');
  panel.hidden = false;
  if (!product.ok) {
    acts = [];
    panel.replaceChildren(element('h2', { id: 'product-title' }, sku), element('p', { class: 'red' }, product.status === 404 ? TEXT.no_product : why(product)));
    return;
  }
  /** @type {Shown} */
  const shown = { sku, product: /** @type {StaffProduct} */ (product.body), stock: /** @type {StockDetail | null} */ (stock.body), movements: [] };
  draw(panel, shown, page);
  if (!shown.stock) return;
  const moved = await get(`/staff/stock/${path}/movements`);
  if (mine !== turn || !moved.ok) return;
  shown.movements = /** @type {{ movements: Movement[] }} */ (moved.body).movements;
  draw(panel, shown, page);
}

/**
 * @param {HTMLElement} panel
 * @param {Shown} shown
 * @param {{ address: string, changed: (sku?: string) => Promise<void> }} page
 */
function draw(panel, shown, page) {
  const focused = panel.contains(document.activeElement) ? document.activeElement?.id : '';
  const before = panel.dataset.sku;
  panel.dataset.sku = shown.sku;
  acts = actsOf(shown, page.changed);
  const close = element('a', { href: page.address, class: 'btn btn--q', id: 'product-close' }, TEXT.close);
  const head = element('header', {}, element('div', {}, element('h2', { id: 'product-title' }, inWords(shown.product.product.name)), element('p', { class: 'fine' }, element('span', { class: 'ref' }, shown.sku), facts(shown.product.product))), close);
  panel.replaceChildren(element('div', {}, head, sums(shown), prices(shown), keepersPart(shown), expectedPart(shown, page.changed), actList(), movements(shown)));
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  if (before !== shown.sku) announce(inWords(shown.product.product.name));
}

/** @param {Product} product */
function facts(product) {
  const words = [KIND_NAMES[product.kind], inWords(product.unit), inWords(product.detail), product.replaced_by ? format(TEXT.replaced_by, { sku: product.replaced_by }) : '', product.withdrawn ? format(TEXT.withdrawn_since, { day: dayOf(product.withdrawn) }) : ''];
  return words.filter(Boolean).map((word) => `, ${word}`).join('');
}

/** @param {Shown} shown */
function sums({ stock, movements: moved, product }) {
  if (!stock) return element('p', { class: 'mute' }, product.product.goods ? TEXT.not_counted_more : TEXT.no_goods);
  const { on_hand: onHand, held, available, arrivals, below } = stock.item;
  const counted = moved.find(({ as_of: asOf }) => asOf)?.as_of;
  /** @type {[string, string | number, string][]} */
  const pairs = [[counted ? format(TEXT.counted_on, { day: dayOf(counted) }) : TEXT.in_stock, onHand, ''], [TEXT.col_held, held, ''], [TEXT.col_free, available, below || available < 0 ? 'amber' : '']];
  const last = arrivals.at(-1);
  if (last) pairs.push([TEXT.col_expected, arrivals.reduce((all, { quantity }) => all + quantity, 0), ''], [format(TEXT.free_on, { day: dayOf(last.on) }), available + arrivals.reduce((all, { free }) => all + free, 0), 'big']);
  return element('dl', { class: 'sum' }, ...pairs.flatMap(([name, count, style]) => [element('dt', { class: style === 'big' ? 'big' : null }, name), element('dd', { class: style || null }, count)]));
}

/** @param {Shown} shown */
function prices({ product: { product, price } }) {
  const listed = [...(product.prices ?? [])].toReversed();
  const { today } = me();
  const now = listed.find(({ since }) => since <= today);
  const rows = listed.slice(0, 6).map((each) => {
    const amount = shownAmount(each.amount);
    const line = each === now ? element('span', {}, element('b', {}, amount), `, ${format(TEXT.price_since, { day: dayWithYear(each.since) })}`) : each.since > today ? element('span', {}, format(TEXT.price_from, { amount })) : element('span', { class: 'mute' }, amount);
    return element('li', {}, element('span', { class: 't' }, each === now ? TEXT.today : each.since > today ? dayOf(each.since) : each.since.slice(0, 4)), line);
  });
  return element('section', { class: 'section' }, element('h3', {}, TEXT.prices), price === null ? element('p', { class: 'amber' }, TEXT.no_price_today) : null, element('ul', { role: 'list', class: 'short-list' }, ...rows));
}

function actList() {
  const rows = acts.map(({ id, key, label, about, run, why: refused }) => {
    const button = element('button', { type: 'button', id: `act-${id}`, 'aria-disabled': refused ? 'true' : null }, key ? element('kbd', { 'aria-hidden': 'true' }, key) : element('span', {}), element('span', {}, label), element('small', {}, refused ?? about ?? ''));
    button.onclick = () => (refused ? announce(refused) : run());
    return element('li', {}, button);
  });
  return element('section', { class: 'section' }, element('h3', { class: 'vh' }, TEXT.acts), element('ul', { role: 'list', class: 'acts-l' }, ...rows));
}

/** @param {Shown} shown */
function movements({ movements: moved, sku }) {
  if (!moved.length) return null;
  const rows = moved.slice(0, 8).map(({ at, why: reason, reason: words, dossier, changes }) => {
    const pieces = changes.filter((change) => change.sku === sku).reduce((all, { on_hand: more }) => all + (more ?? 0), 0);
    const name = MOVEMENT_NAMES[reason] ?? TEXT.movement_of_dossier;
    return element('li', {}, element('span', { class: 't' }, dayOf(at)), element('span', {}, pieces ? `${pieces > 0 ? '+' : '−'}${Math.abs(pieces)}, ` : '', name, dossier ? ' ' : '', dossier ? element('a', { href: `#/${dossier}`, class: 'ref' }, dossier) : null, words ? element('small', {}, words) : null));
  });
  return element('details', { class: 'section' }, element('summary', {}, element('h3', {}, TEXT.movements)), element('ul', { role: 'list', class: 'short-list' }, ...rows));
}
