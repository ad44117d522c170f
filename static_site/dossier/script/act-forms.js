import { state } from '../../shared/script/state.js';
import { currentDocument } from './current-document.js';
import { filled, send, showResult, validate } from './form.js';
import * as TEXT from 'texts';

/** @import { ShownActs } from '../../shared/types.js' */

/** @param {HTMLFormElement} form */
const fieldsOf = (form) => [...form.elements].filter((field) => field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement);

/**
 * Makes the forms in templates/acts/ work. Each says the last part of its route, and what is said of the act that was sent, or was not.
 * @param {() => Promise<unknown>} reread
 */
export function prepareActs(reread) {
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('form[data-route]'))) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (!state.example) submit(form, reread);
    });
  }
}

/**
 * Shows the forms of the acts that the reader may do.
 * @param {ShownActs | null} acts
 */
export function offerActs(acts) {
  const offered = new Map(Object.entries(acts ?? {}));
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-offered]'))) {
    part.hidden = !offered.get(part.dataset.offered ?? '');
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {() => Promise<unknown>} reread
 */
async function submit(form, reread) {
  const { route = '', unsent = '', nothing = '', sent = '', more = '', reply } = form.dataset;
  const typed = fieldsOf(form);
  if (!validate(typed.filter((field) => field.getAttribute('aria-required')).map((field) => [field, filled]))) {
    showResult(form, 'ko', unsent, TEXT.incomplete);
    return;
  }
  const body = Object.fromEntries(typed.map((field) => [field.name, field.value.trim() || null]));
  if (!(await send(form, route, body, { unsent, nothing }, reread))) return;
  for (const field of typed) if (field instanceof HTMLTextAreaElement) field.value = '';
  showResult(form, null, sent, reply === undefined ? more : `${more} ${currentDocument()?.contact.reply}`);
  await reread();
}
