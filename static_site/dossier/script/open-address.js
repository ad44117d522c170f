import { tryRequest } from '../../shared/script/api.js';
import { showCookieRefused, showCutLink, showDeadLink, showFailure, showMessage } from '../../shared/script/message-pages.js';
import { parseHash, replaceHash } from '../../shared/script/page-address.js';
import { sharedDevice } from '../../shared/script/shared-device.js';
import { state } from '../../shared/script/state.js';
import { findToken } from '../../shared/script/token.js';
import { startWaiting } from '../../shared/script/waiting.js';
import { read } from './read-dossier.js';

/** @import { Answer } from '../../shared/script/api.js' */
/** @import { Opened } from '../../shared/types.js' */
/** @import { OnRead } from './read-dossier.js' */

const REFERENCE_LENGTH = 10;

/**
 * Opens what the address names.
 * A token is exchanged once for a cookie and leaves the address; a reference is read with that cookie.
 * @param {OnRead} onRead
 */
export async function openAddress(onRead) {
  const [hash, token, named] = [location.hash.slice(1), findToken(location.hash), parseHash()];
  state.document = null;
  if (token) await exchange(token, onRead);
  else if (named) await open(named.reference, named.at, onRead);
  else if (hash.length > REFERENCE_LENGTH) showCutLink();
  else showMessage('none');
}

/**
 * @param {string} token
 * @param {OnRead} onRead
 */
async function exchange(token, onRead) {
  const retry = () => exchange(token, onRead);
  const stopWaiting = startWaiting(retry);
  const answer = /** @type {Answer<Opened> | null} */ (await tryRequest('POST', '/api/links', { body: { token, shared: sharedDevice } }));
  stopWaiting();
  if (answer?.status === 200 && answer.body) await open(answer.body.reference, 0, onRead, () => showCookieRefused(token, retry));
  else if (answer && answer.status < 500 && answer.status !== 429) showDeadLink(null);
  else showFailure(answer?.status ?? 0, retry);
}

/**
 * @param {string} reference
 * @param {number} at
 * @param {OnRead} onRead
 * @param {() => void} [onRefused]
 */
function open(reference, at, onRead, onRefused) {
  replaceHash(reference, at);
  return read(reference, onRead, onRefused);
}
