import { call } from '../../shared/script/api.js';
import { byId, element, icon } from '../../shared/script/dom.js';
import { say } from '../../shared/script/announcer.js';
import { sharedQuery } from '../../shared/script/shared-device.js';
import * as TEXT from 'texts';

const dossierAt = (token) => `${byId('content').dataset.dossier}${sharedQuery}#${token}`;

// The way into a row's dossier: the reader's own link, or a button that asks for one where they have none yet.
export function wayIn({ reference, token }, text, part, kind) {
  const id = `${part}-${reference}`;
  if (token) return element('a', { class: kind, id, href: dossierAt(token) }, text);
  return element('button', { class: `lnk ${kind}`, id, type: 'button', 'data-act': true, 'data-open': reference }, text);
}

export function watchRows() {
  byId('content').addEventListener('click', ({ target }) => {
    const button = target.closest('[data-open]');
    if (button && !button.getAttribute('aria-disabled') && !button.getAttribute('aria-busy')) openRow(button);
  });
}

async function openRow(button) {
  button.parentElement.querySelector('.err')?.remove();
  button.setAttribute('aria-busy', 'true');
  say(TEXT.opening);
  const address = `/api/affairs/dossiers/${encodeURIComponent(button.dataset.open)}`;
  const answer = await call('POST', address, { body: {} }).catch(() => null);
  button.removeAttribute('aria-busy');
  if (answer?.body?.token) return location.assign(dossierAt(answer.body.token));
  button.after(element('p', { class: 'err' }, icon('alert'), TEXT.open_failed));
  say(TEXT.open_failed);
}
