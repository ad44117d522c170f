import { announce } from '../../shared/script/announcer.js';
import { tryRequest } from '../../shared/script/api.js';
import { clicked, element, format, icon, query } from '../../shared/script/dom.js';
import { sharedDevice } from '../../shared/script/shared-device.js';
import { watchDetails } from './callback-details.js';
import { CHECKS, fieldOf, showRemark, wantedOf } from './lost-fields.js';
import { showNoted } from './noted.js';
import * as TEXT from 'texts';

/** @import { Answer } from '../../shared/script/api.js' */
/** @import { ProblemDetails } from '../../shared/types.js' */
/** @import { Remark } from './lost-fields.js' */

const LATE_AFTER = 8000;
const GIVEN_UP_AFTER = 30_000;

/**
 * Makes the form of a page work: it asks for a link, and says the same whatever there is.
 * @param {HTMLFormElement} form
 * @param {string | null} [reference] a number that is known, shown unless there is another
 */
export function prepareForm(form, reference = null) {
  // Where others use the device too, the browser keeps nothing of what was typed either.
  if (sharedDevice) form.autocomplete = 'off';
  const number = fieldOf(form, 'number');
  number.value ||= reference ?? '';
  if (number.value) query('[data-number]', form).hidden = false;
  watchFields(form);
  watchDetails(form);
  /** What was doubtful at the last press: the next one insists on it. */
  let insisted = '';
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (query('[type=submit]', form).getAttribute('aria-busy')) return;
    const { wrong, doubtful } = judged(form);
    const asked = JSON.stringify(doubtful.map(({ value }) => value));
    const held = wrong.length > 0 || (doubtful.length > 0 && asked !== insisted);
    insisted = asked;
    if (held) showHeld(form, wrong, doubtful);
    else await send(form);
  });
}

/**
 * Says what is wrong as soon as a field is left, and unsays it as soon as it is put right.
 * A press of the button says it itself: what is said below a field would move the button away from under the finger.
 * @param {HTMLFormElement} form
 */
function watchFields(form) {
  let pressing = false;
  form.addEventListener('pointerdown', (event) => {
    pressing = clicked(event, '[type=submit]') !== null;
  });
  addEventListener('pointerup', () => {
    pressing = false;
  });
  for (const [name, check] of CHECKS) {
    const field = fieldOf(form, name);
    field.addEventListener('change', () => {
      if (!pressing && field.value.trim()) showRemark(field, check(field.value));
    });
    field.addEventListener('input', () => {
      const remark = check(field.value);
      if (!remark || remark.kind === 'note') showRemark(field, null);
    });
  }
}

/** @param {HTMLFormElement} form */
function judged(form) {
  const remarks = [...CHECKS].map(([name, check]) => {
    const field = fieldOf(form, name);
    return { field, remark: check(field.value) };
  });
  for (const { field, remark } of remarks) showRemark(field, remark);
  /** @param {Remark['kind']} kind */
  const of = (kind) => remarks.flatMap(({ field, remark }) => (remark?.kind === kind ? [field] : []));
  return { wrong: of('wrong'), doubtful: of('doubtful') };
}

/**
 * Says that nothing was sent, with a link to each field that is to be read again, and goes to the first.
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement[]} wrong
 * @param {HTMLInputElement[]} doubtful
 */
function showHeld(form, wrong, doubtful) {
  const fields = checkedFields(form).filter((field) => wrong.includes(field) || doubtful.includes(field));
  const links = fields.flatMap((field, index) => [index ? ', ' : null, linkTo(field)]);
  const count = fields.length > 1 ? TEXT.points : TEXT.point;
  const amber = fields.every((field) => field.getAttribute('aria-invalid') !== 'true');
  tell(form, amber ? 'you' : 'ko', TEXT.not_sent, [count, ' ', ...links, '.', wrong.length ? null : ` ${TEXT.insist}`]);
  fields[0]?.focus();
}

/** @param {HTMLFormElement} form */
const checkedFields = (form) => [...CHECKS.keys()].map((name) => fieldOf(form, name));

