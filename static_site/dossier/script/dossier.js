import { announce } from '../../shared/script/announcer.js';
import { dossierPath, request, tryRequest } from '../../shared/script/api.js';
import { byId, find, query, slot } from '../../shared/script/dom.js';
import { watchInPageLinks } from '../../shared/script/in-page-links.js';
import { loadStyle } from '../../shared/script/load-style.js';
import { openTemplate, showMessage } from '../../shared/script/message-pages.js';
import { updateControls, watchNetwork } from '../../shared/script/network.js';
import { refresh, watchVisibility } from '../../shared/script/refresh.js';
import { languageLinks, markLinks, sharedQuery } from '../../shared/script/shared-device.js';
import { state } from '../../shared/script/state.js';
import { prepareActs } from './act-forms.js';
import { prepareOpening } from './open-act.js';
import { openAddress } from './open-address.js';
import { forget, reread } from './read-dossier.js';
import { renderDossier } from './render-dossier.js';
import { rovingTabindex } from './roving-tabindex.js';
import { prepareVerify } from './verify-file.js';
import * as TEXT from 'texts';

export * from './page.js';

/** @import { Answer } from '../../shared/script/api.js' */
/** @import { CustomerDocument } from '../../shared/types.js' */

const content = byId('content');

/**
 * Makes the controls of a freshly opened dossier work; those of one whose day alone changed do.
 * @param {boolean} fresh
 */
function onRead(fresh) {
  if (fresh) prepareControls();
  refresh(rereadAndWait);
}

function prepareControls() {
  if (find('files')) prepareDossier();
  query('[data-print]').onclick = () => print();
  query('[data-reread]').onclick = rereadAndWait;
  if (!state.example) byId('forget').hidden = false;
}

/** Makes those work that a page of the invoices alone has not. */
function prepareDossier() {
  prepareActs(rereadAndWait);
  prepareVerify();
  rovingTabindex(slot('history'));
}

async function rereadAndWait() {
  await reread();
  refresh(rereadAndWait);
}

/** @param {string} address of the example's document */
async function showExample(address) {
  state.example = true;
  const { body } = /** @type {Answer<CustomerDocument>} */ (await request('GET', address));
  if (!body) return;
  state.document = body;
  openTemplate('dossier');
  renderDossier(body);
  onRead(true);
  query('[data-reread]').hidden = true;
  updateControls();
}

async function forgetHere() {
  const answer = await tryRequest('DELETE', dossierPath(state.reference ?? '', '/session'));
  if (answer?.status !== 204 && answer?.status !== 401) {
    announce(TEXT.forget_failed);
    return;
  }
  forget();
  history.replaceState(null, '', `${location.pathname}${sharedQuery}`);
  for (const link of languageLinks()) link.hash = '';
  showMessage('forgotten');
  content.focus();
}

loadStyle(content.dataset.printStyle ?? '')?.catch(() => null);
markLinks();
watchInPageLinks();
prepareOpening(rereadAndWait);
watchNetwork(() => state.document && rereadAndWait());
if (content.dataset.example) {
  showExample(content.dataset.example);
} else {
  query('#forget button').onclick = forgetHere;
  watchVisibility(rereadAndWait);
  addEventListener('hashchange', () => openAddress(onRead));
  openAddress(onRead);
}
