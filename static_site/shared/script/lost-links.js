import { element, query } from './dom.js';
import { sharedQuery } from './shared-device.js';
import * as TEXT from 'texts';

const LOST_LINK = 'a[data-lost-link]';

/**
 * Has the ways to the form for a lost link carry the number where one is known, and that others use this device too.
 * @param {string | null} [reference]
 */
export function markLostLinks(reference = null) {
  for (const link of document.querySelectorAll(`main ${LOST_LINK}`)) {
    if (link instanceof HTMLAnchorElement) Object.assign(link, { search: sharedQuery, hash: reference ?? '' });
  }
}

/**
 * Makes the button that leads there.
 * @param {string} reference filled in
 */
export const lostLinkButton = (reference) => element('a', { class: 'btn', href: `${query(`footer ${LOST_LINK}`).getAttribute('href')}#${reference}`, 'data-lost-link': true }, TEXT.ask_link);
