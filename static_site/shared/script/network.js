import { byId } from './dom.js';
import { state } from './state.js';

// Without network, and in the example, acts are shown and cannot be pressed: nothing is kept to be sent later.
export function settle() {
  const off = !navigator.onLine;
  if (byId('offline')) byId('offline').hidden = !off;
  for (const control of document.querySelectorAll('[data-act]')) {
    if (off || state.example) control.setAttribute('aria-disabled', 'true');
    else control.removeAttribute('aria-disabled');
  }
}

export function watchNetwork(back) {
  addEventListener('offline', settle);
  addEventListener('online', () => {
    settle();
    back();
  });
  document.addEventListener('click', (event) => {
    if (event.target.closest('[aria-disabled=true]')) event.preventDefault();
  }, true);
  settle();
}
