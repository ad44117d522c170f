import { element, query } from '../../shared/script/dom.js';
import { showMessage } from '../../shared/script/message-pages.js';
import { sharedQuery } from '../../shared/script/shared-device.js';
import { state } from '../../shared/script/state.js';
import * as TEXT from 'texts';

/** Says that the address names no instrument of the reader's: whether there is one says nothing of it. */
export function showUnknown() {
  state.document = null;
  showMessage('none', (page) => {
    query('h1', page).textContent = TEXT.unknown_title;
    query('.head p', page).textContent = TEXT.unknown_lead;
    query('.head p', page).after(element('p', {}, element('a', { href: `${location.pathname}${sharedQuery}` }, TEXT.all_instruments)));
  });
}
