const SAME_KIND = 'select,.sort,.drop';

/**
 * Draws a part of the page anew, and gives the focus back to the control that had it: to the one of the same address and name, else to the one in its position.
 * @param {HTMLElement} box
 * @param {() => void} draw
 */
export function keepFocus(box, draw) {
  const had = document.activeElement;
  if (!(had instanceof HTMLElement) || !box.contains(had)) {
    draw();
    return;
  }
  const href = had.getAttribute('href');
  const selector = had.id ? `#${CSS.escape(had.id)}` : href ? `a[href="${CSS.escape(href)}"]` : '';
  const name = had.firstChild?.textContent;
  const position = [...box.querySelectorAll(SAME_KIND)].indexOf(had);
  draw();
  if (had.isConnected) return;
  const again = selector ? [...box.querySelectorAll(selector)].find(({ firstChild }) => firstChild?.textContent === name) : box.querySelectorAll(SAME_KIND)[position];
  if (again instanceof HTMLElement) again.focus({ preventScroll: true });
}
