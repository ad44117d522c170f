import { byId, element, icon } from 'desk';
import * as TEXT from 'texts';

/** @typedef {import('../../../shared/script/dom.js').Child} Child */

/**
 * Opens a small form above the page; Escape closes it, and the focus returns. With its page it goes: it is about what stands there.
 * `send` gives null once it is done, else what to say; what was typed stays.
 * @param {{ title: string, lead?: Child, fields: HTMLElement[], press: string, permanent?: boolean, send: (form: FormData) => Promise<string | null> | string | null }} about
 */
export function openForm({ title, lead, fields, press, permanent = false, send }) {
  const result = element('div', { role: 'alert' });
  const button = element('button', { class: permanent ? 'btn btn--ko' : 'btn', type: 'submit' }, press, ' ', element('kbd', { 'aria-hidden': 'true' }, TEXT.key_commit));
  const cancel = element('button', { class: 'btn btn--q', type: 'button' }, TEXT.cancel);
  const form = element(
    'form',
    { novalidate: true },
    element('h2', { id: 'form-title' }, title),
    lead ? element('p', {}, lead) : null,
    ...fields,
    result,
    element('div', { class: 'buttons' }, button, cancel),
  );
  const dialog = element('dialog', { class: 'form-dialog', 'aria-labelledby': 'form-title' }, form);
  const opener = document.activeElement;
  cancel.addEventListener('click', () => dialog.close());
  const leave = () => dialog.close();
  addEventListener('hashchange', leave, { once: true });
  dialog.addEventListener('close', () => {
    removeEventListener('hashchange', leave);
    dialog.remove();
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) form.requestSubmit();
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (button.getAttribute('aria-busy')) return;
    button.setAttribute('aria-busy', 'true');
    const wrong = await send(new FormData(form));
    button.removeAttribute('aria-busy');
    if (wrong === null) dialog.close();
    else result.replaceChildren(element('div', { class: 'warn warn--ko' }, icon('no'), element('p', {}, wrong)));
  });
  byId('content').append(dialog);
  dialog.showModal();
  form.querySelector(/** @type {'input'} */ ('input,select,textarea'))?.focus();
  return dialog;
}

/**
 * Draws a field with its label.
 * @param {string} label
 * @param {HTMLElement} control with an id
 * @param {string} [hint]
 */
export const labelled = (label, control, hint = '') =>
  element('div', { class: 'f' }, element('label', { for: control.id }, label), hint ? element('p', { class: 'hint' }, hint) : null, control);
