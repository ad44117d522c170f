import { announce } from '../../shared/script/announcer.js';
import { tryRequest } from '../../shared/script/api.js';
import { byId, element, find, format, renderPart } from '../../shared/script/dom.js';
import { updateControls } from '../../shared/script/network.js';
import { filterRows } from './filter.js';
import { affairsPath } from './pagination.js';
import { group } from './table.js';
import * as TEXT from 'texts';

/** @import { Answer } from '../../shared/script/api.js' */
/** @import { ClosedDocument, ShownAffair } from '../../shared/types.js' */

/**
 * What was read so far, null before it is asked for.
 * @type {ShownAffair[] | null}
 */
let rows = null;
/** @type {string | null} */
let next = null;
/**
 * How many are closed, null where the API did not count them.
 * @type {number | null}
 */
let total = null;
let latest = 0;

export function forgetClosed() {
  rows = null;
  latest += 1;
}

export function prepareClosed() {
  byId('more').onclick = more;
}

/**
 * Takes note of how many affairs are closed, as the last reading said.
 * They come when asked for, or at once where nothing is open; those shown follow a change.
 * @param {number | null} count
 * @param {boolean} alone whether nothing is open
 */
export function renderClosed(count, alone) {
  const changed = rows !== null && count !== total;
  total = count;
  updateButton();
  if (changed || (rows === null && alone && count !== 0)) readClosed(null, []);
}

async function more() {
  if (byId('more').getAttribute('aria-busy')) return;
  const first = rows === null;
  const added = await readClosed(next, rows ?? []);
  if (added) find(first ? 'h-closed' : `open-${added[0]?.reference}`)?.focus();
}

/**
 * Reads a page of closed affairs and draws it below those read before.
 * @param {string | null} cursor
 * @param {ShownAffair[]} before
 * @returns {Promise<ShownAffair[] | null>} what came, null if the reading failed, or another came after it
 */
async function readClosed(cursor, before) {
  latest += 1;
  const mine = latest;
  const button = byId('more');
  button.setAttribute('aria-busy', 'true');
  const answer = /** @type {Answer<ClosedDocument> | null} */ (await tryRequest('GET', affairsPath('/closed', cursor)));
  button.removeAttribute('aria-busy');
  if (mine !== latest) return null;
  const document = answer?.status === 200 ? answer.body : null;
  byId('more-failed').hidden = Boolean(document);
  if (!document) {
    announce(TEXT.closed_failed);
    return null;
  }
  rows = [...before, ...document.rows];
  next = document.cursor;
  const part = { who: 'closed', title: document.title, column: TEXT.outcome, rows, count: next ? (total ?? `${rows.length}+`) : rows.length };
  renderPart(byId('closed'), part, () => (part.rows.length ? [group(part)] : [element('p', { class: 'empty' }, TEXT.none_closed)]));
  updateButton();
  filterRows();
  updateControls();
  return document.rows;
}

function updateButton() {
  const button = byId('more');
  button.hidden = rows === null ? total === 0 : !next;
  button.textContent = rows === null ? (total === null ? TEXT.closed : format(TEXT.closed_count, { count: total })) : TEXT.closed_more;
}
