import { announce, byId, element, format, get, go, place, reread as rereadPlace, setKeys, showRead, startLoading, why } from 'desk';
import { shownAmount } from '../money/amounts.js';
import { counted } from '../money/in-words.js';
import { isAccountant } from './accountant.js';
import { enterPayment } from './enter-payment.js';
import { isOther, readOther } from './other-lists.js';
import { closePanel, openPanel, panelActs } from './payment-panel.js';
import { acceptSure } from './payment-writes.js';
import { addressOf, listOf, tillOf } from './payments-address.js';
import { paymentViews, viewName } from './payments-rail.js';
import { paymentRow, paymentsTable } from './payments-table.js';
import { dropStatements, statementButton, stopDrops } from './statement-file.js';
import * as TEXT from 'texts';

/** @import { Count, Payment, PaymentPage } from '../../payments.js' */
/** @import { Till } from './payments-address.js' */

/** @type {Till} */
let till = { payment: '', view: '', of: '' };
/** @type {Payment[]} */
let rows = [];
/** @type {unknown[]} */
let others = [];
/** @type {string | null} */
let cursor = null;
/** @type {Count[]} */
let counts = [];
let drawn = false;
let turn = 0;

/**
 * Opens the area, or another list or payment of it.
 * @param {{ rest: string, query: URLSearchParams }} where
 */
export async function open(where) {
  const wanted = tillOf(where);
  const same = drawn && wanted.view === till.view && wanted.of === till.of;
  till = wanted;
  if (!drawn) draw();
  setKeys('payments', keys());
  if (same) mark();
  else await readList();
  await showPayment();
}

/** Leaves the area. */
export function close() {
  drawn = false;
  rows = [];
  turn += 1;
  setKeys('payments', null);
  stopDrops();
  closePanel();
}

/** Reads again what is shown. */
export async function reread() {
  await Promise.all([readList(), showPayment()]);
}

/** Reads again what is shown once something was written: who left meanwhile, or undoes it from elsewhere, is not here. */
async function changed() {
  await rereadPlace();
}

function draw() {
  drawn = true;
  const head = element('div', { class: 'page-head' }, element('div', {}, element('h1', { id: 'payments-title' }, TEXT.payments_title), element('p', { id: 'payments-lead' })), element('div', { class: 'buttons', id: 'payments-buttons' }));
  const list = element('div', { class: 'pad' }, head, element('div', { id: 'payments-selects' }), element('div', { id: 'payments-list' }), element('div', { class: 'more', id: 'payments-more' }));
  byId('place').replaceChildren(element('div', { class: 'payments' }, element('div', { id: 'payments-rail' }), list, element('aside', { class: 'preview', id: 'payment', 'aria-labelledby': 'payment-title', hidden: true })));
  drawHead();
  if (isAccountant()) dropStatements(changed);
}

function drawHead() {
  const { rail, select } = paymentViews(till.view, counts);
  byId('payments-rail').replaceChildren(rail);
  byId('payments-selects').replaceChildren(select);
  byId('payments-title').textContent = viewName(till.view);
  document.title = `${viewName(till.view)} · ${TEXT.title}`;
  document.querySelector('[data-count=payments]')?.replaceChildren(String(counts.find(({ view }) => view === 'open')?.count || ''));
  const here = counts.find(({ view }) => view === (till.view || 'open'));
  byId('payments-lead').textContent = isAccountant() ? (here && !isOther(till.view) ? `${counted(TEXT.n_payments, here.count)}, ${shownAmount(here.left)}.` : '') : TEXT.accountants_place;
  const sure = counts.find(({ view }) => view === 'sure')?.count ?? 0;
  byId('payments-buttons').replaceChildren(...(isAccountant() ? headButtons(sure) : []));
}

/** @param {number} sure */
function headButtons(sure) {
  const enter = element('button', { class: 'btn btn--2', type: 'button', id: 'enter-payment' }, TEXT.enter_title);
  enter.onclick = () => enterPayment(async (payment) => {
    if (payment) go(addressOf({ payment }));
    await changed();
  });
  const all = element('button', { class: 'btn btn--2', type: 'button', id: 'accept-sure' }, counted(TEXT.accept_n, sure));
  all.onclick = async () => {
    all.setAttribute('aria-busy', 'true');
    await acceptSure(await everySure(), changed);
  };
  return [...(sure ? [all] : []), enter, statementButton(changed)];
}

/** Gives all payments whose proposal is sure, as they are shown. */
async function everySure() {
  /** @type {Payment[]} */
  const sure = [];
  /** @type {string | null} */
  let next = null;
  do {
    const answer = await get(listOf('sure', next));
    if (!answer.ok) break;
    const read = /** @type {PaymentPage} */ (answer.body);
    sure.push(...read.payments);
    next = read.cursor;
  } while (next);
  return sure;
}

