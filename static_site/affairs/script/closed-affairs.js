import { call } from '../../shared/script/api.js';
import { affairsPath } from './pagination.js';
import { filter } from './filter.js';
import { group } from './table.js';
import { byId, element, fill, worded } from '../../shared/script/dom.js';
import { settle } from '../../shared/script/network.js';
import { say } from '../../shared/script/announcer.js';
import * as TEXT from 'texts';

let rows = null;
let next = null;
let told = null;
let latest = 0;

export function forgetClosed() {
  rows = null;
  latest += 1;
}

export function prepareClosed() {
  byId('more').onclick = more;
}

// How many affairs are closed, as the last reading said. They come when asked for, or at once where nothing is open; those shown follow a change.
export function placeClosed(count, alone) {
  const moved = rows !== null && count !== told;
  told = count;
  label();
  if (moved || (rows === null && alone && count !== 0)) readClosed(null, []);
}

async function more() {
  if (byId('more').getAttribute('aria-busy')) return;
  const first = rows === null;
  const added = await readClosed(next, rows ?? []);
  if (added) byId(first ? 'h-closed' : `open-${added[0]?.reference}`)?.focus();
}

// Returns the rows that came, or null for none that count: the reading failed, or another came after it.
async function readClosed(cursor, before) {
  latest += 1;
  const mine = latest;
  const button = byId('more');
  button.setAttribute('aria-busy', 'true');
  const answer = await call('GET', affairsPath('/closed', cursor)).catch(() => null);
  button.removeAttribute('aria-busy');
  if (mine !== latest) return null;
  const failed = answer?.status !== 200 || !answer.body;
  byId('more-failed').hidden = !failed;
  if (failed) return say(TEXT.closed_failed), null;
  rows = [...before, ...answer.body.rows];
  next = answer.body.cursor;
  const part = { who: 'closed', title: answer.body.title, column: TEXT.outcome, rows, all: next ? (told ?? `${rows.length}+`) : rows.length };
  fill(byId('closed'), part, () => (rows.length ? [group(part)] : [element('p', { class: 'empty' }, TEXT.none_closed)]));
  label();
  filter();
  settle();
  return answer.body.rows;
}

function label() {
  const button = byId('more');
  button.hidden = rows === null ? told === 0 : !next;
  button.textContent = rows === null ? (told === null ? TEXT.closed : worded(TEXT.closed_count, { count: told })) : TEXT.closed_more;
}
