import { announce } from '../../shared/script/announcer.js';
import { dossierPath, isAbort, request } from '../../shared/script/api.js';
import { readNow, timeNow } from '../../shared/script/clock.js';
import { byId, format, query, required } from '../../shared/script/dom.js';
import { showFreshness } from '../../shared/script/freshness.js';
import { openTemplate, showDeadLink, showFailure, showMessage } from '../../shared/script/message-pages.js';
import { updateControls } from '../../shared/script/network.js';
import { state } from '../../shared/script/state.js';
import { startWaiting } from '../../shared/script/waiting.js';
import { dossierAddress, renderAccess } from './render-access.js';
import { currentAccess } from './current-access.js';
import * as TEXT from 'texts';

/** @import { Answer } from '../../shared/script/api.js' */
/** @import { AccessDocument, ProblemDetails } from '../../shared/types.js' */

/** @type {AbortController | null} */
let running = null;

/**
 * Asks who has access, and gives up what was asked before.
 * @param {string} reference
 * @param {string | null} etag
 */
async function requestAccess(reference, etag) {
  running?.abort();
  running = new AbortController();
  const headers = etag ? { 'If-None-Match': etag } : undefined;
  const answer = await request('GET', dossierPath(reference, `/access?lang=${TEXT.lang}`), { headers, signal: running.signal });
  state.checked = Date.now();
  return /** @type {Answer<AccessDocument>} */ (answer);
}

/**
 * @param {AccessDocument} document
 * @param {string | null} etag
 */
function show(document, etag) {
  Object.assign(state, { document, etag, read: readNow() });
  renderAccess(document);
  showFreshness(state.read);
  updateControls();
}

/**
 * Reads who has access for the first time: draws the page, or says why it cannot.
 * @param {string} reference
 * @param {() => void} onRead
 */
export async function read(reference, onRead) {
  state.reference = reference;
  const retry = () => read(reference, onRead);
  const stopWaiting = startWaiting(retry);
  try {
    const answer = await requestAccess(reference, null);
    stopWaiting();
    if (answer.status !== 200 || !answer.body) {
      if (!gone(answer)) showFailure(answer.status, retry);
      return;
    }
    openTemplate('access');
    show(answer.body, answer.etag);
    onRead();
    announce(TEXT.read);
  } catch (error) {
    if (!isAbort(error)) showFailure(0, retry);
  } finally {
    stopWaiting();
  }
}

/** Reads it again: the page stays as it is unless something changed, and says so if nothing could be read. */
export async function reread() {
  const before = currentAccess();
  if (!before || !state.reference) return;
  try {
    const answer = await requestAccess(state.reference, state.etag);
    // It was forgotten, or given up, while it was asked for.
    if (!currentAccess() || gone(answer)) return;
    if (answer.status === 200 && answer.body) {
      if (answer.body.version !== before.version) announce(TEXT.changed);
      show(answer.body, answer.etag);
    } else if (answer.status === 304) showFreshness(format(TEXT.unchanged, { time: timeNow() }));
    else showFreshness(TEXT.stale, true);
  } catch (error) {
    if (!isAbort(error)) showFreshness(TEXT.stale, true);
  }
}

/**
 * Says that this link does not show it, or opens nothing any more; nothing of what was shown is left.
 * @param {Answer<unknown>} answer
 * @returns {boolean} whether that is so
 */
function gone(answer) {
  if (answer.status === 401 || answer.status === 404) showDead();
  else if (answer.status === 403) showRefused(/** @type {ProblemDetails | null} */ (answer.body)?.detail ?? '');
  else return false;
  return true;
}

export function showDead() {
  state.document = null;
  showDeadLink(state.reference);
}

/** @param {string} why */
function showRefused(why) {
  state.document = null;
  showMessage('refused', (page) => {
    query('[data-why]', page).textContent = why;
    required('[data-back]', HTMLAnchorElement, page).href = dossierAddress(state.reference ?? '');
  });
}

/**
 * Says where one's new link went: the one that opened this page is over, on every device.
 * @param {string} why
 */
export function showReplaced(why) {
  leave();
  showMessage('replaced', (page) => {
    query('[data-why]', page).textContent = why;
  });
  byId('content').focus();
}

/** Gives up what was asked, and leaves nothing of what was shown. */
export function leave() {
  running?.abort();
  Object.assign(state, { document: null, etag: null });
}
