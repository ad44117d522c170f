import { call } from './api.js';
import { prepareClosed } from './affairs-closed.js';
import { openLink } from './affairs-link.js';
import { watchRows } from './affairs-open.js';
import { forget, reread } from './affairs-read.js';
import { prepareSearch } from './affairs-search.js';
import { byId } from './dom.js';
import { watchJumps } from './jump.js';
import { watchNetwork } from './network.js';
import { refresh, watchVisibility } from './refresh.js';
import { say } from './say.js';
import { handOn, sharedQuery } from './shared.js';
import { state } from './state.js';
import { plain } from './states.js';
import { TEXT } from './texts.js';

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
