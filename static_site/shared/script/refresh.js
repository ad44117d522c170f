import { state } from './state.js';

const INTERVAL = 60_000;
let timer = 0;

/**
 * Reads again every minute while the page is seen.
 * A hidden page asks nothing, and asks at once when it is seen again.
 * @param {() => Promise<unknown>} reread
 */
export function refresh(reread) {
  clearTimeout(timer);
  if (!state.document || state.example || document.visibilityState === 'hidden' || !navigator.onLine) return;
  timer = setTimeout(async () => {
    await reread();
    refresh(reread);
  }, Math.max(0, state.checked + INTERVAL - Date.now()));
}

/** @param {() => Promise<unknown>} reread */
export function watchVisibility(reread) {
  document.addEventListener('visibilitychange', () => refresh(reread));
}
