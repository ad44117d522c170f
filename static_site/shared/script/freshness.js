import { state } from './state.js';

// When the page was read, and what went wrong since, if something did.
export function note(text, bad = false) {
  const fresh = document.querySelector('[data-slot=fresh]');
  fresh.textContent = bad ? `${state.read} ${text}` : text;
  fresh.classList.toggle('bad', bad);
}