/** @param {HTMLInputElement} field */
function linkTo(field) {
  const link = element('a', { href: `#${field.id}` }, field.name === 'email' ? TEXT.the_email : TEXT.the_number);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    event.stopPropagation();
    field.focus();
  });
  return link;
}

/**
 * Shows and announces, above the fields, what became of a press.
 * @param {HTMLFormElement} form
 * @param {'you' | 'ko'} kind
 * @param {string} strong
 * @param {(Node | string | null)[]} more
 */
function tell(form, kind, strong, more) {
  const text = element('div', {}, element('p', {}, element('b', {}, strong)), element('p', { class: 's' }, ...more));
  const place = query('[data-result]', form);
  place.replaceChildren(element('div', { class: `msg msg--${kind} first` }, icon('alert'), text));
  announce(text.textContent ?? '');
  return place;
}

/** @param {HTMLFormElement} form */
async function send(form) {
  if (!navigator.onLine) {
    tell(form, 'you', TEXT.not_sent, [TEXT.no_network]).focus();
    return;
  }
  const [button, wanted] = [query('[type=submit]', form), wantedOf(form)];
  const label = button.textContent;
  // It stays as wide as it was: the second press of a double click would land elsewhere.
  button.style.minWidth = `${button.offsetWidth}px`;
  button.setAttribute('aria-busy', 'true');
  button.textContent = TEXT.sending;
  query('[data-result]', form).replaceChildren();
  announce(TEXT.sending);
  const late = setTimeout(() => tell(form, 'you', TEXT.late, [TEXT.late_more]), LATE_AFTER);
  const answer = await tryRequest('POST', `/api/lost-links?lang=${TEXT.lang}`, { body: { ...wanted, lang: TEXT.lang }, signal: AbortSignal.timeout(GIVEN_UP_AFTER) });
  clearTimeout(late);
  button.style.minWidth = '';
  button.removeAttribute('aria-busy');
  button.textContent = label;
  if (answer?.status === 202) {
    query('[data-result]', form).replaceChildren();
    showNoted(form, wanted);
  } else refuse(form, /** @type {Answer<ProblemDetails> | null} */ (answer));
}

/**
 * Says why nothing was noted: never that nothing was found, which nobody is told.
 * @param {HTMLFormElement} form
 * @param {Answer<ProblemDetails> | null} answer
 */
function refuse(form, answer) {
  const status = answer?.status ?? 0;
  const marked = status === 400 || status === 422 ? markFields(form, answer?.body?.errors ?? [], status) : [];
  if (marked.length) {
    tell(form, 'ko', TEXT.not_sent, [TEXT.incomplete]);
    marked[0]?.focus();
    return;
  }
  const code = format(TEXT.code_is, { code: status || 'NET' });
  if (status === 429) tell(form, 'ko', TEXT.not_sent, [TEXT.many, ' ', ...call()]).focus();
  else if (status && status < 500) tell(form, 'ko', TEXT.not_sent, [TEXT.not_taken, ' ', ...call(), ' ', code]).focus();
  else tell(form, 'ko', TEXT.down, [TEXT.down_more, ' ', ...call(), ' ', code]).focus();
}

/** Gives how to reach somebody who helps at once. */
function call() {
  const [before, after] = TEXT.or_call.split('{phone}');
  return [before ?? '', element('a', { class: 'nb', href: TEXT.phone_uri }, TEXT.phone), after ?? ''];
}

/**
 * Says below fields what the API found wrong with them.
 * @param {HTMLFormElement} form
 * @param {ProblemDetails['errors']} errors
 * @param {number} status
 */
function markFields(form, errors, status) {
  return (errors ?? []).flatMap(({ field: name, detail, fix }) => {
    const field = form.querySelector(`[name="${CSS.escape(name)}"]`);
    if (!(field instanceof HTMLInputElement)) return [];
    const hidden = field.closest('[hidden]');
    if (hidden instanceof HTMLElement) hidden.hidden = false;
    // What a shape is held to is told to developers, in English; to readers in their language, as by this page.
    const ours = name === 'email' ? TEXT.email_wrong : TEXT.field_again;
    showRemark(field, { kind: 'wrong', text: status === 400 ? ours : `${detail} ${fix}`.trim() });
    return [field];
  });
}
