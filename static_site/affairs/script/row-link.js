import { announce } from '../../shared/script/announcer.js';
import { tryRequest } from '../../shared/script/api.js';
import { byId, clicked, element, icon } from '../../shared/script/dom.js';
import { sharedQuery } from '../../shared/script/shared-device.js';
import * as TEXT from 'texts';

/** @import { Answer } from '../../shared/script/api.js' */
/** @import { ShownAffair, Token } from '../../shared/types.js' */

/** @param {string} token */
const dossierAddress = (token) => `${byId('content').dataset.dossier}${sharedQuery}#${token}`;

/**
 * Makes what opens a row's dossier: the reader's own link, or a button that asks for one where they have none yet.
 * @param {Pick<ShownAffair, 'reference' | 'token'>} row
 * @param {string} text
 * @param {string} prefix of its id
 * @param {string} kind its classes
 */
export function rowLink({ reference, token }, text, prefix, kind) {
  const id = `${prefix}-${reference}`;
  if (token) return element('a', { class: kind, id, href: dossierAddress(token) }, text);
  return element('button', { class: kind.startsWith('btn') ? kind : `lnk ${kind}`, id, type: 'button', 'data-act': true, 'data-open': reference }, text);
}

export function watchRows() {
  byId('content').addEventListener('click', (event) => {
    const button = clicked(event, '[data-open]');
    if (button && !button.getAttribute('aria-disabled') && !button.getAttribute('aria-busy')) openRow(button);
  });
}

/** @param {HTMLElement} button */
async function openRow(button) {
  button.parentElement?.querySelector('.err')?.remove();
  button.setAttribute('aria-busy', 'true');
  announce(TEXT.opening);
  const path = `/api/affairs/dossiers/${encodeURIComponent(button.dataset.open ?? '')}`;
  const answer = /** @type {Answer<Token> | null} */ (await tryRequest('POST', path, { body: {} }));
  button.removeAttribute('aria-busy');
  if (answer?.body?.token) {
    location.assign(dossierAddress(answer.body.token));
    return;
  }
  button.after(element('p', { class: 'err' }, icon('alert'), TEXT.open_failed));
  announce(TEXT.open_failed);
}
