import { announce, element, icon } from 'page';
import { showError } from './fields.js';
import * as TEXT from 'texts';

/** @import { Field } from './fields.js' */
/** @import { Sheet } from './sheet.js' */

/**
 * Says what is wrong, below each field and in a summary, and goes to the first.
 * @param {Sheet} sheet
 * @returns {boolean} whether all is right
 */
export function check({ dialog, step }) {
  const wrong = (step?.fields ?? []).map((field) => ({ field, error: field.wrong() }));
  for (const { field, error } of wrong) showError(field, error);
  const marked = wrong.filter(({ error }) => error).map(({ field }) => field);
  if (!marked.length) return true;
  showErrors(dialog, step?.unsent ?? '', marked);
  return false;
}

/**
 * Shows the summary of what is wrong, with a link to each field, and goes to the first.
 * @param {HTMLDialogElement} dialog
 * @param {string} unsent
 * @param {Field[]} marked fields that say what is wrong with them
 */
export function showErrors(dialog, unsent, marked) {
  const links = marked.flatMap(({ label, control }, index) => [index ? ', ' : null, linkTo(control, label)]);
  tell(dialog, 'ko', unsent, marked.length > 1 ? TEXT.fields_wrong : TEXT.field_wrong, ' ', ...links, '.');
  marked[0]?.control.focus();
}

/**
 * @param {HTMLElement} control
 * @param {string} label
 */
function linkTo(control, label) {
  const link = element('a', { href: `#${control.id}` }, label);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    event.stopPropagation();
    control.focus();
  });
  return link;
}

/**
 * Shows and announces, above what is written, what became of an act.
 * @param {HTMLDialogElement} dialog
 * @param {'you' | 'ko'} kind
 * @param {string} strong
 * @param {...(Node | string | null)} more
 */
export function tell(dialog, kind, strong, ...more) {
  const text = element('div', {}, element('p', {}, element('b', {}, strong)), element('p', { class: 's' }, ...more));
  const place = dialog.querySelector('[data-result]');
  place?.replaceChildren(element('div', { class: `msg msg--${kind}` }, icon('alert'), text));
  if (place instanceof HTMLElement) place.focus();
  dialog.querySelector('.sheet__b')?.scrollTo(0, 0);
  announce(text.textContent ?? '');
}
