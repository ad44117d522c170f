import { element, icon } from '../../shared/script/dom.js';
import { state } from '../../shared/script/state.js';

/** @import { ShownDocumentLink } from '../../shared/types.js' */

/**
 * Draws a document where it is named: a link to it, or plain words while it is being made, and in the example, which has none.
 * @param {Pick<ShownDocumentLink, 'label' | 'title' | 'url' | 'pending'>} document
 */
export function documentLink({ label, title, url, pending }) {
  if (url && !state.example) return element('a', { class: 'doc', href: url }, icon('doc'), ...labelled(label, title));
  const wait = pending && !state.example ? element('span', { class: 'doc__wait' }, `, ${pending}`) : null;
  // In one box: each part of a flex line would wrap by itself.
  return element('span', { class: 'doc doc--text' }, icon('doc'), element('span', {}, ...labelled(label, title), wait));
}

/** @param {ShownDocumentLink[]} documents */
export const documentLinks = (documents) => (documents.length ? element('div', { class: 'docs' }, ...documents.map(documentLink)) : null);

/**
 * Gives the eye the short label, and print and screen readers the title.
 * A label that the title does not repeat is spoken before it (WCAG 2.5.3).
 * @param {string} label
 * @param {string} title
 */
function labelled(label, title) {
  if (label === title) return [element('span', {}, title)];
  const repeated = title.includes(label) ? 'true' : null;
  return [element('span', { class: 'doc__label', 'aria-hidden': repeated }, label), element('span', { class: 'vh doc__title' }, title)];
}
