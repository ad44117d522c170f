import { element, icon, worded } from './dom.js';
import { say } from './say.js';
import { TEXT } from './texts.js';

const SHOWN = 2000;

// A button that copies a text, or null where the browser cannot.
export function copyButton(text, label) {
  if (!navigator.clipboard) return null;
  const name = `${label} ${text}`;
  const button = element('button', { class: 'copy', type: 'button', id: `copy-${text}`, 'aria-label': worded(TEXT.copy, { what: name }) }, icon('copy'));
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text);
    const use = button.querySelector('use');
    use.setAttribute('href', '#ok');
    say(worded(TEXT.copied, { what: name }));
    setTimeout(() => use.setAttribute('href', '#copy'), SHOWN);
  });
  return button;
}
