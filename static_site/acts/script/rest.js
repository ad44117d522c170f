import { announce, currentDocument, dossierPath, element, icon, tryRequest } from 'page';
import * as TEXT from 'texts';

/** @import { Answer } from '../../shared/script/api.js' */
/** @import { AffairsOpen, Token } from '../../shared/types.js' */

/**
 * Opens the offer of what an order left: by the reader's list of all affairs, else by the link to it that this browser keeps.
 * Who has neither is told where the link to it is.
 * @param {HTMLElement} button
 */
export async function openRest(button) {
  const reference = currentDocument()?.placed?.rest;
  if (!reference || button.getAttribute('aria-busy')) return;
  button.setAttribute('aria-busy', 'true');
  announce(TEXT.waiting);
  const named = (await tokenOf(reference)) ?? (await openedHere(reference));
  button.removeAttribute('aria-busy');
  if (named) location.hash = named;
  else say(button, TEXT.rest_mailed);
}

/** @param {string} reference */
async function tokenOf(reference) {
  const session = /** @type {Answer<AffairsOpen> | null} */ (await tryRequest('GET', '/api/affairs/session'));
  if (!session?.body?.open) return null;
  const answer = /** @type {Answer<Token> | null} */ (await tryRequest('POST', `/api/affairs/dossiers/${encodeURIComponent(reference)}`, { body: {} }));
  return answer?.body?.token ?? null;
}

/** @param {string} reference */
const openedHere = async (reference) => ((await tryRequest('GET', dossierPath(reference)))?.status === 200 ? reference : null);

/**
 * @param {HTMLElement} button
 * @param {string} text
 */
function say(button, text) {
  button.parentElement?.querySelector('.s')?.remove();
  button.after(element('p', { class: 's' }, icon('alert'), ' ', element('span', {}, text)));
  announce(text);
}
