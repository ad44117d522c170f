const REREAD_MS = 60_000;

/**
 * Has a list read again each minute, when the page is seen again, and once something was written elsewhere; never below a form.
 * @param {() => unknown} reread
 * @returns {() => void} what ends it
 */
export function keepFresh(reread) {
  const look = () => {
    if (document.visibilityState === 'visible' && navigator.onLine && !document.querySelector('dialog[open]')) reread();
  };
  const timer = setInterval(look, REREAD_MS);
  const onWritten = (/** @type {Event} */ event) => {
    if (event instanceof CustomEvent && event.detail) look();
  };
  document.addEventListener('visibilitychange', look);
  document.addEventListener('list-changed', onWritten);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
    document.removeEventListener('list-changed', onWritten);
  };
}

/**
 * Draws anew, and leaves the one who reads where they are.
 * @param {() => void} draw
 */
export function redrawn(draw) {
  const focused = document.activeElement?.closest('#place :is(a[href],button)');
  const like = focused?.getAttribute('href') ?? focused?.getAttribute('aria-label') ?? focused?.id;
  draw();
  const again = like && [...document.querySelectorAll('#place :is(a[href],button)')].find((one) => [one.getAttribute('href'), one.getAttribute('aria-label'), one.id].includes(like));
  if (again instanceof HTMLElement) again.focus({ preventScroll: true });
}
