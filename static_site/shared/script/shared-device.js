/** Whether others use this device too: its link says so, and the address keeps saying it, since nothing is stored here. */
export const sharedDevice = new URLSearchParams(location.search).get('poste') === 'partage';
export const sharedQuery = sharedDevice ? '?poste=partage' : '';

/** Gives the links to this page in the other languages. */
export const languageLinks = () => /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('a[data-language]'));

/** Has the links to our other pages say it too, so that these leave nothing behind either. */
export function markLinks() {
  for (const link of document.querySelectorAll('a[data-language], a.brand, nav a, footer a[data-lost-link]')) {
    if (link instanceof HTMLAnchorElement) link.search = sharedQuery;
  }
}
