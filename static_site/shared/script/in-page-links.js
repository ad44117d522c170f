import { clicked, find } from './dom.js';

/** Keeps a jump inside the page from replacing what the address names; a link to another day does replace it. */
export function watchInPageLinks() {
  document.addEventListener('click', (event) => {
    const link = clicked(event, 'a[href^="#"]:not([data-day])');
    if (!(link instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    find(link.hash.slice(1))?.focus();
  });
}
