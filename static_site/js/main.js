import { call, dossierPath } from './api.js';
import { byId } from './dom.js';
import { openAddress } from './hash.js';
import { watchJumps } from './jump.js';
import { settle, watchNetwork } from './network.js';
import { prepareQuestion } from './question.js';
import { forget, reread } from './read.js';
import { prepareReception } from './reception.js';
import { refresh, watchVisibility } from './refresh.js';
import { rove } from './rove.js';
import { say } from './say.js';
import { handOn, sharedQuery } from './shared.js';
import { state } from './state.js';
import { open, plain } from './states.js';
import { TEXT } from './texts.js';
import { prepareVerify } from './verify.js';
import { place } from './view.js';

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
