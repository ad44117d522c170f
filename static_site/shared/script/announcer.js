import { byId } from './dom.js';

/**
 * Has screen readers speak a text.
 * Its live region is always in the page, or they would miss its first words.
 * @param {string} text
 */
export function announce(text) {
  byId('announcer').textContent = text;
}
