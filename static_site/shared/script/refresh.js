import { state } from './state.js';

const EVERY = 60_000;
let timer = 0;

// Reads again every minute while the page is seen; a hidden page asks nothing, and asks at once when it is seen again.
export function refresh(reread) {
  clearTimeout(timer);
  if (!state.document || state.example || document.visibilityState === 'hidden' || !navigator.onLine) return;
  timer = setTimeout(async () => {
    await reread();
    refresh(reread);
  }, Math.max(0, state.checked + EVERY - Date.now()));
}

export function watchVisibility(reread) {
  document.addEventListener('visibilitychange', () => refresh(reread));
}
