import { announce, byId, colleague, dayOf, element, foreignLang, format, get, icon, localDay, me, query, setKeys, showRead, showWords, startLoading, timeOf, why } from 'desk';
import { ACTS, openAct } from './task-acts.js';
import * as TEXT from 'texts';

/** @import { StaffAnswer } from '../shell/staff-api.js' */
/** @import { Asked, Task } from '../../task.js' */

const WHY = /** @type {Record<string, string>} */ (TEXT.asked_why);
const OUTCOMES = /** @type {Record<string, string>} */ (TEXT.outcomes);
const LOST = /** @type {Record<string, string>} */ (TEXT.answer_lost);

/**
 * Opens a task: what was asked at the left, what can be done at the right.
 * @param {string} id
 * @param {() => boolean} isShown
 */
export async function openTask(id, isShown) {
  const stop = startLoading(() => openTask(id, isShown));
  /** @type {StaffAnswer<Task>} */
  const answer = await get(`/staff/tasks/${encodeURIComponent(id)}`);
  stop();
  if (!isShown()) return;
  if (!answer.body) {
    showWords(answer.status === 404 ? TEXT.no_such_task : TEXT.tasks_not_read, element('p', {}, answer.status === 404 ? TEXT.no_such_task_more : why(answer)), element('p', {}, element('a', { href: '#/tasks' }, TEXT.all_tasks)));
    return;
  }
  draw(answer.body);
  showRead();
  announce(query('h1').textContent ?? '');
}

/** @param {string} moment */
const at = (moment) => format(TEXT.day_at, { day: dayOf(localDay(moment)), time: timeOf(moment) });

/** @param {Task} task */
function draw(task) {
  const person = task.asked.at(-1)?.typed?.name ?? task.address ?? TEXT.forgotten_person;
  const acts = ACTS.filter(({ offered }) => offered(task));
  document.title = `${person} · ${TEXT.title}`;
  const buttons = acts.map((act, index) => {
    const button = element('button', { class: index ? 'btn btn--2' : 'btn', type: 'button' }, act.title, act.key ? element('kbd', { 'aria-hidden': 'true' }, act.key) : null);
    button.addEventListener('click', () => openAct(act, task));
    return button;
  });
  const state = task.closed ? format(TEXT.closed_as, { outcome: OUTCOMES[task.closed.outcome ?? ''] ?? TEXT.forgotten_person }) : task.due ? format(TEXT.answer_by_day, { day: dayOf(task.due) }) : TEXT.nothing_waits;
  const who = colleague(task.assignee)?.name ?? TEXT.nobody;
  byId('place').replaceChildren(element(
    'div',
    { class: 'task' },
    element(
      'div',
      { class: 'pad' },
      element('p', { class: 'fine' }, element('a', { href: '#/tasks' }, TEXT.all_tasks), ` · ${task.task}`),
      element('div', { class: 'page-head' }, element('div', {}, element('h1', {}, person), element('p', {}, [task.address, format(TEXT.opened_on, { day: at(task.since) })].filter(Boolean).join(', ')))),
      ...task.asked.map(asked),
      ...task.answers.map((answer) => element(
        'section',
        { class: 'section' },
        element('h2', {}, format(TEXT.we_answered, { day: at(answer.at) })),
        element('blockquote', {}, answer.text ?? TEXT.taken_out),
        element('p', { class: answer.lost ? 'amber' : 'fine' }, answer.lost ? (LOST[answer.lost] ?? TEXT.not_arrived) : answer.mailed ? TEXT.mail_left_short : TEXT.mail_waits_short),
      )),
    ),
    element(
      'div',
      { class: 'pad' },
      element(
        'div',
        { class: 'expected' },
        element('p', { class: task.late ? 'tag tag--you' : 'tag' }, icon('clock'), state),
        element('h2', {}, task.closed ? TEXT.task_closed : TEXT.task_open_title),
        element('p', {}, format(TEXT.seen_to_by, { who })),
        task.dossier ? element('p', {}, TEXT.about_dossier, ' ', element('a', { class: 'ref', href: `#/${task.dossier}` }, task.dossier)) : null,
        ...buttons,
      ),
      task.former ? element('p', { class: 'fine section' }, element('a', { href: `#/tasks/${task.former}` }, TEXT.former_task)) : null,
    ),
  ));
  setKeys('list', Object.fromEntries(acts.flatMap((act) => (act.key ? [[act.key, { label: act.title, run: () => openAct(act, task) }]] : []))), format(TEXT.on_task, { person }));
}

/** @param {Asked} request */
function asked({ at: when, why: reason, language, typed, dossiers }) {
  const facts = /** @type {[string, string | undefined][]} */ ([[TEXT.number_typed, typed?.number], [TEXT.name_typed, typed?.name], [TEXT.company, typed?.company], [TEXT.phone, typed?.phone]]);
  const rows = facts.flatMap(([name, value]) => (value ? [element('dt', {}, name), element('dd', { lang: foreignLang(language) }, value)] : []));
  const fits = dossiers?.length ? [element('dt', {}, TEXT.number_fits), element('dd', {}, ...dossiers.flatMap((reference) => [element('a', { class: 'ref', href: `#/${reference}` }, reference), ' ']))] : [];
  return element(
    'section',
    { class: 'section' },
    element('h2', {}, format(TEXT.asked_on, { day: at(when) })),
    element('p', {}, WHY[reason] ?? reason),
    element('dl', { class: 'pairs' }, ...rows, ...fits, element('dt', {}, TEXT.language), element('dd', {}, language === 'fr' ? TEXT.french : language === 'en' ? TEXT.english : language)),
    me().languages?.includes(language) === false ? element('p', { class: 'fine' }, TEXT.other_language) : null,
  );
}
