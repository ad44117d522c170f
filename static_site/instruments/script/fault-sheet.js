import { announce } from '../../shared/script/announcer.js';
import { tryRequest } from '../../shared/script/api.js';
import { byId, clicked, element, icon, query, required, slot } from '../../shared/script/dom.js';
import { sharedQuery } from '../../shared/script/shared-device.js';
import { state } from '../../shared/script/state.js';
import * as TEXT from 'texts';

/** @import { Answer } from '../../shared/script/api.js' */
/** @import { CaseBegun, ProblemDetails } from '../../shared/types.js' */

/** What was sent last, and under which key: the same words are one case, however often they are sent. */
let sent = { words: '', key: '' };

/** Makes the sheet work in which the reader describes a fault of the instrument that is shown. */
export function offerFault() {
  const dialog = required('#fault-sheet', HTMLDialogElement);
  const form = required('form', HTMLFormElement, dialog);
  slot('todo').addEventListener('click', (event) => {
    if (!clicked(event, '#describe-fault')) return;
    dialog.showModal();
    byId('h-fault').focus();
  });
  dialog.addEventListener('close', () => byId('describe-fault').focus());
  query('[data-close]', dialog).onclick = () => dialog.close();
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send(form);
  });
}

/** @param {string} name */
const field = (name) => /** @type {HTMLInputElement} */ (byId(`fault-${name}`));

/** @param {string} name */
const typed = (name) => field(name).value.trim();

/** @param {HTMLFormElement} form */
async function send(form) {
  const button = query('[type=submit]', form);
  const [fault, name, since, tried, phone] = [typed('text'), typed('name'), typed('since'), typed('tried'), typed('phone')];
  const measures = new FormData(form).get('measures');
  const wrong = [mark('text', !fault), mark('measures', !measures), mark('since', false), mark('name', name.length < 2)].filter((each) => each !== null);
  wrong[0]?.focus();
  if (wrong.length || button.getAttribute('aria-busy')) return;
  const body = { name, fault, measures, ...(since && { since }), ...(tried && { tried }), ...(phone && { phone }) };
  const words = `${state.reference} ${JSON.stringify(body)}`;
  if (sent.words !== words) sent = { words, key: crypto.randomUUID() };
  button.setAttribute('aria-busy', 'true');
  const path = `/api/affairs/instruments/${state.reference}/cases?lang=${TEXT.lang}`;
  const answer = await tryRequest('POST', path, { body, headers: { 'Idempotency-Key': sent.key } });
  button.removeAttribute('aria-busy');
  if (answer?.status === 201) follow(/** @type {CaseBegun} */ (answer.body));
  else refuse(form, /** @type {Answer<ProblemDetails> | null} */ (answer));
}

/** @param {CaseBegun} begun */
function follow({ token }) {
  announce(TEXT.case_opened);
  location.assign(`${byId('content').dataset.dossier}${sharedQuery}#${token}`);
}

/**
 * Says why no case was opened, at the field where one is wrong.
 * @param {HTMLFormElement} form
 * @param {Answer<ProblemDetails> | null} answer
 */
function refuse(form, answer) {
  const errors = answer?.body?.errors ?? [];
  if (errors.some((error) => error.field === 'since')) mark('since', true)?.focus();
  else {
    const place = query('[data-result]', form);
    const detail = errors[0]?.detail ?? TEXT.case_again;
    place.replaceChildren(element('div', { class: 'msg msg--ko' }, icon('alert'), element('div', {}, element('p', {}, element('b', {}, TEXT.case_unopened)), element('p', { class: 's' }, detail))));
    place.focus();
    announce(TEXT.case_unopened);
  }
}

/**
 * Says below a field whether it is wrong, and gives it if so.
 * @param {string} name
 * @param {boolean} wrong
 */
function mark(name, wrong) {
  field(name).setAttribute('aria-invalid', String(wrong));
  byId(`fault-${name}-x`).hidden = !wrong;
  return wrong ? field(name) : null;
}
