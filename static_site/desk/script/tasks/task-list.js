import { announce, byId, colleague, dayOf, daysBetween, element, format, get, go, icon, initialsOf, localDay, me, query as first, setKeys, showRead, showWords, startLoading, tell, why } from 'desk';
import { redrawn } from '../shell/keep-fresh.js';
import * as TEXT from 'texts';

/** @import { StaffAnswer } from '../shell/staff-api.js' */
/** @import { ListedTask } from '../../task.js' */

/** @typedef {{ tasks: ListedTask[], cursor: string | null }} TaskPage */

/** The first page as it is drawn. */
let drawn = '';

/**
 * Opens the tasks of all, of one's own, of nobody, or closed ones.
 * @param {URLSearchParams} query
 * @param {() => boolean} isShown
 */
export async function openList(query, isShown) {
  drawn = '';
  const stop = startLoading(() => openList(query, isShown));
  const answer = await read(query, null);
  stop();
  if (!isShown()) return;
  if (!answer.body) {
    showWords(TEXT.tasks_not_read, element('p', {}, icon('alert'), ' ', why(answer)));
    return;
  }
  draw(query, answer.body);
  showRead();
  announce(first('h1').textContent ?? '');
}

/**
 * Reads the list again, and draws it where it changed; whoever reads further pages begins anew then.
 * @param {URLSearchParams} query
 * @param {() => boolean} isShown
 */
export async function rereadList(query, isShown) {
  const { body, ...answer } = await read(query, null);
  if (!isShown()) return;
  if (!body) {
    tell({ text: `${TEXT.tasks_not_read} ${why({ body, ...answer })}`, bad: true });
    return;
  }
  showRead();
  if (JSON.stringify(body) !== drawn) redrawn(() => draw(query, body));
}

/**
 * @param {URLSearchParams} query
 * @param {string | null} cursor
 * @returns {Promise<StaffAnswer<TaskPage>>}
 */
function read(query, cursor) {
  const whose = query.get('whose');
  const assignee = whose === 'me' ? (me().key ?? 'nobody') : whose;
  const asked = new URLSearchParams({ ...(assignee && { assignee }), ...(query.get('closed') && { closed: 'true' }), ...(cursor && { cursor }) });
  return get(`/staff/tasks?${asked}`);
}

/**
 * @param {URLSearchParams} query
 * @param {TaskPage} page
 */
function draw(query, page) {
  const { tasks, cursor } = page;
  drawn = JSON.stringify(page);
  const closed = Boolean(query.get('closed'));
  document.title = `${TEXT.tasks} · ${TEXT.title}`;
  const heads = [TEXT.answer_by, TEXT.task, TEXT.looked_for, TEXT.address, TEXT.waits, TEXT.who];
  const body = element('tbody', { role: 'rowgroup' }, ...tasks.map(row));
  const table = element(
    'table',
    { class: 'worklist tasks', role: 'table', id: 'tasks' },
    element('caption', { class: 'vh' }, TEXT.tasks),
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...heads.map((text, at) => element('th', { role: 'columnheader', scope: 'col', class: CLASSES[at] }, text)))),
    body,
  );
  const more = element('button', { class: 'lnk', type: 'button' }, TEXT.next_rows_some);
  let next = cursor;
  more.hidden = !next;
  more.addEventListener('click', async () => {
    const answer = await read(query, next);
    if (!answer.body) return;
    body.append(...answer.body.tasks.map(row));
    next = answer.body.cursor;
    more.hidden = !next;
  });
  byId('place').replaceChildren(element(
    'div',
    { class: 'pad' },
    element('div', { class: 'page-head' }, element('div', {}, element('h1', {}, TEXT.tasks), element('p', {}, TEXT.tasks_lead)), filters(query)),
    tasks.length ? table : element('div', { class: 'empty-page' }, element('h2', {}, closed ? TEXT.no_closed_tasks : TEXT.no_tasks), element('p', {}, element('a', { href: '#' }, TEXT.to_the_day))),
    element('div', { class: 'more' }, element('p', {}, more)),
  ));
  keys();
}

const CLASSES = ['c-due', 'c-act', 'c-ref', 'c-customer', 'c-age', 'c-who'];

/** @param {ListedTask} task */
function row(task) {
  const who = colleague(task.assignee);
  const waits = task.waits_since ? daysBetween(localDay(task.waits_since), me().today) : null;
  const due = task.due ? dayOf(task.due) : '';
  const label = format(task.waits_since ? TEXT.answer_to : TEXT.follow_up, { name: task.name ?? task.address ?? TEXT.forgotten_person });
  return element(
    'tr',
    { role: 'row' },
    cell('c-due num', task.late ? element('span', { class: 'amber' }, icon('clock'), due) : due),
    cell('c-act', element('span', {}, element('a', { class: 'do cut', href: `#/tasks/${task.task}` }, label), task.requests > 1 ? element('small', { class: 'mute' }, format(TEXT.requests, { count: task.requests })) : null)),
    cell('c-ref', element('span', { class: 'cut' }, task.dossier ?? task.number ?? '')),
    cell('c-customer', element('span', {}, element('span', { class: 'cut' }, task.address ?? ''))),
    cell('c-age', waits === null ? '' : format(TEXT.days, { days: waits })),
    cell('c-who', who ? element('span', {}, element('span', { class: 'initials', 'aria-hidden': 'true' }, who.initials ?? initialsOf(who.name)), element('span', { class: 'vh' }, who.name)) : element('span', { class: 'mute' }, TEXT.nobody)),
  );
}

/**
 * @param {string} kind
 * @param {import('../../../shared/script/dom.js').Child} child
 */
const cell = (kind, child) => element('td', { role: 'cell', class: kind }, child);

/** @param {URLSearchParams} query */
function filters(query) {
  const now = query.get('closed') ? 'closed=1' : query.get('whose') ? `whose=${query.get('whose')}` : '';
  const ways = [['', TEXT.tasks_all], ['whose=me', TEXT.tasks_mine], ['whose=nobody', TEXT.tasks_nobody], ['closed=1', TEXT.tasks_closed]];
  return element('nav', { class: 'filter', 'aria-label': TEXT.filter }, ...ways.map(([asked = '', text = '']) => element('a', { href: `#/tasks${asked ? `?${asked}` : ''}`, 'aria-current': asked === now ? 'true' : null }, text)));
}

const links = () => [...byId('place').querySelectorAll('.tasks .do')];

/** @param {number} by */
const step = (by) => {
  const all = links();
  const at = all.indexOf(/** @type {Element} */ (document.activeElement));
  const link = all[at < 0 ? 0 : at + by];
  if (link instanceof HTMLElement) link.focus();
};

/** Sets the keys of the list: the focus is where one is. */
function keys() {
  setKeys('list', {
    J: { run: () => step(1), repeats: true },
    ArrowDown: { run: () => step(1), repeats: true },
    K: { run: () => step(-1), repeats: true },
    ArrowUp: { run: () => step(-1), repeats: true },
    Escape: { run: () => go('#') },
  });
}
