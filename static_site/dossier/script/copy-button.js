import { element, icon, worded } from '../../shared/script/dom.js';
import { say } from '../../shared/script/announcer.js';
import * as TEXT from 'texts';

const SHOWN = 2000;

// A button that copies a text, said by its name, or null where the browser cannot; `place` keeps its id apart from another's for the same text.
export function copyButton(text, name, place = '') {
  if (!navigator.clipboard) return null;
  const button = element('button', { class: 'copy', type: 'button', id: `copy-${place}${text}`, 'aria-label': worded(TEXT.copy, { what: name }) }, icon('copy'));
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text);
    const use = button.querySelector('use');
    use.setAttribute('href', '#ok');
    say(worded(TEXT.copied, { what: name }));
    setTimeout(() => use.setAttribute('href', '#copy'), SHOWN);
  });
  return button;
}
