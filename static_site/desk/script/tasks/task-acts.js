import { element, format, me, newKey, post, present, reread, tell, why } from 'desk';
import { labelled, openForm } from '../rows/form-dialog.js';
import * as TEXT from 'texts';

/** @import { Task } from '../../task.js' */

const OUTCOMES = /** @type {Record<string, string>} */ (TEXT.outcomes);

/**
 * An act on a task: where it is offered, what is asked, its call. path: where it is another one than the task's. permanent: it cannot be taken back.
 * @typedef {{
 *   title: string, key?: string, lead?: string, press: string, done: string, permanent?: boolean,
 *   offered: (task: Task) => boolean, fields: (task: Task) => HTMLElement[],
 *   body: (form: FormData, task: Task) => Record<string, unknown> | string, path?: (task: Task) => string,
 * }} TaskAct
 */

/**
 * @param {string} name
 * @param {string} text
 */
const check = (name, text) => element('label', { class: 'opt' }, element('input', { type: 'checkbox', name, value: 'yes' }), text);

/** @param {boolean} required */
const words = (required) => element('textarea', { id: 'task-comment', name: 'comment', rows: 5, maxlength: '2000', required });

/** @param {FormData} form */
const typed = (form) => String(form.get('comment') ?? '').trim();

/** @type {TaskAct[]} */
export const ACTS = [
  {
    title: TEXT.answer_act,
    key: 'R',
    lead: TEXT.answer_lead,
    press: TEXT.answer_press,
    done: TEXT.answer_done,
    offered: ({ closed, address }) => !closed && Boolean(address),
    fields: (task) => [labelled(TEXT.answer_words, words(true)), ...(task.dossier ? [check('link_follows', TEXT.link_follows)] : []), check('close', TEXT.close_too)],
    body: (form) => (typed(form) ? { type: 'answer_task', comment: typed(form), link_follows: form.has('link_follows'), close: form.has('close') } : TEXT.words_missing),
  },
  {
    title: TEXT.invite_act,
    lead: TEXT.invite_lead,
    press: TEXT.invite_press,
    done: TEXT.invite_done,
    offered: ({ closed, invitation }) => !closed && Boolean(invitation),
    fields: ({ invitation, address }) => [element('p', {}, format(TEXT.invite_who, { address: address ?? '', scope: scopeOf(invitation?.body) }))],
    body: (_, { invitation }) => invitation?.body ?? TEXT.refused,
    path: ({ dossier }) => `/staff/dossiers/${dossier}/commands`,
  },
  {
    title: TEXT.tie_act,
    lead: TEXT.tie_lead,
    press: TEXT.tie_press,
    done: TEXT.tie_done,
    offered: ({ closed }) => !closed,
    fields: ({ dossier, asked }) => [
      labelled(TEXT.reference, element('input', { id: 'task-dossier', name: 'dossier', value: dossier ?? asked.flatMap((one) => one.dossiers ?? [])[0] ?? '', autocomplete: 'off', spellcheck: 'false', maxlength: '20' }), TEXT.tie_hint),
    ],
    body: (form) => ({ type: 'tie_task', dossier: String(form.get('dossier') ?? '').trim().toUpperCase() || null }),
  },
  {
    title: TEXT.assign_act,
    key: 'O',
    press: TEXT.assign_press_task,
    done: TEXT.assign_done,
    offered: ({ closed }) => !closed,
    fields: ({ assignee }) => [
      labelled(TEXT.seen_to, element('select', { id: 'task-to', name: 'to' }, element('option', { value: '' }, TEXT.nobody), ...present().map(({ key, name }) => element('option', { value: key, selected: key === (assignee ?? me().key) }, name)))),
    ],
    body: (form) => ({ type: 'assign_task', to: String(form.get('to') ?? '') || null }),
  },
  {
    title: TEXT.close_act,
    lead: TEXT.close_lead,
    press: TEXT.close_press,
    done: TEXT.close_done,
    offered: ({ closed }) => !closed,
    fields: () => [
      labelled(TEXT.outcome, element('select', { id: 'task-outcome', name: 'outcome' }, ...Object.entries(OUTCOMES).map(([key, text]) => element('option', { value: key }, text)))),
      labelled(TEXT.comment_inside, words(false)),
    ],
    body: (form) => ({ type: 'close_task', outcome: String(form.get('outcome')), ...(typed(form) && { comment: typed(form) }) }),
  },
  {
    title: TEXT.reopen_act,
    press: TEXT.reopen_act,
    done: TEXT.reopen_done,
    offered: ({ closed, forgotten }) => Boolean(closed) && !forgotten,
    fields: () => [],
    body: () => ({ type: 'reopen_task' }),
  },
  {
    title: TEXT.forget_act,
    lead: TEXT.forget_lead,
    press: TEXT.forget_press,
    done: TEXT.forget_done,
    permanent: true,
    offered: ({ forgotten }) => !forgotten && me().roles.includes('manager'),
    fields: () => [],
    body: () => ({ type: 'forget_task' }),
  },
];

/** @param {Record<string, unknown> | undefined} body */
const scopeOf = (body) => /** @type {Record<string, string>} */ (TEXT.scopes)[String(body?.scope)] ?? '';

/**
 * Opens the form of an act; what was typed stays where it is refused.
 * @param {TaskAct} act
 * @param {Task} task
 */
export function openAct(act, task) {
  const key = newKey();
  openForm({
    title: act.title,
    lead: act.lead,
    fields: act.fields(task),
    press: act.press,
    permanent: act.permanent,
    send: async (form) => {
      const body = act.body(form, task);
      if (typeof body === 'string') return body;
      const own = !act.path;
      const answer = await post(act.path?.(task) ?? `/staff/tasks/${task.task}/commands`, body, { key, version: own ? task.version : undefined });
      if (answer.kind === 'stale') return TEXT.task_moved;
      if (!answer.ok) return why(answer);
      tell({ text: act.done });
      await reread();
      return null;
    },
  });
}
