import { byId, required } from '../../shared/script/dom.js';
import { showResult } from './form.js';
import { load } from './open-act.js';
import * as TEXT from 'texts';

/**
 * Has a PDF that is chosen or dropped compared by its SHA-256, made in the browser: the file is sent nowhere.
 * What compares is loaded with the acts, while the file is looked for: few readers do.
 */
export function prepareVerify() {
  const zone = byId('verify');
  const input = required('#v-file', HTMLInputElement);
  input.addEventListener('change', () => compare(zone, input.files?.[0]));
  input.addEventListener('click', () => load('').catch(() => null));
  for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop']) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.toggle('over', kind === 'dragenter' || kind === 'dragover');
    });
  }
  zone.addEventListener('drop', ({ dataTransfer }) => {
    if (!dataTransfer?.files.length) return;
    input.files = dataTransfer.files;
    compare(zone, dataTransfer.files[0]);
  });
}

/**
 * @param {HTMLElement} zone
 * @param {File | undefined} file
 */
function compare(zone, file) {
  if (file) load('').then((acts) => acts.verify(zone, file), () => showResult(zone, 'ko', TEXT.verify_unread, TEXT.act_unread));
}
