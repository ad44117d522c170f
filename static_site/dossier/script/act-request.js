import { dossierPath, tryRequest } from '../../shared/script/api.js';
import { state } from '../../shared/script/state.js';
import { currentDocument } from './current-document.js';
import * as TEXT from 'texts';

/** @import { Answer } from '../../shared/script/api.js' */

// The idempotency key of each act: it lives as long as its content, so sending the same again counts once.
/** @type {Map<string, string>} */
const keys = new Map();

/**
 * Sends one act, at the version of the dossier that the reader saw; gives null if no answer came.
 * @param {string} act the last part of its route
 * @param {object} body
 * @param {string} [version]
 * @returns {Promise<Answer<unknown> | null>}
 */
export async function postAct(act, body, version = currentDocument()?.version) {
  const reference = state.reference ?? '';
  const content = `${act} ${reference} ${JSON.stringify(body)}`;
  const key = keys.get(content) ?? crypto.randomUUID();
  keys.set(content, key);
  const headers = { 'Idempotency-Key': key, 'If-Match': `"${version}"` };
  const answer = await tryRequest('POST', dossierPath(reference, `/${act}?lang=${TEXT.lang}`), { body, headers });
  if (accepted(answer)) keys.delete(content);
  return answer;
}

/** @param {Answer<unknown> | null} answer */
export const accepted = (answer) => answer?.status === 200 || answer?.status === 201;
