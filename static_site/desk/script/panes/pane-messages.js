import { announce, me } from 'desk';
import { element, format, icon } from '../../../shared/script/dom.js';
import { asSentence } from '../dossier/as-sentence.js';
import * as TEXT from 'texts';

/** @import { Answer, Values } from '../../staff.js' */
/** @import { DrawnField } from './pane-fields.js' */
/** @import { OpenedPane } from './pane.js' */

/**
 * Fills a box with a message and its icon.
 * @param {HTMLElement} box
 * @param {...(Node | string)} words
 */
export function showMessage(box, ...words) {
  box.replaceChildren(icon('alert'), element('p', {}, ...words));
}

/**
 * Says what follows an act: that its mail waits and what undoes it, or that nothing does.
 * @param {OpenedPane} pane
 * @param {Values} values
 */
export function promiseOf({ spec, context }, { mails }) {
  if (spec.warning || (context.act.permanent && !spec.back)) return TEXT.foot_permanent;
  if (spec.undo === false) return TEXT.foot_written;
  return format(context.act.mails.length && mails !== false ? TEXT.foot_mail : TEXT.foot_undo, { seconds: me().undo_seconds ?? 60 });
}

/** @param {HTMLElement} result */
export const clearMessage = (result) => result.replaceChildren();

/**
 * Says what did not happen, whose fault it is and what can be done; what was typed stays.
 * @param {OpenedPane} pane
 * @param {Answer} failed
 * @param {number} done how many commands of several are written
 */
export function showFailure(pane, failed, done) {
  const before = done ? `${format(TEXT.part_done, { part: pane.spec.parts?.[done - 1] ?? '' })} ` : '';
  const { kind, why, retry } = reason(failed);
  const again = element('button', { class: 'lnk', type: 'button' }, TEXT.retry);
  again.onclick = () => pane.submit();
  const box = element('div', { class: kind === 'ko' ? 'warn warn--ko' : 'warn', role: 'alert' });
  showMessage(box, element('b', {}, before, notWritten(pane, failed, done)), ` ${why} `, ...(retry ? [again] : []));
  pane.result.replaceChildren(box);
  box.scrollIntoView({ block: 'nearest' });
  announce(box.textContent ?? '');
}

/**
 * Says which part of an act is not written, or may not be.
 * @param {OpenedPane} pane
 * @param {Answer} failed
 * @param {number} done how many commands of several are written
 */
export const notWritten = ({ spec }, failed, done) => format(unanswered(failed) ? TEXT.maybe_done : TEXT.not_done, { part: spec.parts?.[done] ?? spec.title });

/**
 * Says whether nobody knows what became of an act: its answer was lost, or its gateway gave up.
 * @param {Answer} failed
 */
const unanswered = ({ status }) => [0, 502, 504].includes(status);

/**
 * @param {Answer} failed
 * @returns {{ kind: 'ko' | 'you', why: string, retry: boolean }}
 */
function reason({ status, problem }) {
  const detail = asSentence(problem?.detail ?? problem?.title ?? TEXT.refused);
  if (!status && !navigator.onLine) return { kind: 'you', why: TEXT.offline, retry: true };
  if (!status) return { kind: 'you', why: TEXT.no_answer, retry: true };
  if (status === 401) return { kind: 'you', why: TEXT.session_over, retry: true };
  if (status === 403) return { kind: 'you', why: detail, retry: false };
  if (status >= 500) return { kind: 'ko', why: format(TEXT.fault_ours, { status }), retry: true };
  const fixes = (problem?.errors ?? []).map(({ fix }) => fix ?? '').filter(Boolean);
  return { kind: 'ko', why: [detail, ...fixes.map(asSentence)].join(' '), retry: false };
}

/**
 * Marks the fields that a refusal names, and goes to the first.
 * @param {DrawnField[]} fields
 * @param {Answer} failed
 */
export function markWrong(fields, { status, problem }) {
  if (status !== 422 && status !== 409) return;
  const errors = problem?.errors ?? [];
  const named = (/** @type {string} */ name) => errors.find(({ field = '' }) => field.split(/[.[]/)[0] === name);
  for (const { field, wrong } of fields) {
    const error = named(field.name);
    wrong(error ? asSentence(error.detail) : null);
  }
  fields.find(({ field }) => named(field.name))?.focus();
}
