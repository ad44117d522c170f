import { announce, byId, dayOf, element, format, get, icon, me, newKey, post, query, reread as again, showRead, showWords, startLoading, tell, timeOf, why } from 'desk';
import { asSentence } from '../dossier/as-sentence.js';
import { keepFresh, redrawn } from '../shell/keep-fresh.js';
import * as TEXT from 'texts';

/** @import { StaffAnswer } from '../shell/staff-api.js' */

/** @import { Parked } from '../../../shared/types.js' */

/** @type {Record<Parked['kind'], string>} */
const KINDS = TEXT.effect_kinds;
/** @type {Record<Parked['cause'], string>} */
const WHY = TEXT.parked_why;
/** @type {Record<Parked['cause'], string>} */
const REMEDIES = TEXT.remedies;
const COLUMNS = [TEXT.undone_what, TEXT.dossier, TEXT.stopped, TEXT.tries, TEXT.reason, TEXT.act];
let turn = 0;
let stopFresh = () => {};
/** What is drawn. */
let drawn = '';

/** Opens what was given up, and what puts it back. */
export async function open() {
  drawn = '';
  stopFresh();
  stopFresh = keepFresh(reread);
  const stop = startLoading(open);
  const answer = await read();
  stop();
  if (!answer) return;
  if (!answer.ok) {
    showWords(TEXT.effects_not_read, element('p', {}, why(answer)));
    return;
  }
  draw(answer.body?.effects ?? []);
  announce(query('h1').textContent ?? '');
}

/**
 * Gives null where the place was left, or was read once more since: what was asked before something was written is of before.
 * @returns {Promise<StaffAnswer<{ effects: Parked[], cursor: string | null }> | null>}
 */
async function read() {
  const mine = (turn += 1);
  const answer = await get('/staff/effects');
  return mine === turn ? /** @type {StaffAnswer<{ effects: Parked[], cursor: string | null }>} */ (answer) : null;
}

export async function reread() {
  const answer = await read();
  if (!answer?.ok) return;
  const effects = answer.body?.effects ?? [];
  showRead();
  if (JSON.stringify(effects) !== drawn) redrawn(() => draw(effects));
}

export function close() {
  turn += 1;
  stopFresh();
}

/** @param {Parked[]} effects */
function draw(effects) {
  showRead();
  drawn = JSON.stringify(effects);
  document.title = `${TEXT.effects} · ${TEXT.title}`;
  const manager = me().roles.includes('manager');
  const all = element('button', { class: 'btn', type: 'button' }, TEXT.redrive_all);
  all.addEventListener('click', () => redrive(null));
  const head = element('div', { class: 'page-head' }, element('div', {}, element('h1', {}, TEXT.effects), element('p', {}, TEXT.effects_lead)), effects.length && manager ? all : null);
  const rows = effects.map((effect) => {
    const once = element('button', { class: 'btn btn--2', type: 'button', 'aria-label': `${TEXT.redrive} ${nameOf(effect)}` }, TEXT.redrive);
    once.addEventListener('click', () => redrive(effect.effect));
    const hash = effect.reference.startsWith('T-') ? `#/tasks/${effect.reference}` : `#/${effect.reference}`;
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, element('b', {}, nameOf(effect))),
      element('td', {}, element('a', { class: 'ref open', href: hash }, effect.reference)),
      element('td', {}, `${dayOf(effect.since)}, ${timeOf(effect.since)}`),
      element('td', { class: 'num' }, effect.tries),
      element('td', {}, ...causeOf(effect)),
      element('td', { class: 'r' }, manager ? once : ''),
    );
  });
  const table = element(
    'div',
    { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': TEXT.effects },
    element('table', { class: 'plain-table' }, element('caption', { class: 'vh' }, TEXT.effects), element('thead', {}, element('tr', {}, ...COLUMNS.map((text) => element('th', { scope: 'col' }, text)))), element('tbody', {}, ...rows)),
  );
  const none = element('div', { class: 'empty-page' }, element('h2', {}, TEXT.no_effects), element('p', {}, element('a', { href: '#' }, TEXT.to_the_day)));
  const ask = effects.length && !manager ? element('div', { class: 'warn' }, icon('you'), element('p', {}, TEXT.redrive_ask)) : null;
  byId('place').replaceChildren(element('div', { class: 'pad' }, head, ask, effects.length ? table : none));
}

/** @param {Parked} effect */
const nameOf = ({ kind, contact }) => [KINDS[kind], contact].filter(Boolean).join(', ');

/**
 * Says why it stopped and what to do; what the program kept of it is for who administers the house.
 * @param {Parked} effect
 */
const causeOf = ({ cause, reason }) => [element('p', {}, element('b', {}, asSentence(WHY[cause])), ' ', REMEDIES[cause]), element('small', { class: 'mute' }, format(TEXT.for_administrator, { reason }))];

/** @param {string | null} effect null for all of them */
async function redrive(effect) {
  /** @type {StaffAnswer<{ redriven: number, more: boolean }>} */
  const answer = await post('/staff/effects/redrive', effect ? { effect } : {}, { key: newKey() });
  const count = answer.body?.redriven ?? 0;
  tell(answer.ok ? { text: format(count === 1 ? TEXT.redriven_one : TEXT.redriven, { count }) } : { text: `${TEXT.not_redriven} ${why(answer)}`, bad: true });
  await again();
  query('h1').scrollIntoView({ block: 'nearest' });
}
