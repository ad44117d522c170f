import { announce } from '../../shared/script/announcer.js';
import { byId, clicked, element, icon } from '../../shared/script/dom.js';
import { loadStyle } from '../../shared/script/load-style.js';
import * as TEXT from 'texts';

/** @typedef {Pick<typeof import('../../acts/script/sharing.js'), 'open'>} Sharing */

/**
 * Opens the sheet that a control names. What it takes is loaded then, since few readers let somebody in.
 * @param {() => Promise<unknown>} reread
 */
export function watchOpeners(reread) {
  byId('content').addEventListener('click', (event) => {
    const button = clicked(event, '[data-open]');
    if (!button || button.getAttribute('aria-disabled')) return;
    load().then((sharing) => sharing.open(button, reread), () => showUnread(button));
  });
}

/** @returns {Promise<Sharing>} */
async function load() {
  const { sharing = '', actsStyle = '' } = byId('content').dataset;
  const [loaded] = await Promise.all([import(sharing), loadStyle(actsStyle)]);
  return loaded;
}

/** @param {HTMLElement} button */
function showUnread(button) {
  if (!button.nextElementSibling?.matches('.late')) button.after(element('p', { class: 's late' }, icon('alert'), element('span', {}, TEXT.act_unread)));
  announce(TEXT.act_unread);
}
