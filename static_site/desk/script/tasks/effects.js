import { announce, byId, dayOf, element, format, get, icon, me, newKey, post, query, reread as again, showRead, showWords, startLoading, tell, timeOf, why } from 'desk';
import * as TEXT from 'texts';

/** @import { StaffAnswer } from '../shell/staff-api.js' */

/** @typedef {{ effect: string, reference: string, entry: number, kind: string, contact: string | null, tries: number, since: string, reason: string }} Parked */

const KINDS = /** @type {Record<string, string>} */ (TEXT.effect_kinds);
const COLUMNS = [TEXT.undone_what, TEXT.dossier, TEXT.stopped, TEXT.tries, TEXT.reason, TEXT.act];
let opened = false;

/** Opens what was given up, and what puts it back. */
export async function open() {
  opened = true;
  const stop = startLoading(open);
  const answer = await read();
  stop();
  if (!opened) return;
  if (!answer.ok) {
    showWords(TEXT.effects_not_read, element('p', {}, why(answer)));
    return;
  }
  draw(answer.body?.effects ?? []);
  announce(query('h1').textContent ?? '');
}

/** @returns {Promise<StaffAnswer<{ effects: Parked[], cursor: string | null }>>} */
const read = () => get('/staff/effects');

export async function reread() {
  const answer = await read();
  if (opened && answer.ok) draw(answer.body?.effects ?? []);
}

export function close() {
  opened = false;
}

/** @param {Parked[]} effects */
function draw(effects) {
  showRead();
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
      element('td', {}, effect.reason),
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
const nameOf = ({ kind, contact }) => [KINDS[kind] ?? TEXT.mail, contact].filter(Boolean).join(', ');

/** @param {string | null} effect null for all of them */
async function redrive(effect) {
  /** @type {StaffAnswer<{ redriven: number, more: boolean }>} */
  const answer = await post('/staff/effects/redrive', effect ? { effect } : {}, { key: newKey() });
  const count = answer.body?.redriven ?? 0;
  tell(answer.ok ? { text: format(count === 1 ? TEXT.redriven_one : TEXT.redriven, { count }) } : { text: `${TEXT.not_redriven} ${why(answer)}`, bad: true });
  await again();
  query('h1').scrollIntoView({ block: 'nearest' });
}
