import { announce } from '../../shared/script/announcer.js';
import { byId, element, query, required } from '../../shared/script/dom.js';
import * as day from './day/day.js';
import { signIn, signOut, start } from './session/session.js';
import { startLoading } from './shell/loading.js';
import { readMe } from './shell/me.js';
import { addArea, openPlace, reread, showWords } from './shell/router.js';
import { prepareShell } from './shell/shell.js';
import { why } from './shell/staff-api.js';
import { tell } from './shell/status-line.js';
import * as TEXT from 'texts';

export * from './desk-page.js';

const AHEAD_MS = 500;
const GATE = /** @type {Record<string, string>} */ (TEXT.gate);

/**
 * Shows the way to the sign-in, and where it leads back.
 * @param {string} reason why nobody is signed in
 */
function showGate(reason) {
  byId('place').replaceChildren(document.importNode(required('#t-gate', HTMLTemplateElement).content, true));
  query('[data-sign-in]').onclick = () => signIn(location.hash);
  query('.brand').classList.add('brand--name');
  byId('status').textContent = GATE[reason] ?? TEXT.signed_out;
  const reference = /^#\/?([0-9A-Z]{10})\b/.exec(location.hash)?.[1];
  const back = query('[data-back]');
  back.hidden = !reference;
  if (reference) back.append(TEXT.leads_back, ' ', element('span', { class: 'ref' }, reference), '.');
}

/** @param {string} who name of the user */
function showNoRole(who) {
  const out = element('button', { class: 'btn btn--2', type: 'button' }, TEXT.other_user);
  out.addEventListener('click', () => signOut());
  showWords(TEXT.no_role, element('p', {}, TEXT.no_role_ask), element('p', { class: 'mute' }, TEXT.signed_in_as, ' ', who), element('div', { class: 'buttons' }, out));
}

/** Fetches what is likely to be asked for next, once the first page stands. */
function fetchAhead() {
  const { deskRows, deskPalette, deskDossier } = document.body.dataset;
  for (const href of [deskRows, deskPalette, deskDossier]) if (href) document.head.append(element('link', { rel: 'modulepreload', href }));
}

async function begin() {
  addArea('day', day);
  const begun = await start();
  if (!begun.signedIn) {
    showGate(begun.why);
    return;
  }
  const stop = startLoading(begin);
  const answer = await readMe();
  stop();
  if (answer.kind === 'session') showGate('none');
  else if (answer.status === 403 || answer.body?.roles.length === 0) showNoRole(answer.body?.name ?? '');
  else if (answer.ok) {
    prepareShell();
    tell({ text: TEXT.nothing_done, idle: true });
    await openPlace();
    setTimeout(fetchAhead, AHEAD_MS);
  } else {
    const again = element('button', { class: 'lnk', type: 'button' }, TEXT.retry);
    again.addEventListener('click', begin);
    showWords(TEXT.not_loaded, element('p', {}, why(answer), ' ', again));
    announce(TEXT.not_loaded);
  }
}

document.addEventListener('role-changed', async () => {
  await readMe();
  reread();
});
begin();
