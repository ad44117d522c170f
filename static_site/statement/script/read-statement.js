import { announce } from '../../shared/script/announcer.js';
import { isAbort, request } from '../../shared/script/api.js';
import { readNow, timeNow } from '../../shared/script/clock.js';
import { format } from '../../shared/script/dom.js';
import { showFreshness } from '../../shared/script/freshness.js';
import { openTemplate, showDeadLink, showFailure } from '../../shared/script/message-pages.js';
import { updateControls } from '../../shared/script/network.js';
import { state } from '../../shared/script/state.js';
import { startWaiting } from '../../shared/script/waiting.js';
import { renderStatement } from './render-statement.js';
import { daysWrong, statementPath } from './statement-days.js';
import * as TEXT from 'texts';

/** @import { Answer } from '../../shared/script/api.js' */
/** @import { StatementDocument } from '../../shared/types.js' */

/** @type {AbortController | null} */
let running = null;

/** Asks for the statement of the days that the address names, and gives up what was asked before. */
async function ask() {
  running?.abort();
  running = new AbortController();
  const headers = state.etag ? { 'If-None-Match': state.etag } : undefined;
  const answer = /** @type {Answer<StatementDocument>} */ (await request('GET', statementPath(''), { headers, signal: running.signal }));
  state.checked = Date.now();
  return answer;
}

/** @param {Answer<StatementDocument>} answer */
function show({ body, etag }) {
  if (!body) return;
  state.document = body;
  state.etag = etag;
  state.read = readNow();
  renderStatement(body);
  showFreshness(state.read);
  updateControls();
}

/**
 * Reads the statement for the first time, or says why it cannot.
 * @param {() => void} onRead
 * @param {() => void} onRefused
 */
export async function read(onRead, onRefused) {
  const retry = () => read(onRead, onRefused);
  const stopWaiting = startWaiting(retry);
  state.etag = null;
  try {
    const answer = await ask();
    stopWaiting();
    if (answer.status === 401 || answer.status === 404) onRefused();
    else if (answer.status === 400 && location.search.includes('from=')) {
      history.replaceState(null, '', location.pathname);
      await retry();
    } else if (answer.status !== 200) showFailure(answer.status, retry);
    else {
      openTemplate('statement');
      show(answer);
      onRead();
      announce(TEXT.read);
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
    if (answer.status === 401 || answer.status === 404) {
      forget();
      showDeadLink(null);
    } else if (answer.status === 400) daysWrong();
    else if (answer.status === 200) {
      announce(TEXT.changed);
      show(answer);
    } else if (answer.status === 304) showFreshness(format(TEXT.unchanged, { time: timeNow() }));
    else showFreshness(TEXT.stale, true);
  } catch (error) {
    if (!isAbort(error)) showFreshness(TEXT.stale, true);
  }
}

/** Gives up what was asked, and leaves nothing of the statement. */
export function forget() {
  running?.abort();
  state.document = null;
  state.etag = null;
}
