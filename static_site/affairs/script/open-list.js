import { tryRequest } from '../../shared/script/api.js';
import { showCookieRefused, showCutLink, showDeadLink, showFailure, showMessage } from '../../shared/script/message-pages.js';
import { sharedDevice, sharedQuery } from '../../shared/script/shared-device.js';
import { state } from '../../shared/script/state.js';
import { findToken } from '../../shared/script/token.js';
import { startWaiting } from '../../shared/script/waiting.js';

const SHORTEST_LINK = 20;

/**
 * Opens what the address names.
 * A token is exchanged once for a cookie and leaves the address; without one the cookie of before is tried.
 * @param {(onRefused: () => void) => Promise<void>} read reads what the cookie opens
 */
export async function openList(read) {
  const [hash, token] = [location.hash.slice(1), findToken(location.hash)];
  state.document = null;
  if (token) await exchange(token, read);
  else if (hash.length < SHORTEST_LINK) await read(() => showMessage('none'));
  else showCutLink();
}

/**
 * @param {string} token
 * @param {(onRefused: () => void) => Promise<void>} read
 */
async function exchange(token, read) {
  const retry = () => exchange(token, read);
  const stopWaiting = startWaiting(retry);
  const answer = await tryRequest('POST', '/api/affairs/session', { body: { token, shared: sharedDevice } });
  stopWaiting();
  if (answer?.status === 200) {
    history.replaceState(null, '', `${location.pathname}${sharedQuery}`);
    await read(() => showCookieRefused(token, retry));
  } else if (answer && answer.status < 500 && answer.status !== 429) showDeadLink(null);
  else showFailure(answer?.status ?? 0, retry);
}
