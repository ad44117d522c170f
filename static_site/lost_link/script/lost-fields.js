import { element, icon, required } from '../../shared/script/dom.js';
import { compact, isMistyped, normalise } from '../../shared/script/reference.js';
import { addressIn, isAddress, meantAddress } from './mail-address.js';
import * as TEXT from 'texts';

/**
 * What is to be said of a field: wrong cannot be sent; doubtful is sent where the reader insists; a note is only said.
 * @typedef {{ kind: 'wrong' | 'doubtful' | 'note', text: string, meant?: string }} Remark
 */
/**
 * What a request says; whatever was left empty is not in it.
 * @typedef {{ email: string, number?: string, name?: string, company?: string, phone?: string }} Wanted
 */

/**
 * Gives one of the form's fields.
 * @param {HTMLFormElement} form
 * @param {string} name
 */
export const fieldOf = (form, name) => required(`[name=${name}]`, HTMLInputElement, form);

/**
 * Says what there is to say of a number, by its check character alone: nobody is asked whether we have it.
 * @param {string} value
 * @returns {Remark | null}
 */
function numberRemark(value) {
  if (!compact(value) || normalise(value)) return null;
  return isMistyped(value) ? { kind: 'doubtful', text: TEXT.number_mistyped } : { kind: 'note', text: TEXT.number_other };
}

/**
 * @param {string} value
 * @returns {Remark | null}
 */
function emailRemark(value) {
  const address = addressIn(value);
  if (!isAddress(address)) return { kind: 'wrong', text: address ? TEXT.email_wrong : TEXT.email_missing };
  const meant = meantAddress(address);
  return meant ? { kind: 'doubtful', text: TEXT.email_meant, meant } : null;
}

/** How fields are checked, by their names. */
export const CHECKS = new Map([['number', numberRemark], ['email', emailRemark]]);

/**
 * Says below a field what there is to say of it.
 * @param {HTMLInputElement} field
 * @param {Remark | null} remark
 */
export function showRemark(field, remark) {
  const place = required(`#${field.id}-x`, HTMLElement);
  const red = remark?.kind === 'wrong' || (remark?.kind === 'doubtful' && !remark.meant);
  field.setAttribute('aria-invalid', String(red));
  place.className = remark?.kind === 'note' ? 'hint' : `err${red ? '' : ' warn'}`;
  place.hidden = !remark;
  if (remark?.kind === 'note') place.replaceChildren(remark.text);
  else place.replaceChildren(...(remark ? [icon('alert'), element('span', {}, ...words(field, remark))] : []));
}

/**
 * Gives the words of a remark; what may have been meant is a button that writes it.
 * @param {HTMLInputElement} field
 * @param {Remark} remark
 */
function words(field, { text, meant }) {
  if (!meant) return [text];
  const button = element('button', { class: 'lnk', type: 'button' }, meant);
  button.addEventListener('click', () => {
    field.value = meant;
    showRemark(field, null);
    field.focus();
  });
  const [before, after] = text.split('{meant}');
  return [before, button, after];
}

/**
 * Gives what is asked for; a number of ours as we write it.
 * @param {HTMLFormElement} form
 * @returns {Wanted}
 */
export function wantedOf(form) {
  /** @type {Wanted} */
  const wanted = { email: addressIn(fieldOf(form, 'email').value) };
  for (const name of /** @type {const} */ (['number', 'name', 'company', 'phone'])) {
    const value = form.querySelector(`[name=${name}]`) && fieldOf(form, name).value.trim().replace(/\s+/g, ' ');
    if (value) wanted[name] = name === 'number' ? (normalise(value) ?? value) : value;
  }
  return wanted;
}
