import { copied } from '../../shared/script/clipboard.js';
import { element, format, icon, required } from '../../shared/script/dom.js';
import * as TEXT from 'texts';

const CONFIRMED_FOR = 2000;

/**
 * Makes a button that copies a text, null where the browser cannot.
 * @param {string} text
 * @param {string} name what is spoken
 * @param {string} [prefix] keeps its id apart from another's for the same text
 */
export function copyButton(text, name, prefix = '') {
  if (!navigator.clipboard) return null;
  const button = element('button', { class: 'copy', type: 'button', id: `copy-${prefix}${text}`, 'aria-label': format(TEXT.copy, { what: name }) }, icon('copy'));
  button.addEventListener('click', async () => {
    const use = required('use', SVGUseElement, button);
    use.setAttribute('href', (await copied(text, name)) ? '#ok' : '#alert');
    setTimeout(() => use.setAttribute('href', '#copy'), CONFIRMED_FOR);
  });
  return button;
}
