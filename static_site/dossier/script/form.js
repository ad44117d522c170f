import { announce } from '../../shared/script/announcer.js';
import { byId, element, icon, query } from '../../shared/script/dom.js';
import { state } from '../../shared/script/state.js';
import { accepted, postAct } from './act-request.js';
import * as TEXT from 'texts';

/** @import { Answer } from '../../shared/script/api.js' */
/** @import { ProblemDetails } from '../../shared/types.js' */

/**
 * What a form says of an act that failed: that it was not sent, and that nothing was done.
 * @typedef {{ unsent: string, nothing: string }} FailureTexts
 */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/**
 * Says below each field what is wrong and goes to the first.
 * @param {[Field, (value: string) => boolean][]} checks
 * @returns {boolean} whether all is right
 */
export function validate(checks) {
  const wrong = checks.filter(([field, right]) => !right(field.value)).map(([field]) => field);
  for (const [field] of checks) {
    byId(`${field.id}-x`).hidden = !wrong.includes(field);
    if (wrong.includes(field)) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
  }
  wrong[0]?.focus();
  return wrong.length === 0;
}

/** @param {string} value */
export const filled = (value) => value.trim() !== '';

/**
 * Shows and announces what became of an act.
 * @param {HTMLElement} form
 * @param {'you' | 'ko' | null} kind null for what went well
 * @param {string} strong
 * @param {string} more
 */
export function showResult(form, kind, strong, more) {
  const text = element('div', {}, element('p', {}, element('b', {}, strong)), element('p', { class: 's' }, more));
  const shown = element('div', { class: kind ? `msg msg--${kind}` : 'msg' }, icon(kind ? 'alert' : 'ok'), text);
  query('[data-result]', form).replaceChildren(shown);
  announce(`${strong} ${more}`);
}

/**
 * Sends one act. Where it is not accepted, the form says what did not happen, and keeps what was typed.
 * @param {HTMLElement} form
 * @param {string} act the last part of its route
 * @param {object} body
 * @param {FailureTexts} texts
 * @param {() => Promise<unknown>} reread
 * @returns {Promise<boolean>} whether it was accepted
 */
export async function send(form, act, body, texts, reread) {
  const button = query('[type=submit]', form);
  if (button.getAttribute('aria-busy') || !state.reference) return false;
  if (!navigator.onLine) {
    showResult(form, 'you', texts.unsent, TEXT.no_network);
    return false;
  }
  const label = button.textContent;
  button.setAttribute('aria-busy', 'true');
  button.textContent = TEXT.sending;
  announce(TEXT.sending);
  const answer = await postAct(act, body);
  button.removeAttribute('aria-busy');
  button.textContent = label;
  if (accepted(answer)) return true;
  if (answer?.status === 412) {
    await reread();
    showResult(form, 'you', TEXT.moved_on, `${texts.nothing} ${TEXT.moved_on_more}`);
    return false;
  }
  explain(form, /** @type {Answer<ProblemDetails> | null} */ (answer), texts);
  return false;
}

/**
 * Says why an act was not accepted.
 * @param {HTMLElement} form
 * @param {Answer<ProblemDetails> | null} answer
 * @param {FailureTexts} texts
 */
function explain(form, answer, texts) {
  if (isUnsure(answer)) showResult(form, 'ko', TEXT.unsure, TEXT.unsure_more);
  else showResult(form, 'ko', texts.unsent, `${whyRefused(answer)} ${texts.nothing} ${TEXT.call} ${TEXT.code} E-${answer?.status}.`);
}

/**
 * Says whether an act may have been done all the same: only a refusal lets us say that nothing was.
 * @param {Answer<unknown> | null} answer
 */
export const isUnsure = (answer) => !answer || answer.status === 502 || answer.status === 504;

/**
 * Gives what the API says in a few words as a sentence.
 * @param {string} [text]
 */
export const sentence = (text) => text && `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?]$/.test(text) ? '' : '.'}`;

/**
 * Gives the reason of a refusal: the API's own, or whose fault it is.
 * @param {Answer<ProblemDetails> | null} answer
 */
export function whyRefused(answer) {
  const [status, detail] = [answer?.status ?? 0, sentence(answer?.body?.detail)];
  if (status === 401) return TEXT.no_access;
  if (status === 429) return detail ?? TEXT.fault_many;
  return status >= 500 ? TEXT.fault_ours : (detail ?? TEXT.refused);
}
