import { announce } from '../../shared/script/announcer.js';
import { tryRequest } from '../../shared/script/api.js';
import { byId, query } from '../../shared/script/dom.js';
import { watchInPageLinks } from '../../shared/script/in-page-links.js';
import { showMessage } from '../../shared/script/message-pages.js';
import { watchNetwork } from '../../shared/script/network.js';
import { refresh, watchVisibility } from '../../shared/script/refresh.js';
import { markLinks, sharedQuery } from '../../shared/script/shared-device.js';
import { state } from '../../shared/script/state.js';
import { openList } from '../../affairs/script/open-list.js';
import { watchRows } from '../../affairs/script/row-link.js';
import { prepareDays } from './statement-days.js';
import { forget, read, reread } from './read-statement.js';
import * as TEXT from 'texts';

/** Makes the controls of a freshly opened statement work. */
function onRead() {
  prepareDays(rereadAndWait);
  query('[data-reread]').onclick = rereadAndWait;
  for (const link of document.querySelectorAll('.back a')) if (link instanceof HTMLAnchorElement) link.search = sharedQuery;
  byId('forget').hidden = false;
  refresh(rereadAndWait);
}

async function rereadAndWait() {
  await reread();
  refresh(rereadAndWait);
}

async function forgetHere() {
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

/** @param {() => void} onRefused */
const readIt = (onRefused) => read(onRead, onRefused);

markLinks();
watchInPageLinks();
watchRows();
watchNetwork(() => state.document && rereadAndWait());
watchVisibility(rereadAndWait);
query('#forget button').onclick = forgetHere;
addEventListener('hashchange', () => openList(readIt));
openList(readIt);
