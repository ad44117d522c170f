import { call } from '../../shared/script/api.js';
import { prepareClosed } from './closed-affairs.js';
import { openLink } from './open-list.js';
import { watchRows } from './row-link.js';
import { forget, reread } from './read-affairs.js';
import { prepareSearch } from './filter.js';
import { byId } from '../../shared/script/dom.js';
import { watchJumps } from '../../shared/script/in-page-links.js';
import { watchNetwork } from '../../shared/script/network.js';
import { refresh, watchVisibility } from '../../shared/script/refresh.js';
import { say } from '../../shared/script/announcer.js';
import { handOn, sharedQuery } from '../../shared/script/shared-device.js';
import { state } from '../../shared/script/state.js';
import { plain } from '../../shared/script/message-pages.js';
import * as TEXT from 'texts';

// Makes the controls of a freshly opened list work.
function prepare() {
  prepareSearch();
  prepareClosed();
  document.querySelector('[data-reread]').onclick = rereadAndWait;
  byId('forget').hidden = false;
  refresh(rereadAndWait);
}

async function rereadAndWait() {
  await reread();
  refresh(rereadAndWait);
}

async function forgetHere() {
  const answer = await call('DELETE', '/api/affairs/session').catch(() => null);
  if (answer?.status !== 204 && answer?.status !== 401) return say(TEXT.forget_failed);
  forget();
  history.replaceState(null, '', `${location.pathname}${sharedQuery}`);
  plain('forgotten');
  byId('content').focus();
}

handOn();
watchJumps();
watchRows();
watchNetwork(() => state.document && rereadAndWait());
watchVisibility(rereadAndWait);
byId('forget').querySelector('button').onclick = forgetHere;
addEventListener('hashchange', () => openLink(prepare));
openLink(prepare);
