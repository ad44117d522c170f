import { announce, byId, element, format, get, go, reread as rereadPlace, setKeys, showRead, startLoading, why } from 'desk';
import { isManager } from '../money/manager.js';
import { exportButton } from '../stock/export-file.js';
import { dropImports, importButton, stopDrops } from '../stock/import-file.js';
import { addressOf, fleetOf, listOf, sameList } from './fleet-address.js';
import { casesPart, readCases } from './fleet-cases.js';
import { INSTRUMENT_FILE } from './fleet-file.js';
import { enter } from './fleet-forms.js';
import { MOST, printLabels } from './fleet-labels.js';
import { closePanel, openPanel, panelActs } from './fleet-panel.js';
import { fleetRow, fleetTable } from './fleet-table.js';
import { CASES, fleetViews, seeModels } from './fleet-views.js';
import * as TEXT from 'texts';

/** @import { Fleet, InstrumentPage, ListedInstrument } from '../../fleet.js' */

/** @type {Fleet} */
let fleet = { instrument: '', act: '', view: '', account: '', model: '', q: '' };
/** @type {ListedInstrument[]} */
let rows = [];
/**
 * Instruments whose labels are to be printed.
 * @type {Set<string>}
 */
const chosen = new Set();
/** @type {string | null} */
let cursor = null;
let drawn = false;
let turn = 0;
const page = { changed };

/**
 * Opens the place, another list of it, or an instrument, and an act on it where the address names one.
 * @param {{ rest: string, query: URLSearchParams }} where
 */
export async function open(where) {
  const wanted = fleetOf(where);
  const same = drawn && sameList(wanted, fleet);
  fleet = wanted;
  if (!drawn) draw();
  setKeys('instruments', keys(), TEXT.fleet);
  if (same) mark();
  await Promise.all([same ? null : readList(), showInstrument()]);
  if (!fleet.act) return;
  const act = panelActs().find((each) => each.id === fleet.act && !each.why);
  history.replaceState(null, '', addressOf({ ...fleet, act: '' }));
  act?.run();
}

/** Leaves the place. */
export function close() {
  drawn = false;
  rows = [];
  chosen.clear();
  turn += 1;
  setKeys('instruments', null);
  stopDrops();
  closePanel();
}

/** Reads again what is shown. */
export async function reread() {
  await Promise.all([readList(), showInstrument()]);
}

/** Reads all again once something was written; who left meanwhile stays where they are. */
async function changed() {
  await (drawn ? reread() : rereadPlace());
}

function draw() {
  drawn = true;
  const head = element('div', { class: 'page-head' }, element('div', {}, element('h1', {}, TEXT.fleet)), element('div', { class: 'buttons' }, ...headButtons()));
  const list = element('div', { class: 'pad' }, head, element('div', { id: 'fleet-selects' }), element('div', { class: 'above-list' }, element('p', { class: 'fleet-filter', id: 'fleet-filter' }), searchField()), element('div', { id: 'fleet-list' }), element('div', { class: 'more', id: 'fleet-more' }), element('div', { id: 'fleet-open' }));
  byId('place').replaceChildren(element('div', { class: 'stock' }, element('div', { id: 'stock-rail' }), list, element('aside', { class: 'preview', id: 'instrument', 'aria-labelledby': 'instrument-title', hidden: true })));
  drawViews();
  document.title = `${TEXT.fleet} · ${TEXT.title}`;
  if (isManager()) dropImports(changed, INSTRUMENT_FILE);
}

function headButtons() {
  const save = exportButton('/staff/instrument-export', TEXT.fleet_file);
  if (!isManager()) return [save];
  const create = element('button', { class: 'btn btn--2', type: 'button', id: 'enter' }, TEXT.act_enter);
  create.onclick = () => enter(page);
  const print = element('button', { class: 'btn btn--2', type: 'button', id: 'labels' }, TEXT.print_labels);
  print.onclick = () => {
    const wanted = (chosen.size ? [...chosen] : rows.map(({ instrument }) => instrument)).slice(0, MOST);
    if (wanted.length) printLabels(wanted);
  };
  return [create, print, importButton(changed, INSTRUMENT_FILE), save];
}

function searchField() {
  const input = element('input', { type: 'search', id: 'fleet-q', autocomplete: 'off', spellcheck: 'false', maxlength: 60, value: fleet.q });
  const form = element('form', { class: 'f stock-search', role: 'search' }, element('label', { for: 'fleet-q' }, TEXT.search_fleet), input);
  form.onsubmit = (event) => {
    event.preventDefault();
    go(addressOf({ q: input.value.trim() }));
  };
  return form;
}

/**
 * Reads the list: of a serial number or an identifier, those that bear it.
 * @param {string | null} after
 */
async function readPage(after) {
  if (fleet.view === CASES) return { answer: null, read: { instruments: [], cursor: null } };
  const answer = await get(fleet.q ? `/staff/search?q=${encodeURIComponent(fleet.q)}` : listOf(fleet, after));
  const read = /** @type {InstrumentPage | null} */ (answer.body);
  return { answer, read: { instruments: read?.instruments ?? [], cursor: fleet.q ? null : (read?.cursor ?? null) } };
}

