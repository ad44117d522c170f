import { slot } from './dom.js';
import { state } from './state.js';

/**
 * Says when the page was read, and what went wrong since, if something did.
 * @param {string} text
 * @param {boolean} [failed]
 */
export function showFreshness(text, failed = false) {
  const line = slot('fresh');
  line.textContent = failed ? `${state.read} ${text}` : text;
  line.classList.toggle('bad', failed);
}