async function readList() {
  const mine = (turn += 1);
  const done = rows.length ? () => {} : startLoading(readList);
  const [, numbers] = await Promise.all([readPage(mine, null), get('/staff/payments/counts')]);
  done();
  if (mine !== turn || !drawn) return;
  counts = /** @type {{ counts: Count[] } | null} */ (numbers.body)?.counts ?? counts;
  drawHead();
  showRead();
}

/**
 * Reads a page of the list and draws it below what is there.
 * @param {number} mine
 * @param {string | null} from
 */
async function readPage(mine, from) {
  const other = isOther(till.view) ? await readOther(till.view, from, till.of) : null;
  const answer = other ? other.answer : await get(listOf(till.view, from));
  if (mine !== turn || !drawn) return;
  if (!answer.ok) {
    refused(why(answer));
    return;
  }
  if (other) {
    others = [...(from ? others : []), ...other.rows];
    rows = [];
    ({ cursor } = other);
    byId('payments-list').replaceChildren(others.length ? other.draw(others, changed) : nothing());
  } else {
    const read = /** @type {PaymentPage} */ (answer.body);
    rows = [...(from ? rows : []), ...read.payments];
    ({ cursor } = read);
    const { table, body } = paymentsTable();
    body.append(...rows.map((row) => paymentRow(row, till, (payment) => acceptSure([payment], changed))));
    byId('payments-list').replaceChildren(rows.length || cursor ? table : nothing());
  }
  drawMore();
}

/** @param {string} words */
function refused(words) {
  const again = element('button', { class: 'lnk', type: 'button' }, TEXT.retry);
  again.onclick = readList;
  byId('payments-more').replaceChildren(element('p', { class: 'red' }, words, ' ', again));
  announce(words);
}

const nothing = () => element('div', { class: 'empty-page' }, element('h2', {}, till.view ? TEXT.no_payments_view : TEXT.no_payments), element('p', {}, till.view ? TEXT.no_payments_view_more : TEXT.no_payments_more));

function drawMore() {
  const shown = (rows.length || others.length) && !isOther(till.view) ? element('p', {}, format(rows.length === 1 ? TEXT.one_shown : TEXT.n_shown, { n: rows.length })) : null;
  const more = cursor ? element('button', { class: 'lnk', type: 'button' }, TEXT.next_ones) : null;
  if (more) more.onclick = () => readPage(turn, cursor);
  byId('payments-more').replaceChildren(...[shown, more].filter((one) => one !== null));
}

function mark() {
  for (const row of document.querySelectorAll('#payments-list tr[data-payment]')) {
    const current = row instanceof HTMLElement && row.dataset.payment === till.payment;
    row.classList.toggle('current', current);
    const link = row.querySelector('th a');
    if (current) link?.setAttribute('aria-current', 'true');
    else link?.removeAttribute('aria-current');
    if (current) row.scrollIntoView({ block: 'nearest' });
  }
}

async function showPayment() {
  document.querySelector('.payments')?.classList.toggle('payments--one', Boolean(till.payment));
  if (till.payment) await openPanel(till.payment, { address: addressOf({ ...till, payment: '' }), changed });
  else closePanel();
}

/** @param {number} step */
function move(step) {
  const at = rows.findIndex(({ payment }) => payment === till.payment);
  const next = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
  if (next) go(addressOf({ ...till, payment: next.payment }), { replace: Boolean(till.payment) });
}

/** Accepts the payment that is shown where that is sure, else goes to its amounts. */
function accept() {
  const current = rows.find(({ payment }) => payment === place().rest);
  if (!isAccountant() || !current) return false;
  if (current.proposal?.view === 'sure') return acceptSure([current], changed);
  return panelActs()['Enter']?.() ?? false;
}

/** @param {string} key */
function actBy(key) {
  const act = panelActs()[key];
  act?.();
  return Boolean(act);
}

/** Gives the keys of the area: those of acts work where a payment is shown. */
function keys() {
  return {
    ArrowDown: { label: TEXT.key_next, run: () => move(1), repeats: true },
    ArrowUp: { label: TEXT.key_previous, run: () => move(-1), repeats: true },
    J: { run: () => move(1), repeats: true },
    K: { run: () => move(-1), repeats: true },
    A: { label: TEXT.accept, run: accept },
    Enter: { run: () => actBy('Enter') },
    Escape: { run: () => (till.payment ? go(addressOf({ ...till, payment: '' })) : false) },
    ...Object.fromEntries(['F', 'C', 'H'].map((key) => [key, { run: () => actBy(key) }])),
  };
}
