import { announce } from '../../shared/script/announcer.js';
import { isAbort } from '../../shared/script/api.js';
import { readNow, timeNow } from '../../shared/script/clock.js';
import { format } from '../../shared/script/dom.js';
import { showFreshness } from '../../shared/script/freshness.js';
import { openTemplate, showDeadLink, showFailure } from '../../shared/script/message-pages.js';
import { updateControls } from '../../shared/script/network.js';
import { state } from '../../shared/script/state.js';
import { startWaiting } from '../../shared/script/waiting.js';
import { forgetClosed } from './closed-affairs.js';
import { joinPages, requestPages } from './pagination.js';
import { renderAffairs } from './render-affairs.js';
import * as TEXT from 'texts';

/** @import { Page } from './pagination.js' */

/** @type {AbortController | null} */
let running = null;
/** @type {Page[]} */
let pages = [];

/**
 * Asks for all pages, and gives up what was asked before.
 * @param {(pages: Page[]) => void} onPage
 */
async function requestAll(onPage) {
  running?.abort();
  running = new AbortController();
  const answer = await requestPages(pages, running.signal, onPage);
  state.checked = Date.now();
  return answer;
}

/** @param {Page[]} found */
function show(found) {
  const [first, ...others] = found;
  if (!first) return;
  pages = [...found];
  state.read = readNow();
  const joined = joinPages(first, others);
  state.document = joined;
  renderAffairs(joined);
  showFreshness(state.read);
  updateControls();
}

/**
 * Reads the list for the first time: draws each page of it as it comes, or says why it cannot.
 * @param {() => void} onRead
 * @param {() => void} onRefused
 */
export async function read(onRead, onRefused) {
  const retry = () => read(onRead, onRefused);
  const stopWaiting = startWaiting(retry);
  pages = [];
  forgetClosed();
  /** @param {Page[]} found */
  const onPage = (found) => {
    stopWaiting();
    state.checked = Date.now();
    if (found.length > 1) {
      show(found);
      return;
    }
    openTemplate('affairs');
    show(found);
    onRead();
    announce(TEXT.read);
  };
  try {
    const { status } = await requestAll(onPage);
    if (status === 200) return;
    if (pages.length) showFreshness(TEXT.rest_unread, true);
    else if (status === 401 || status === 404) onRefused();
    else showFailure(status, retry);
  } catch (error) {
    if (isAbort(error)) return;
    if (pages.length) showFreshness(TEXT.rest_unread, true);
    else showFailure(0, retry);
  } finally {
    stopWaiting();
  }
}

/** Reads the list again: the page stays as it is unless something changed, and says so if not all could be read. */
export async function reread() {
  if (!state.document) return;
  try {
    const answer = await requestAll(() => {});
    if (answer.status === 401 || answer.status === 404) {
      forget();
      showDeadLink(null);
    } else if (answer.status !== 200) showFreshness(TEXT.stale, true);
    else if (changed(answer.pages)) {
      announce(TEXT.changed);
      show(answer.pages);
    } else showFreshness(format(TEXT.unchanged, { time: timeNow() }));
  } catch (error) {
    if (!isAbort(error)) showFreshness(TEXT.stale, true);
  }
}

/** @param {Page[]} found */
const changed = (found) => found.length !== pages.length || found.some((page, index) => page !== pages[index]);

/** Gives up what was asked, and leaves nothing of the list. */
export function forget() {
  running?.abort();
  pages = [];
  state.document = null;
}
