import { byId, required } from '../../../shared/script/dom.js';

/** Opens the sheet of keys: with the switch of single letters. */
export function openKeySheet() {
  required('#key-sheet', HTMLDialogElement).showModal();
  byId('letters-here').focus();
}

export function prepareKeySheet() {
  for (const id of ['keys', 'open-keys']) byId(id).addEventListener('click', openKeySheet);
  byId('close-keys').onclick = () => required('#key-sheet', HTMLDialogElement).close();
}
