import { announce } from '../../shared/script/announcer.js';
import { dossierPath, isAbort, request } from '../../shared/script/api.js';
import { readNow, timeNow } from '../../shared/script/clock.js';
import { format } from '../../shared/script/dom.js';
import { showFreshness } from '../../shared/script/freshness.js';
import { openTemplate, showDeadLink, showFailure } from '../../shared/script/message-pages.js';
import { updateControls } from '../../shared/script/network.js';
import { hashOf, replaceHash } from '../../shared/script/page-address.js';
import { state } from '../../shared/script/state.js';
import { startWaiting } from '../../shared/script/waiting.js';
import { askBackLink, backLinkInTime, showBackLink, withdrawBackLink } from './back-to-affairs.js';
import { invoicesView, loadInvoices } from './invoices-view.js';
import { openMailedDocument } from './document-list.js';
import { focusPointInTime } from './point-in-time.js';
import { renderDossier } from './render-dossier.js';
import * as TEXT from 'texts';

/** @import { Answer } from '../../shared/script/api.js' */
/** @import { CustomerDocument, InvoicesDocument, MaskedDocument } from '../../shared/types.js' */
/** @typedef {CustomerDocument | MaskedDocument | InvoicesDocument} DossierDocument */

/**
 * Called once a dossier is drawn; `fresh` says whether its page was opened for it.
 * @typedef {(fresh: boolean) => void} OnRead
 */

/** @type {AbortController | null} */
let running = null;
/** The payment that the reader comes back from, by the address to which they are sent. */
const returned = new URLSearchParams(location.search).get('payment');
/** Milliseconds after which a dossier is read again whose payment the bank has not answered. */
const AGAIN = 4_000;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let checking;

/**
 * Asks for the dossier, and gives up what was asked before.
 * @param {string} reference
 * @param {string | null} etag
 */
async function requestDossier(reference, etag) {
  running?.abort();
  running = new AbortController();
  const path = dossierPath(reference, `?lang=${TEXT.lang}${state.at ? `&at=${state.at}` : ''}`);
  const answer = await request('GET', path, { headers: etag ? { 'If-None-Match': etag } : {}, signal: running.signal });
  return /** @type {Answer<DossierDocument>} */ (answer);
}

/**
 * @param {DossierDocument} document
 * @param {string | null} etag
 */
function show(document, etag) {
  state.document = document;
  state.etag = etag;
  state.read = readNow();
  const drawn = whileChecked(document);
  if (drawn.view === 'invoices') invoicesView()?.render(drawn);
  else renderDossier(drawn);
  showFreshness(state.read);
  updateControls();
}

/**
 * Gives what is shown to who comes back from paying until the bank has answered: their page says so, and is read again meanwhile.
 * @template {DossierDocument} T
 * @param {T} document
 * @returns {T}
 */
function whileChecked(document) {
  const begun = 'paying' in document && document.paying?.begun.find((one) => one.payment === returned);
  clearTimeout(checking);
  if (!begun) return document;
  checking = setTimeout(reread, AGAIN);
  const { invoice, todo, verdict, lead, step } = begun;
  const steps = 'steps' in document && document.steps.map((one) => (one.key === 'payment' ? { ...one, state: /** @type {const} */ ('active'), spoken: null, text: step } : one));
  const invoices = 'invoices' in document && document.invoices.map((one) => (one.name === invoice ? { ...one, who: /** @type {const} */ ('nobody'), wait: step } : one));
  return { ...document, todo, verdict, lead, ...(steps && { steps }), ...(invoices && { invoices }) };
}

/**
 * Reads a dossier for the first time, of today or of an earlier day: draws the page, or says why it cannot.
 * What is there of the same dossier stays.
 * @param {string} reference
 * @param {OnRead} onRead
 * @param {() => void} [onRefused] tells those who were given a cookie just now and have none
 */
export async function read(reference, onRead, onRefused = () => showDeadLink(reference)) {
  const other = state.reference !== reference;
  state.reference = reference;
  const retry = () => read(reference, onRead, onRefused);
  const stopWaiting = startWaiting(retry);
  try {
    askBackLink();
    const answer = await requestDossier(reference, null);
    state.checked = Date.now();
    if (answer.status === 404 && state.at) {
      stopWaiting();
      await readToday(reference, onRead);
    } else if (answer.status === 401) onRefused();
    else if (answer.status === 404) showDeadLink(reference);
    else if (answer.status !== 200 || !answer.body) showFailure(answer.status, retry);
    else await open(answer.body, answer.etag, other, onRead);
  } catch (error) {
    if (!isAbort(error)) showFailure(0, retry);
  } finally {
    stopWaiting();
  }
}

/**
 * @param {DossierDocument} document
 * @param {string | null} etag
 * @param {boolean} other whether another dossier was shown before
 * @param {OnRead} onRead
 */
async function open(document, etag, other, onRead) {
  const back = await backLinkInTime();
  // Asked last: while the link back was awaited, the page may have begun to show that it waits.
  const invoices = document.view === 'invoices' ? await loadInvoices() : null;
  const fresh = other || !globalThis.document.querySelector('[data-slot=verdict]');
  if (fresh && invoices) invoices.open();
  else if (fresh) openTemplate('dossier');
  showBackLink(back);
  show(document, etag);
  onRead(fresh);
  focusPointInTime('as_of' in document ? document.as_of : null);
  openMailedDocument();
}

/**
 * Reads the dossier as it is, where this link does not show the earlier day that was asked for.
 * @param {string} reference
 * @param {OnRead} onRead
 */
function readToday(reference, onRead) {
  replaceHash(reference, 0);
  return read(reference, onRead);
}

/** Reads the dossier again: the page stays as it is unless the dossier changed, and says so if nothing could be read. */
export async function reread() {
  if (!state.document || !state.reference) return;
  try {
    askBackLink();
    const answer = await requestDossier(state.reference, state.etag);
    // The dossier was forgotten, or given up, while it was asked for.
    if (!state.document) return;
    state.checked = Date.now();
    withdrawBackLink();
    if (answer.status === 404 && state.at) location.replace(hashOf(state.reference, 0));
    else if (answer.status === 401 || answer.status === 404) leave();
    else if (answer.status === 200 && answer.body) {
      if (answer.body.version !== currentVersion()) announce(TEXT.changed);
      show(answer.body, answer.etag);
    } else if (answer.status === 304) showFreshness(format(TEXT.unchanged, { time: timeNow() }));
    else showFreshness(TEXT.stale, true);
  } catch (error) {
    if (!isAbort(error)) showFreshness(TEXT.stale, true);
  }
}

const currentVersion = () => (state.document && 'version' in state.document ? state.document.version : null);

function leave() {
  state.document = null;
  showDeadLink(state.reference);
}

/** Gives up what was asked, and leaves nothing of the dossier. */
export function forget() {
  running?.abort();
  Object.assign(state, { reference: null, at: 0, document: null, etag: null });
}
