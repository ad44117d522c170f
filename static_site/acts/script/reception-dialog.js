import { element, icon } from 'page';
import * as TEXT from 'texts';

/** Makes the dialog in which a parcel is confirmed, before it says which. */
export const receptionDialog = () => element(
  'dialog',
  { id: 'reception', 'aria-labelledby': 'r-title' },
  element('h2', { id: 'r-title' }),
  element('p', { class: 's mute', id: 'r-content' }),
  element(
    'form',
    { class: 'form', id: 'f-reception', method: 'dialog', novalidate: true },
    element('fieldset', { class: 'f pick' }, element('legend', {}, TEXT.receive_how), choice('whole', TEXT.receive_yes, null, true), choice('wanting', TEXT.receive_no, TEXT.receive_no_hint, false), choice('absent', TEXT.receive_never, TEXT.receive_never_hint, false)),
    written('remarks', 'text', '', element('textarea', { name: 'remarks', maxlength: 2000 }), TEXT.receive_remarks_missing),
    written('day', 'date', TEXT.receive_day, element('input', { name: 'received_on', type: 'date', 'aria-required': 'true' }), TEXT.receive_day_wrong),
    law(),
    written(null, 'name', TEXT.your_name, element('input', { name: 'name', maxlength: 200, autocomplete: 'name', 'aria-required': 'true' }), TEXT.your_name_missing),
    element('p', { class: 'review', id: 'r-review' }),
    element('div', { class: 'row' }, element('button', { class: 'btn', type: 'submit', 'data-act': true, 'aria-describedby': 'r-review' }), element('button', { class: 'btn btn--2', type: 'button', 'data-close': true }, TEXT.receive_cancel)),
    element('div', { 'data-result': true }),
  ),
);

/**
 * @param {string} value
 * @param {string} text
 * @param {string | null} hint
 * @param {boolean} checked
 */
const choice = (value, text, hint, checked) => element('label', {}, element('input', { type: 'radio', name: 'how', value, id: `r-${value}`, checked }), element('span', {}, text, hint ? element('small', {}, hint) : null));

/**
 * @param {string | null} part its id
 * @param {string} name
 * @param {string} label
 * @param {HTMLInputElement | HTMLTextAreaElement} control
 * @param {string} missing
 */
function written(part, name, label, control, missing) {
  const [id, error] = [`r-${name}`, `r-${name}-x`];
  control.setAttribute('id', id);
  control.setAttribute('aria-describedby', error);
  return element('div', { class: 'f', id: part && `r-${part}` }, element('label', { for: id }, label), control, element('p', { class: 'err', id: error, hidden: true }, icon('alert'), missing));
}

const law = () => element(
  'div',
  { class: 'law', id: 'r-law', hidden: true },
  element('p', {}, TEXT.receive_note),
  element('p', { 'data-protest': true }, element('b', { id: 'r-until' }), ' ', TEXT.receive_law),
  element('details', { 'data-protest': true }, element('summary', {}, TEXT.receive_letter), element('p', { id: 'r-letter' }), element('button', { class: 'lnk', type: 'button', 'data-copy-letter': true }, icon('copy'), ' ', TEXT.receive_copy)),
);
