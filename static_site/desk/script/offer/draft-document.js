import { element, post, why } from 'desk';
import { offerBody } from './draft.js';
import * as TEXT from 'texts';

/** @import { Draft } from '../../offer.js' */

/**
 * Shows the document of the offer as a draft: its pages as pictures, and the PDF.
 * @param {Draft} offer
 * @param {(words: string[]) => void} fail
 */
export async function showDraft(offer, fail) {
  const body = offerBody(offer);
  if (!body) return;
  const answer = await post(offer.revises ? `/staff/dossiers/${offer.revises.reference}/preview` : '/staff/previews', body);
  const made = /** @type {{ url: string, pages?: string[] } | null} */ (answer.body);
  if (!made) {
    fail([why(answer)]);
    return;
  }
  const close = element('button', { class: 'btn btn--q', type: 'button' }, TEXT.close, ' ', element('kbd', { 'aria-hidden': 'true' }, TEXT.escape_key));
  const pages = (made.pages ?? []).map((src, index) => element('img', { src, alt: `${TEXT.draft_page} ${index + 1}`, class: 'draft-page' }));
  const dialog = element('dialog', { class: 'pane', 'aria-labelledby': 'draft-title' }, element('header', {}, element('h2', { id: 'draft-title' }, TEXT.draft_title), close), element('div', { class: 'pane__in pane__in--alone', tabindex: '0', role: 'region', 'aria-label': TEXT.draft_title }, element('div', { class: 'pane__f' }, ...pages)), element('footer', {}, element('p', {}, TEXT.draft_more), element('a', { href: made.url, class: 'btn btn--2' }, 'PDF')));
  close.onclick = () => dialog.close();
  dialog.onclose = () => dialog.remove();
  document.body.append(dialog);
  dialog.showModal();
}
