import { call, dossierPath } from '../../shared/script/api.js';
import { byId } from '../../shared/script/dom.js';
import { openAddress } from './open-address.js';
import { watchJumps } from '../../shared/script/in-page-links.js';
import { settle, watchNetwork } from '../../shared/script/network.js';
import { prepareQuestion } from './question-form.js';
import { forget, reread } from './read-dossier.js';
import { prepareReception } from './reception-form.js';
import { refresh, watchVisibility } from '../../shared/script/refresh.js';
import { rove } from './roving-tabindex.js';
import { say } from '../../shared/script/announcer.js';
import { handOn, sharedQuery } from '../../shared/script/shared-device.js';
import { state } from '../../shared/script/state.js';
import { open, plain } from '../../shared/script/message-pages.js';
import * as TEXT from 'texts';
import { prepareVerify } from './verify-file.js';
import { place } from './render-dossier.js';

const content = byId('content');

// Makes the controls of a freshly opened dossier work; those of one whose day alone changed do.
function prepare(fresh) {
  if (fresh) control();
  refresh(rereadAndWait);
}

function control() {
  prepareQuestion(rereadAndWait);
  prepareReception(rereadAndWait);
  prepareVerify();
  rove(document.querySelector('[data-slot=history]'));
  document.querySelector('[data-print]').onclick = () => print();
  document.querySelector('[data-reread]').onclick = rereadAndWait;
  if (!state.example) byId('forget').hidden = false;
}

async function rereadAndWait() {
  await reread();
  refresh(rereadAndWait);
}

async function example(address) {
  state.example = true;
  const answer = await call('GET', address);
  state.document = answer.body;
  open('dossier');
  place(answer.body);
  prepare(true);
  document.querySelector('[data-reread]').hidden = true;
  settle();
}

async function forgetHere() {
  const answer = await call('DELETE', dossierPath(state.reference, '/session')).catch(() => null);
  if (answer?.status !== 204 && answer?.status !== 401) return say(TEXT.forget_failed);
  forget();
  history.replaceState(null, '', `${location.pathname}${sharedQuery}`);
  byId('language').hash = '';
  plain('forgotten');
  content.focus();
}

handOn();
watchJumps();
watchNetwork(() => state.document && rereadAndWait());
if (content.dataset.example) {
  example(content.dataset.example);
} else {
  byId('forget').querySelector('button').onclick = forgetHere;
  watchVisibility(rereadAndWait);
  addEventListener('hashchange', () => openAddress(prepare));
  openAddress(prepare);
}
