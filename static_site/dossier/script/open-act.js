import { announce } from '../../shared/script/announcer.js';
import { byId, clicked, element, icon } from '../../shared/script/dom.js';
import { loadStyle } from '../../shared/script/load-style.js';
import { state } from '../../shared/script/state.js';
import * as TEXT from 'texts';


/** @typedef {Pick<typeof import('../../acts/script/acts.js'), 'open' | 'verify'>} Acts */

/**
 * Opens the act that a control of the page names. What it takes is loaded then, since few readers act.
 * @param {() => Promise<unknown>} reread
 */
export function prepareOpening(reread) {
  byId('content').addEventListener('click', (event) => openNamed(event, reread));
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
 * Loads what acts share; what reserves or orders, and what pays, is as large again, and stands in the place of the others where it is asked for.
 * @param {string} act
 * @returns {Promise<Acts>}
 */
export async function load(act) {
  const { acts = '', offer = '', pay = '', cases = '', actsStyle = '' } = byId('content').dataset;
  const more = /order|reserve/.test(act) ? offer : /case/.test(act) ? cases : /transfer|announce|forward|iban|pay|keep|contest/.test(act) && pay;
  const [loaded, apart] = await Promise.all([import(acts), more && import(more), loadStyle(actsStyle)]);
  return apart || loaded;
}

/** @param {HTMLElement} button */
function showUnread(button) {
  if (!button.nextElementSibling?.matches('.late')) button.after(element('p', { class: 's late' }, icon('alert'), element('span', {}, TEXT.act_unread)));
  announce(TEXT.act_unread);
}
