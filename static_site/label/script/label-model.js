/** Bytes before the id of a label: version and kind, epoch (two), length of the id; see `_HEAD` in adapters/links/tokens.py. */
const HEAD = 4;
const KIND = 4;

/**
 * Gives the model that a label's token says, empty for a token of something else. What it says is public: its signature vouches
 * for the label alone, which this page never asks about.
 * @param {string} token
 */
export function modelIn(token) {
  const [payload = ''] = token.split('.');
  const bytes = decoded(payload);
  if ((bytes.charCodeAt(0) & 15) !== KIND) return '';
  return bytes.slice(HEAD + bytes.charCodeAt(HEAD - 1));
}

/** @param {string} payload in base64url, without padding */
function decoded(payload) {
  try {
    return atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}
