import { byId } from './dom.js';

// A jump inside the page must not replace what the address names; the way to another day does.
export function watchJumps() {
  document.addEventListener('click', (event) => {
    const jump = event.target.closest('a[href^="#"]:not([data-day])');
    if (!jump) return;
    event.preventDefault();
    byId(jump.hash.slice(1))?.focus();
  });
}
