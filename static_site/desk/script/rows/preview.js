import { actHash, byId, colleague, currentRow, dayOf, element, find, format, get, icon, lastAct, me, neighbours, onPicked, query, spanGroups, waitOf, why } from 'desk';
import { openMany } from './many.js';
import * as TEXT from 'texts';

/** @import { CustomerDocument, ShownStep } from '../../../shared/types.js' */
/** @import { Row } from '../day/rows.js' */
/** @import { StaffAnswer } from '../shell/staff-api.js' */

/** @typedef {{ seq: number, date: string, day: string, title: string, comment: string | null, internal: boolean, struck: boolean, who?: string }} Entry */
/** @typedef {{ kind: string, moved: string, kept: string | null }} Promised */
/** @typedef {{ page: StaffAnswer<CustomerDocument>, history: StaffAnswer<{ entries: Entry[] }>, dossier: StaffAnswer<{ promises: Promised[] }> }} Reading */

const SHOWN = 5;
const PAUSE_MS = 120;
const PROMISES = /** @type {Record<string, string>} */ (TEXT.promised_what);
const LABELS = /** @type {Record<string, string>} */ (TEXT.act_labels);
let timer = 0;
let running = new AbortController();
let following = false;

/** Opens the preview of the current row, or closes it: while it is open it follows the row. */
export function togglePreview() {
  const there = find('preview');
  byId('day').classList.toggle('day--preview', !there);
  if (there) {
    running.abort();
    there.remove();
    spanGroups();
    return;
  }
  byId('day').append(element('aside', { class: 'preview', id: 'preview', 'aria-label': TEXT.preview }, element('div', {})));
  if (!following) onPicked(follow);
  following = true;
  spanGroups();
  draw();
}

/** Draws the row at which somebody stays: who only passes asks nothing. */
function follow() {
  if (!find('preview')) return;
  clearTimeout(timer);
  timer = setTimeout(draw, PAUSE_MS);
}

async function draw() {
  const row = currentRow();
  if (!row || !find('preview')) return;
  running.abort();
  running = new AbortController();
  const { signal } = running;
  show(row, null);
  const base = `/staff/dossiers/${row.reference}`;
  try {
    const [page, history, dossier] = await Promise.all([
      get(`${base}/customer-document?lang=${TEXT.lang}`, { signal }),
      get(`${base}/history?lang=${TEXT.lang}`, { signal }),
      get(base, { signal }),
    ]);
    if (!signal.aborted) show(row, /** @type {Reading} */ ({ page, history, dossier }));
  } catch {
    // Another row is the current one: what was asked is given up.
  }
}

/**
 * @param {Row} row
 * @param {Reading | null} reading null while it is asked for
 */
function show(row, reading) {
  const at = neighbours(row.reference);
  const close = element('button', { class: 'lnk fine', type: 'button' }, TEXT.close_preview, ' ', element('kbd', { 'aria-hidden': 'true' }, TEXT.key_space));
  close.addEventListener('click', togglePreview);
  const place = at ? ` · ${format(TEXT.position, { index: at.index, of: at.of })}` : '';
  const head = element('header', {}, element('p', { class: 'fine' }, element('a', { class: 'ref', href: `#/${row.reference}` }, row.reference), place), close);
  query('#preview > div').replaceChildren(head, expected(row, reading?.history.body?.entries ?? []), ...(reading ? parts(row, reading) : []));
}

/**
 * @param {Row} row
 * @param {Entry[]} entries
 */
