import { byId, query, required } from '../../../shared/script/dom.js';
import { prepareAccount } from './account-menu.js';
import { watchConnection } from './connection.js';
import { openKeySheet, prepareKeySheet } from './key-sheet.js';
import { setKeys, watchKeys } from './keys.js';
import { go, openPlace, reread } from './router.js';
import { tell, undoLast } from './status-line.js';
import * as TEXT from 'texts';

/**
 * Opens the palette, loaded when it is asked for first.
 * @param {string} [text] what is looked for already
 */
async function openPalette(text = '') {
  // The dialog is there before its script: what is typed meanwhile is in its field.
  const field = required('#palette-q', HTMLInputElement);
  field.value = text;
  required('#palette', HTMLDialogElement).showModal();
  field.focus();
  try {
    const palette = /** @type {typeof import('../desk_palette.js')} */ (await import(document.body.dataset.deskPalette ?? ''));
    palette.followPalette();
  } catch {
    required('#palette', HTMLDialogElement).close();
    tell({ text: TEXT.not_loaded, bad: true });
  }
}

/** Makes the bar, the line at the foot and the keys work, for who is signed in. */
export function prepareShell() {
  document.body.classList.replace('signed-out', 'signed-in');
  prepareAccount();
  prepareKeySheet();
  watchConnection();
  watchKeys();
  setKeys('everywhere', {
    '/': { label: TEXT.key_search, run: () => query('#q').focus() },
    'Ctrl K': { label: TEXT.key_palette, run: () => openPalette() },
    '?': { label: TEXT.key_sheet, run: openKeySheet },
    C: { label: TEXT.key_offer, run: () => go('#/offer') },
    Z: { label: TEXT.key_undo, run: undoLast },
    'G J': { run: () => go('#') },
    'G S': { run: () => go('#/stock') },
    'G P': { run: () => go('#/payments') },
    'G I': { run: () => go('#/instruments') },
  });
  byId('undo-last').onclick = undoLast;
  byId('reread').onclick = () => reread();
  const field = required('#q', HTMLInputElement);
  byId('search').addEventListener('submit', (event) => {
    event.preventDefault();
    openPalette(field.value);
    field.value = '';
  });
  query('.skip').addEventListener('click', (event) => {
    event.preventDefault();
    byId('content').focus();
  });
  for (const link of document.querySelectorAll('[data-language]')) {
    link.addEventListener('click', () => {
      if (link instanceof HTMLAnchorElement) link.hash = location.hash;
    });
  }
  addEventListener('hashchange', openPlace);
}
