import { call, dossierPath } from '../../shared/script/api.js';
import { element, icon } from '../../shared/script/dom.js';
import { say } from '../../shared/script/announcer.js';
import { state } from '../../shared/script/state.js';
import * as TEXT from 'texts';

// A key lives as long as its content: sending the same again is the same act, and counts once.
const keys = new Map();

// Says below each field what is missing and goes to the first; returns whether all is there.
export function complete(checks) {
  let first = null;
  for (const [input, right] of checks) {
    const wrong = !right(input.value);
    document.getElementById(`${input.id}-x`).hidden = !wrong;
    if (wrong) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
    if (wrong) first ??= input;
  }
  first?.focus();
  return first === null;
}

export const written = (value) => value.trim() !== '';

export function answer(form, kind, strong, more) {
  const text = element('div', {}, element('p', {}, element('b', {}, strong)), element('p', { class: 's' }, more));
  const shown = element('div', { class: kind ? `msg msg--${kind}` : 'msg' }, icon(kind ? 'alert' : 'ok'), text);
  form.querySelector('[data-answer]').replaceChildren(shown);
  say(`${strong} ${more}`);
}

// Sends one act. Returns true if it was accepted; otherwise the form says what did not happen, and keeps what was typed.
export async function send(form, act, body, words, reread) {
  const button = form.querySelector('[type=submit]');
  if (button.getAttribute('aria-busy')) return false;
  if (!navigator.onLine) return answer(form, 'you', words.unsent, TEXT.no_network), false;
  const content = `${act} ${state.reference} ${JSON.stringify(body)}`;
  if (!keys.has(content)) keys.set(content, crypto.randomUUID());
  const label = button.textContent;
  button.setAttribute('aria-busy', 'true');
  button.textContent = TEXT.sending;
  say(TEXT.sending);
  const headers = { 'Idempotency-Key': keys.get(content), 'If-Match': `"${state.document.version}"` };
  const given = await call('POST', dossierPath(state.reference, `/${act}?lang=${TEXT.lang}`), { body, headers }).catch(() => null);
  button.removeAttribute('aria-busy');
  button.textContent = label;
  if (given?.status === 201 || given?.status === 200) {
    keys.delete(content);
    return true;
  }
  if (given?.status === 412) {
    await reread();
    answer(form, 'you', TEXT.moved_on, `${words.nothing} ${TEXT.moved_on_more}`);
    return false;
  }
  return explain(form, given, words), false;
}

// An answer that was lost may stand for an act that was done: only a refusal lets us say that nothing was.
function explain(form, given, words) {
  const status = given?.status ?? 0;
  if (status === 0 || status === 502 || status === 504) return answer(form, 'ko', TEXT.unsure, TEXT.unsure_more);
  const whose = status === 401 ? TEXT.no_access : status === 429 ? (given.body?.detail ?? TEXT.fault_many) : status >= 500 ? TEXT.fault_ours : (given.body?.detail ?? TEXT.refused);
  return answer(form, 'ko', words.unsent, `${whose} ${words.nothing} ${TEXT.call} ${TEXT.code} E-${status}.`);
}
