import { byId } from './dom.js';

// The live region is always in the page, or screen readers would miss its first words.
export function say(text) {
  byId('said').textContent = text;
}
