import { clicked, find } from './dom.js';
import { state } from './state.js';

/** Shows acts without letting them be pressed while there is no network, and in the example: nothing is kept to be sent later. */
export function updateControls() {
  const offline = !navigator.onLine;
  const band = find('offline');
  if (band) band.hidden = !offline;
  for (const control of document.querySelectorAll('[data-act]')) {
    if (offline || state.example) control.setAttribute('aria-disabled', 'true');
    else control.removeAttribute('aria-disabled');
  }
}

/**
 * Follows the network.
 * @param {() => void} onReturn called when it is there again
 */
export function watchNetwork(onReturn) {
  addEventListener('offline', updateControls);
  addEventListener('online', () => {
    updateControls();
    onReturn();
  });
  document.addEventListener('click', (event) => {
    if (clicked(event, '[aria-disabled=true]')) event.preventDefault();
  }, true);
  updateControls();
}
