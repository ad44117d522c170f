import { announce } from '../../shared/script/announcer.js';
import { isAbort, request } from '../../shared/script/api.js';
import { readNow, timeNow } from '../../shared/script/clock.js';
import { format } from '../../shared/script/dom.js';
import { showFreshness } from '../../shared/script/freshness.js';
import { openTemplate, showDeadLink, showFailure } from '../../shared/script/message-pages.js';
import { updateControls } from '../../shared/script/network.js';
import { parseHash } from '../../shared/script/page-address.js';
import { languageLinks } from '../../shared/script/shared-device.js';
import { state } from '../../shared/script/state.js';
import { startWaiting } from '../../shared/script/waiting.js';
import { renderInstruments } from './render-instruments.js';
import { renderPassport } from './render-passport.js';
import { showUnknown } from './unknown-instrument.js';
import * as TEXT from 'texts';

/** @import { Answer } from '../../shared/script/api.js' */
/** @import { InstrumentsDocument, PassportDocument } from '../../shared/types.js' */

/** @type {AbortController | null} */
let running = null;

/**
 * @param {string} path
 * @param {string | null} etag
 * @param {AbortSignal} signal
 */
const get = (path, etag, signal) => request('GET', path, { headers: etag ? { 'If-None-Match': etag } : {}, signal });

/** @param {string} [cursor] */
const listPath = (cursor) => `/api/affairs/instruments?lang=${TEXT.lang}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;

/**
 * Asks for the passport that the address names, else for the list, page after page; gives up what was asked before.
 * @returns {Promise<Answer<InstrumentsDocument | PassportDocument>>}
 */
async function ask() {
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  const one = state.reference;
  const path = one ? `/api/affairs/instruments/${one}?lang=${TEXT.lang}` : listPath();
  const answer = /** @type {Answer<InstrumentsDocument | PassportDocument>} */ (await get(path, state.etag, signal));
  state.checked = Date.now();
  if (one || !answer.body || answer.status !== 200) return answer;
  return { ...answer, body: await whole(/** @type {InstrumentsDocument} */ (answer.body), signal) };
}

/**
 * Puts the other pages of the list behind the first one. Throws a TypeError where one of them could not be read.
 * @param {InstrumentsDocument} first
 * @param {AbortSignal} signal
 */
async function whole(first, signal) {
  const rows = [...first.rows];
  let { cursor } = first;
  while (cursor) {
    const answer = /** @type {Answer<InstrumentsDocument>} */ (await get(listPath(cursor), null, signal));
    if (answer.status !== 200 || !answer.body) throw new TypeError(TEXT.rest_unread);
    rows.push(...answer.body.rows);
    cursor = answer.body.cursor;
  }
  return { ...first, rows };
}

/** @param {Answer<InstrumentsDocument | PassportDocument>} answer */
function show({ body, etag }) {
  if (!body) return;
  state.document = body;
  // What has several pages is read anew: the first one's tag says nothing of the others.
  state.etag = 'cursor' in body && body.cursor ? null : etag;
  state.read = readNow();
  if ('rows' in body) renderInstruments(body);
  else renderPassport(body);
  showFreshness(state.read);
  updateControls();
}

/**
 * Reads it for the first time, or says why it cannot.
 * @param {() => void} onRead
 * @param {() => void} onRefused
 */
export async function read(onRead, onRefused) {
  const retry = () => read(onRead, onRefused);
  const stopWaiting = startWaiting(retry);
  state.etag = null;
  state.reference = parseHash()?.reference ?? null;
  for (const link of languageLinks()) link.hash = state.reference ?? '';
  try {
    const answer = await ask();
    stopWaiting();
    if (answer.status === 404 && state.reference) showUnknown();
    else if (answer.status === 401 || answer.status === 404) onRefused();
    else if (answer.status !== 200) showFailure(answer.status, retry);
    else {
      openTemplate(state.reference ? 'passport' : 'instruments');
      show(answer);
      onRead();
      announce(state.reference ? TEXT.passport_read : TEXT.read);
    }
  } catch (error) {
    if (!isAbort(error)) showFailure(0, retry);
  } finally {
    stopWaiting();
  }
}

/** Reads it again: the page stays as it is unless something changed, and says so where it could not be read. */
export async function reread() {
  if (!state.document) return;
  try {
    const answer = await ask();
    if (answer.status === 401) {
      forget();
      showDeadLink(null);
    } else if (answer.status === 404) showUnknown();
    else if (answer.status === 200) {
      announce(TEXT.changed);
      show(answer);
    } else if (answer.status === 304) showFreshness(format(TEXT.unchanged, { time: timeNow() }));
    else showFreshness(TEXT.stale, true);
  } catch (error) {
    if (!isAbort(error)) showFreshness(TEXT.stale, true);
  }
}

/** Gives up what was asked, and leaves nothing of it. */
export function forget() {
  running?.abort();
  state.document = null;
  state.etag = null;
}
