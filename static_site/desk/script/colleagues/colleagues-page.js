import { announce, byId, colleague, dayOf, element, format, get, localDay, me, query, readMe, showRead, showWords, startLoading, timeOf, why } from 'desk';
import { ADD, CHANGE, GIVE_ROLE, LET_GO, openChange, ROLES, TAKE_BACK } from './colleague-acts.js';
import * as TEXT from 'texts';

/** @import { StaffAnswer } from '../shell/staff-api.js' */
/** @import { KnownColleague, Role } from './colleague-acts.js' */

/** @typedef {{ seq: number, key: string, member: { name: string, email: string, language: string, left?: string | null }, at: string, colleague?: string | null, role?: Role | null }} Change */
/** @typedef {{ version: number, colleagues: KnownColleague[], history: Change[] }} Staff */

const COLUMNS = [TEXT.colleague, TEXT.address, TEXT.language, TEXT.signs_in_as, TEXT.dossiers_followed, TEXT.act];
const LANGUAGES = /** @type {Record<string, string>} */ (TEXT.tongues);
const SHOWN = 10;
let turn = 0;

/** Opens who works here, and who did. */
export async function open() {
  const stop = startLoading(open);
  const answer = await read();
  stop();
  if (!answer) return;
  if (!answer.body) {
    showWords(TEXT.colleagues_not_read, element('p', {}, why(answer)));
    return;
  }
  draw(answer.body);
  announce(query('h1').textContent ?? '');
}

/**
 * Gives null where the place was left, or was read once more since: what was asked before something was written is of before.
 * @returns {Promise<StaffAnswer<Staff> | null>}
 */
async function read() {
  const mine = (turn += 1);
  const answer = await get('/staff/colleagues');
  return mine === turn ? /** @type {StaffAnswer<Staff>} */ (answer) : null;
}

/** Reads them again; whom dossiers can be given to is read with them. */
export async function reread() {
  const [answer] = await Promise.all([read(), readMe()]);
  if (answer?.body) draw(answer.body);
}

export function close() {
  turn += 1;
}

/** @param {Staff} staff */
function draw({ version, colleagues, history }) {
  showRead();
  document.title = `${TEXT.colleagues} · ${TEXT.title}`;
  const manager = me().roles.includes('manager');
  const add = element('button', { class: 'btn', type: 'button', id: 'add-colleague' }, TEXT.add_colleague);
  add.addEventListener('click', () => openChange(ADD, null, version));
  const head = element('div', { class: 'page-head' }, element('div', {}, element('h1', {}, TEXT.colleagues), element('p', {}, manager ? TEXT.colleagues_lead : TEXT.colleagues_ask)), manager ? add : null);
  const rows = colleagues.toSorted((one, other) => Number(Boolean(one.left)) - Number(Boolean(other.left)) || one.name.localeCompare(other.name)).map((one) => row(one, manager ? version : null));
  const table = element(
    'div',
    { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': TEXT.colleagues },
    element('table', { class: 'plain-table' }, element('caption', { class: 'vh' }, TEXT.colleagues), element('thead', {}, element('tr', {}, ...COLUMNS.map((text) => element('th', { scope: 'col' }, text)))), element('tbody', {}, ...rows)),
  );
  const told = history.slice(-SHOWN).toReversed().map((change) => sentence(change, history));
  const past = told.length ? element('section', { class: 'section', 'aria-labelledby': 'changes' }, element('h2', { id: 'changes' }, TEXT.changes), element('ol', { class: 'short-list', role: 'list' }, ...told)) : null;
  byId('place').replaceChildren(element('div', { class: 'pad' }, head, table, past));
}

/**
 * @param {KnownColleague} one
 * @param {number | null} version of the list that the reader may change, null for one who may not
 */
function row(one, version) {
  const acts = version === null ? [] : (one.left ? [TAKE_BACK] : [CHANGE, ...(one.key === me().key ? [] : [...(one.roles.length ? [GIVE_ROLE] : []), LET_GO])]).map((act) => {
    const button = element('button', { class: 'btn btn--2', type: 'button', 'aria-label': `${act.title} ${one.name}` }, act.title);
    button.addEventListener('click', () => openChange(act, one, version));
    return button;
  });
  const dossiers = one.dossiers ? element('a', { class: 'open', href: `#/day?side=all&owner=${encodeURIComponent(one.key)}` }, format(one.dossiers === 1 ? TEXT.dossiers_one : TEXT.dossiers_some, { count: one.dossiers })) : element('span', { class: 'mute' }, TEXT.dossiers_none);
  return element(
    'tr',
    { 'data-colleague': one.key },
    element('th', { scope: 'row' }, element('b', {}, one.name), ' ', element('span', { class: 'mute' }, one.left ? format(TEXT.left_on, { key: one.key, day: dayOf(localDay(one.left)) }) : one.key)),
    element('td', {}, one.email),
    element('td', {}, LANGUAGES[one.language] ?? one.language),
    element('td', {}, one.left ? '' : one.roles.length ? one.roles.map((role) => ROLES[role]).join(', ') : element('span', { class: 'mute' }, TEXT.no_sign_in)),
    element('td', { class: one.left && one.dossiers ? 'amber' : null }, dossiers),
    element('td', { class: 'r' }, element('div', { class: 'buttons' }, ...acts)),
  );
}

/**
 * Says what somebody changed, of the entry before it.
 * @param {Change} change
 * @param {Change[]} history
 */
function sentence(change, history) {
  const { member, key } = change;
  const before = history.findLast((one) => one.key === key && one.seq < change.seq)?.member ?? null;
  const text = change.role ? TEXT.was_given : member.left ? TEXT.has_left : before?.left ? TEXT.came_back : TEXT.was_changed;
  const who = colleague(change.colleague ?? null)?.name ?? TEXT.somebody_else;
  return element('li', {}, element('time', { datetime: change.at }, dayOf(localDay(change.at))), element('span', {}, format(text, { name: member.name, address: member.email, role: change.role ? ROLES[change.role] : '', who, time: timeOf(change.at) })));
}
