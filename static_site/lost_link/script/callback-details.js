import { clicked } from '../../shared/script/dom.js';
import { fieldOf } from './lost-fields.js';

/**
 * Shows the fields of who is to be called back, where they are asked for; a form that has none leads to the page that has them.
 * @param {HTMLFormElement} form
 */
export function watchDetails(form) {
  form.addEventListener('click', (event) => {
    if (clicked(event, '[data-details-open]') && openDetails(form)) event.preventDefault();
  });
}

/**
 * @param {HTMLFormElement} form
 * @returns {boolean} whether it has them
 */
export function openDetails(form) {
  const details = form.querySelector('[data-details]');
  if (!(details instanceof HTMLElement)) return false;
  details.hidden = false;
  fieldOf(form, 'name').focus();
  return true;
}
