import { announce } from '../../shared/script/announcer.js';
import { byId, clicked, element, icon, query } from '../../shared/script/dom.js';
import { loadStyle } from '../../shared/script/load-style.js';
import { state } from '../../shared/script/state.js';
import * as TEXT from 'texts';

const OF_OFFER = /order|reserve/;

/** @typedef {Pick<typeof import('../../acts/script/acts.js'), 'open' | 'verify'>} Acts */

/**
 * Opens the act that a control of the page names. What it takes is loaded then, since few readers act.
 * @param {() => Promise<unknown>} reread
 */
export function prepareOpening(reread) {
  for (const part of [query('.answer'), byId('files'), byId('documents')]) {
    part.addEventListener('click', (event) => openNamed(event, reread));
  }
}

/**
 * @param {Event} event
 * @param {() => Promise<unknown>} reread
 */
function openNamed(event, reread) {
  const button = clicked(event, '[data-open]');
  if (!button || state.example || button.getAttribute('aria-disabled')) return;
  load(button.dataset.open ?? '').then((acts) => acts.open(button, reread), () => showUnread(button));
}

/**
 * Loads what acts share; what reserves or orders is as large again, and stands in the place of the others where it is asked for.
 * @param {string} act
 * @returns {Promise<Acts>}
 */
export async function load(act) {
  const { acts = '', offer = '', actsStyle = '' } = byId('content').dataset;
  const [loaded, apart] = await Promise.all([import(acts), OF_OFFER.test(act) && import(offer), loadStyle(actsStyle)]);
  return apart || loaded;
}

/** @param {HTMLElement} button */
function showUnread(button) {
  if (!button.nextElementSibling?.matches('.late')) button.after(element('p', { class: 's late' }, icon('alert'), element('span', {}, TEXT.act_unread)));
  announce(TEXT.act_unread);
}
