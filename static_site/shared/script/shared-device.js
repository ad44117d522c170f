// A device that others use too: its link says so, and the address keeps saying it, since nothing is stored here.
export const shared = new URLSearchParams(location.search).get('poste') === 'partage';
export const sharedQuery = shared ? '?poste=partage' : '';

// The ways to our other pages say it too, so that these leave nothing behind either.
export function handOn() {
  for (const link of document.querySelectorAll('#language, nav a')) link.search = sharedQuery;
}
