import { call } from '../../shared/script/api.js';
import { read } from './read-affairs.js';
import { shared, sharedQuery } from '../../shared/script/shared-device.js';
import { state } from '../../shared/script/state.js';
import { cutLink, dead, failed, plain, refusedCookie } from '../../shared/script/message-pages.js';
import { tokenIn } from '../../shared/script/token.js';
import { wait } from '../../shared/script/waiting.js';

const SHORTEST_LINK = 20;

// Opens what the address names: a token is exchanged once for a cookie and leaves the address; without one the cookie of before is tried.
export async function openLink(opened) {
  const [named, token] = [location.hash.slice(1), tokenIn(location.hash)];
  state.document = null;
  if (token) return exchange(token, opened);
  return named.length < SHORTEST_LINK ? read(opened, () => plain('none')) : cutLink();
}

async function exchange(token, opened) {
  const again = () => exchange(token, opened);
  const done = wait(again);
  const answer = await call('POST', '/api/affairs/session', { body: { token, shared } }).catch(() => null);
  done();
  if (answer?.status === 200) {
    history.replaceState(null, '', `${location.pathname}${sharedQuery}`);
    return read(opened, () => refusedCookie(token, again));
  }
  if (answer && answer.status < 500 && answer.status !== 429) return dead(null);
  return failed(answer?.status ?? 0, again);
}