async function readList() {
  const mine = (turn += 1);
  const done = rows.length ? () => {} : startLoading(readList);
  const withCases = !fleet.view && !fleet.q && !fleet.account && !fleet.model;
  const [{ answer, read }, cases] = await Promise.all([readPage(null), withCases || fleet.view === CASES ? readCases() : undefined]);
  done();
  if (mine !== turn || !drawn) return;
  byId('fleet-open').replaceChildren(...(cases === undefined ? [] : [casesPart(cases)]));
  drawViews();
  if (answer && !answer.ok) {
    refused(why(answer));
    return;
  }
  rows = read.instruments;
  ({ cursor } = read);
  seeModels(rows);
  drawViews();
  drawRows();
  showRead();
}

async function readMore() {
  const mine = turn;
  const { answer, read } = await readPage(cursor);
  if (mine !== turn) return;
  if (answer && !answer.ok) {
    refused(why(answer));
    return;
  }
  const first = rows.length;
  rows = [...rows, ...read.instruments];
  ({ cursor } = read);
  seeModels(read.instruments);
  drawViews();
  drawRows();
  const link = byId('fleet-list').querySelectorAll('tbody th a')[first];
  if (link instanceof HTMLElement) link.focus();
}

/** @param {string} words */
function refused(words) {
  const again = element('button', { class: 'lnk', type: 'button' }, TEXT.retry);
  again.onclick = readList;
  byId('fleet-more').replaceChildren(element('p', { class: 'red' }, words, ' ', again));
  announce(words);
}

function drawViews() {
  const { rail, selects } = fleetViews(fleet);
  byId('stock-rail').replaceChildren(rail);
  byId('fleet-selects').replaceChildren(selects);
  const { account, q } = fleet;
  const words = account ? format(TEXT.of_account, { account: rows.find((row) => row.account === account)?.customer ?? account }) : q ? format(TEXT.found_by, { q }) : '';
  byId('fleet-filter').replaceChildren(...(words ? [words, ' ', element('a', { href: addressOf({}) }, TEXT.show_all)] : []));
}

function drawRows() {
  const { table, body } = fleetTable();
  body.append(...rows.map((row) => fleetRow(row, fleet, chosen)));
  byId('fleet-list').replaceChildren(...(fleet.view === CASES ? [] : [rows.length || cursor ? table : nothing()]));
  const more = cursor ? element('button', { class: 'lnk', type: 'button' }, TEXT.more_instruments) : null;
  if (more) more.onclick = readMore;
  byId('fleet-more').replaceChildren(...(fleet.view === CASES ? [] : [element('p', {}, format(rows.length === 1 ? TEXT.one_shown : TEXT.n_shown, { n: rows.length }))]), ...(more ? [more] : []));
}

function nothing() {
  const all = !fleet.view && !fleet.account && !fleet.model && !fleet.q;
  return element('div', { class: 'empty-page' }, element('h2', {}, all ? TEXT.no_instruments : TEXT.no_such_instrument), element('p', {}, all ? TEXT.no_instruments_more : TEXT.no_such_instrument_more));
}

function mark() {
  for (const row of document.querySelectorAll('#fleet-list tr[data-instrument]')) {
    const current = row instanceof HTMLElement && row.dataset.instrument === fleet.instrument;
    row.classList.toggle('current', current);
    const link = row.querySelector('th a');
    if (current) link?.setAttribute('aria-current', 'true');
    else link?.removeAttribute('aria-current');
  }
}

async function showInstrument() {
  document.querySelector('.stock')?.classList.toggle('stock--product', Boolean(fleet.instrument));
  if (fleet.instrument) await openPanel(fleet.instrument, addressOf({ ...fleet, instrument: '', act: '' }), page);
  else closePanel();
}

/** @param {number} step */
function move(step) {
  const at = rows.findIndex(({ instrument }) => instrument === fleet.instrument);
  const next = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
  if (next) go(addressOf({ ...fleet, instrument: next.instrument, act: '' }), { replace: Boolean(fleet.instrument) });
}

/**
 * Opens the act of a key, of the instrument that is shown.
 * @param {string} key
 * @returns {boolean} whether there is one
 */
function actBy(key) {
  const act = panelActs().find((each) => each.key === key && !each.why);
  act?.run();
  return Boolean(act);
}

/** Gives the keys of the place: those of acts work where an instrument is shown. */
function keys() {
  return {
    ArrowDown: { label: TEXT.key_next_instrument, run: () => move(1), repeats: true },
    ArrowUp: { label: TEXT.key_previous_instrument, run: () => move(-1), repeats: true },
    J: { label: TEXT.key_next_instrument, run: () => move(1), repeats: true },
    K: { label: TEXT.key_previous_instrument, run: () => move(-1), repeats: true },
    Escape: { run: () => (fleet.instrument ? go(addressOf({ ...fleet, instrument: '' })) : false) },
    ...(fleet.instrument ? { A: { label: TEXT.act_case, run: () => actBy('A') } } : {}),
    ...Object.fromEntries(['B', 'N'].map((key) => [key, { run: () => actBy(key) }])),
  };
}
