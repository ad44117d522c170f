import { call } from './api.js';
import { read } from './affairs-read.js';
import { shared, sharedQuery } from './shared.js';
import { state } from './state.js';
import { dead, failed, plain } from './states.js';
import { wait } from './waiting.js';

const SHORTEST_TOKEN = 20;

// Opens what the address names: a token is exchanged once for a cookie and leaves the address; without one the cookie of before is tried.
export async function openLink(opened) {
  const token = location.hash.slice(1);
  state.document = null;
  return token.length < SHORTEST_TOKEN ? read(opened, () => plain('none')) : exchange(token, opened);
}

async function exchange(token, opened) {
  const again = () => exchange(token, opened);
  const done = wait(again);
  const answer = await call('POST', '/api/affairs/session', { body: { token, shared } }).catch(() => null);
  done();
  if (answer?.status === 200) {
    history.replaceState(null, '', `${location.pathname}${sharedQuery}`);
    return read(opened, () => dead(null));
  }
  if (answer && answer.status < 500 && answer.status !== 429) return dead(null);
  return failed(answer?.status ?? 0, again);
}
