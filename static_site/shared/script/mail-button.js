import { byId } from './dom.js';

// A link to the prepared mail that asks for a new link, with the number filled in where it is known.
export function mailButton(reference) {
  const link = byId('t-dead').content.querySelector('[data-mail]').cloneNode(true);
  if (reference) link.href = link.dataset.mail.replace('%7Breference%7D', encodeURIComponent(reference));
  return link;
}
