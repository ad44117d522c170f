import { announce, byId, element, icon, tryRequest } from 'page';
import * as TEXT from 'texts';

/** @import { Answer } from '../../shared/script/api.js' */
/** @import { AffairsOpen } from '../../shared/types.js' */

/**
 * Opens the statement of the account where this browser's link to all affairs does; else says by which link it is read.
 * @param {HTMLElement} button
 */
export async function openStatement(button) {
  if (button.getAttribute('aria-busy')) return;
  button.setAttribute('aria-busy', 'true');
  const session = /** @type {Answer<AffairsOpen> | null} */ (await tryRequest('GET', '/api/affairs/session'));
  button.removeAttribute('aria-busy');
  if (session?.body?.open) {
    location.assign(byId('content').dataset.statement ?? '');
    return;
  }
  if (!document.getElementById('by-affairs')) button.after(element('p', { class: 's', id: 'by-affairs' }, icon('alert'), ' ', element('span', {}, TEXT.statement_by_affairs)));
  announce(TEXT.statement_by_affairs);
}