function expected(row, entries) {
  const side = row.waits[0]?.side ?? 'us';
  const wait = waitOf(row, side);
  const about = /** @type {{ entry?: number | null } | null} */ (row.expected && 'about' in row.expected ? row.expected.about : null);
  const asked = about?.entry ? entries.find(({ seq }) => seq === about.entry)?.comment : null;
  const since = wait && format(side === 'us' ? TEXT.ours_since : TEXT.theirs_since, { days: wait.days, day: dayOf(wait.due) });
  const aside = element('button', { class: 'btn btn--2', type: 'button' }, row.aside ? TEXT.take_up : TEXT.put_aside);
  aside.addEventListener('click', () => openMany(row.aside ? 'take_up' : 'aside'));
  return element(
    'div',
    { class: 'expected' },
    since ? element('p', { class: wait.late ? 'tag tag--you' : 'tag' }, icon('clock'), since) : null,
    element('h2', {}, row.expected?.label ?? row.where),
    asked ? element('p', {}, format(TEXT.quoted, { text: asked })) : null,
    row.aside ? element('p', {}, format(TEXT.aside_by, { day: dayOf(row.aside.until), who: colleague(row.aside.by)?.name ?? row.aside.by })) : null,
    element('a', { class: 'btn', href: actHash(row) }, LABELS[row.expected?.act ?? ''] ?? row.expected?.label ?? TEXT.open_dossier, row.expected?.key ? element('kbd', { 'aria-hidden': 'true' }, row.expected.key) : null),
    side === 'us' ? aside : null,
  );
}

/**
 * @param {Row} row
 * @param {Reading} reading
 */
function parts(row, { page, history, dossier }) {
  if (!page.body) return [element('div', { class: 'warn' }, icon('alert'), element('p', {}, why(page)))];
  const open = (dossier.body?.promises ?? []).filter(({ kept }) => !kept);
  const last = lastAct(row);
  return [
    element(
      'section',
      { class: 'section', 'aria-labelledby': 'preview-reads' },
      element('div', { class: 'cap' }, element('h2', { id: 'preview-reads' }, TEXT.customer_reads), element('span', {}, element('a', { href: `#/${row.reference}` }, icon('eye'), TEXT.whole_page))),
      element('p', { class: 'reads' }, ...page.body.verdict.map((sentence) => element('span', { class: page.body?.verdict_late ? 'amber' : null }, sentence))),
      element('ol', { class: 'ladder', role: 'list' }, ...page.body.steps.map(rung)),
    ),
    open.length ? section('preview-promises', TEXT.promised, open.map(({ kind, moved }) => fact(dayOf(moved), moved, PROMISES[kind] ?? kind, moved < me().today))) : null,
    history.body?.entries.length ? section('preview-facts', TEXT.last_facts, history.body.entries.filter(({ struck, internal, who }) => !struck && !(internal && who === 'system')).slice(0, SHOWN).map(({ day, date, title, comment, internal }) => fact(internal ? TEXT.internal_short : day, date, internal && comment ? comment : title, internal))) : null,
    last ? element('p', { class: 'fine section' }, last) : null,
  ].filter((part) => part !== null);
}

/**
 * @param {string} id
 * @param {string} title
 * @param {HTMLElement[]} rows
 */
const section = (id, title, rows) => element('section', { class: 'section', 'aria-labelledby': id }, element('h3', { id }, title), element('ol', { class: 'short-list', role: 'list' }, ...rows));

/**
 * @param {string} when
 * @param {string} date
 * @param {string} text
 * @param {boolean} amber
 */
const fact = (when, date, text, amber) => element('li', {}, element('time', { datetime: date }, when), element('span', { class: amber ? 'amber' : null }, text));

/**
 * Draws a step of the upright scale.
 * @param {ShownStep} step
 */
function rung({ name, state, text, spoken, cells: { on, of }, cursor }) {
  const cells = Array.from({ length: Math.max(1, Math.min(of, 12)) }, (_, index) => {
    const filled = index < Math.round((on / Math.max(1, of)) * Math.max(1, Math.min(of, 12)));
    return element('i', { class: filled ? 'on' : null });
  });
  if (cursor === 'end') cells.at(-1)?.classList.add('at', 'end');
  else if (cursor) (cells.find((cell) => !cell.classList.contains('on')) ?? cells[0])?.classList.add('at');
  const amber = state === 'you' || state === 'late';
  return element(
    'li',
    {},
    element('span', { class: 'rung', 'aria-hidden': 'true' }, ...cells),
    element('b', {}, name),
    element('span', { class: amber ? 'amber' : 'mute' }, state === 'done' ? icon('ok') : null, spoken ? element('span', { class: 'vh' }, spoken) : null, state === 'done' ? ' ' : null, text),
  );
}
