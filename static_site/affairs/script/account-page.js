import { announce } from '../../shared/script/announcer.js';
import { tryRequest } from '../../shared/script/api.js';
import { byId, query } from '../../shared/script/dom.js';
import { watchInPageLinks } from '../../shared/script/in-page-links.js';
import { showMessage } from '../../shared/script/message-pages.js';
import { watchNetwork } from '../../shared/script/network.js';
import { refresh, watchVisibility } from '../../shared/script/refresh.js';
import { markLinks, sharedQuery } from '../../shared/script/shared-device.js';
import { state } from '../../shared/script/state.js';
import { openList } from './open-list.js';
import { watchRows } from './row-link.js';
import * as TEXT from 'texts';

/**
 * Begins a page that the link to all affairs opens.
 * @param {object} page
 * @param {(onRead: () => void, onRefused: () => void) => Promise<void>} page.read reads for the first time
 * @param {() => Promise<void>} page.reread reads what may have changed
 * @param {() => void} page.forget leaves nothing of what was read
 * @param {(rereadNow: () => Promise<void>) => void} page.prepare makes the controls of what was just opened work
 */
export function beginAccountPage({ read, reread, forget, prepare }) {
  async function rereadNow() {
    await reread();
    refresh(rereadNow);
  }

  function onRead() {
    prepare(rereadNow);
    query('[data-reread]').onclick = rereadNow;
    byId('forget').hidden = false;
    refresh(rereadNow);
  }

  /** @param {() => void} onRefused */
  const readIt = (onRefused) => read(onRead, onRefused);

  markLinks();
  watchInPageLinks();
  watchRows();
  watchNetwork(() => state.document && rereadNow());
  watchVisibility(rereadNow);
  query('#forget button').onclick = () => forgetHere(forget);
  addEventListener('hashchange', () => openList(readIt));
  openList(readIt);
}

/** @param {() => void} forget */
async function forgetHere(forget) {
  const answer = await tryRequest('DELETE', '/api/affairs/session');
  if (answer?.status !== 204 && answer?.status !== 401) {
    announce(TEXT.forget_failed);
    return;
  }
  forget();
  history.replaceState(null, '', `${location.pathname}${sharedQuery}`);
  showMessage('forgotten');
  byId('content').focus();
}
