import { announce } from '../../shared/script/announcer.js';
import { byId, clicked, element, icon, query } from '../../shared/script/dom.js';
import { state } from '../../shared/script/state.js';
import * as TEXT from 'texts';

/** @typedef {typeof import('../../acts/script/acts.js')} Acts */

/**
 * Opens the act that a control of the page names. What it takes is loaded then, since few readers act.
 * @param {() => Promise<unknown>} reread
 */
export function prepareOpening(reread) {
  for (const part of [query('.answer'), byId('files')]) {
    part.addEventListener('click', (event) => openNamed(event, reread));
  }
}

/**
 * @param {Event} event
 * @param {() => Promise<unknown>} reread
 */
async function openNamed(event, reread) {
  const button = clicked(event, '[data-open]');
  if (!button || state.example || button.getAttribute('aria-disabled')) return;
  const acts = await load().catch(() => null);
  if (acts) acts.open(button, reread);
  else showUnread(button);
}

/** @returns {Promise<Acts>} */
async function load() {
  const { acts = '', actsStyle = '' } = byId('content').dataset;
  await loadStyle(actsStyle);
  return import(acts);
}

/** @param {string} address */
function loadStyle(address) {
  if (document.querySelector(`link[href="${address}"]`)) return null;
  const link = element('link', { rel: 'stylesheet', href: address });
  return new Promise((resolve, reject) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', () => {
      link.remove();
      reject(new Error(address));
    });
    document.head.append(link);
  });
}

/** @param {HTMLElement} button */
function showUnread(button) {
  if (!button.nextElementSibling?.matches('.late')) button.after(element('p', { class: 's late' }, icon('alert'), element('span', {}, TEXT.act_unread)));
  announce(TEXT.act_unread);
}
