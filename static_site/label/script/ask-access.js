import { announce } from '../../shared/script/announcer.js';
import { tryRequest } from '../../shared/script/api.js';
import { byId, element, format, icon, query, required } from '../../shared/script/dom.js';
import * as TEXT from 'texts';

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * Makes the form work that asks for access to the instrument: whatever the label is, the answer is the same.
 * @param {string} label what the label holds
 */
export function offerAccess(label) {
  const dialog = required('#access-form', HTMLDialogElement);
  const form = required('form', HTMLFormElement, dialog);
  byId('access').hidden = false;
  byId('ask').onclick = () => {
    dialog.showModal();
    field('name').focus();
  };
  query('[data-close]', dialog).onclick = () => dialog.close();
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send(form, label);
  });
}

/** @param {string} name */
const field = (name) => required(`#ask-${name}`, HTMLInputElement);

/** @param {string} name */
const typed = (name) => field(name).value.trim();

/**
 * @param {HTMLFormElement} form
 * @param {string} label
 */
async function send(form, label) {
  const button = query('[type=submit]', form);
  const [name, email, company] = [typed('name'), typed('email'), typed('company')];
  const wrong = [mark('name', !name), mark('email', !ADDRESS.test(email))].filter((each) => each !== null);
  wrong[0]?.focus();
  if (wrong.length || button.getAttribute('aria-busy')) return;
  button.setAttribute('aria-busy', 'true');
  const answer = await tryRequest('POST', '/api/label-requests', { body: { label, name, email, ...(company && { company }), lang: TEXT.lang } });
  button.removeAttribute('aria-busy');
  if (answer?.status === 400 || answer?.status === 422) mark('email', true)?.focus();
  else if (answer?.status === 202) tell(form, true, TEXT.noted, format(TEXT.noted_more, { email }));
  else tell(form, false, TEXT.not_sent, answer?.status === 429 ? TEXT.many : TEXT.again);
}

/**
 * Says below a field whether it is wrong, and gives it if so.
 * @param {string} name
 * @param {boolean} wrong
 */
function mark(name, wrong) {
  field(name).setAttribute('aria-invalid', String(wrong));
  byId(`ask-${name}-x`).hidden = !wrong;
  return wrong ? field(name) : null;
}

/**
 * @param {HTMLFormElement} form
 * @param {boolean} noted
 * @param {string} title
 * @param {string} more
 */
function tell(form, noted, title, more) {
  const place = query('[data-result]', form);
  const words = element('div', {}, element('p', {}, element('b', {}, title)), element('p', { class: 's' }, more));
  place.replaceChildren(element('div', { class: noted ? 'msg' : 'msg msg--ko' }, icon(noted ? 'ok' : 'alert'), words));
  for (const part of form.querySelectorAll('.f, .note, [type=submit]')) if (part instanceof HTMLElement) part.hidden = noted;
  place.focus();
  announce(`${title} ${more}`);
}
