import { announce } from '../../shared/script/announcer.js';
import { dossierPath, tryRequest } from '../../shared/script/api.js';
import { byId, query } from '../../shared/script/dom.js';
import { watchInPageLinks } from '../../shared/script/in-page-links.js';
import { showMessage } from '../../shared/script/message-pages.js';
import { watchNetwork } from '../../shared/script/network.js';
import { parseHash, replaceHash } from '../../shared/script/page-address.js';
import { refresh, watchVisibility } from '../../shared/script/refresh.js';
import { languageLinks, markLinks, sharedQuery } from '../../shared/script/shared-device.js';
import { state } from '../../shared/script/state.js';
import { watchOpeners } from './open-sheet.js';
import { leave, read, reread } from './read-access.js';
import * as TEXT from 'texts';

export * from './access-page.js';

/** Makes the controls of a freshly opened page work. */
function onRead() {
  query('[data-reread]').onclick = rereadAndWait;
  byId('forget').hidden = false;
  refresh(rereadAndWait);
}

async function rereadAndWait() {
  await reread();
  refresh(rereadAndWait);
}

async function forgetHere() {
  const answer = await tryRequest('DELETE', dossierPath(state.reference ?? '', '/session'));
  if (answer?.status !== 204 && answer?.status !== 401) {
    announce(TEXT.forget_failed);
    return;
  }
  leave();
  history.replaceState(null, '', `${location.pathname}${sharedQuery}`);
  for (const link of languageLinks()) link.hash = '';
  showMessage('forgotten');
  byId('content').focus();
}

/** Opens the dossier that the address names, by the cookie of its link; no token comes here. */
function openAddress() {
  const named = parseHash();
  leave();
  if (!named) {
    showMessage('none');
    return;
  }
  replaceHash(named.reference, 0);
  read(named.reference, onRead);
}

markLinks();
watchInPageLinks();
watchOpeners(rereadAndWait);
watchNetwork(() => state.document && rereadAndWait());
watchVisibility(rereadAndWait);
query('#forget button').onclick = forgetHere;
addEventListener('hashchange', openAddress);
openAddress();
