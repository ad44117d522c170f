import { required } from './dom.js';

/**
 * Makes a link to the prepared mail that asks for a new link.
 * @param {string | null} reference filled in where it is known
 */
export function mailButton(reference) {
  const template = required('#t-dead', HTMLTemplateElement);
  const link = document.importNode(required('[data-mail]', HTMLAnchorElement, template.content), true);
  if (reference) link.href = (link.dataset.mail ?? '').replace('%7Breference%7D', encodeURIComponent(reference));
  return link;
}
