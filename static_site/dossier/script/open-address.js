import { addressed, keepAddress } from '../../shared/script/page-address.js';
import { call } from '../../shared/script/api.js';
import { read } from './read-dossier.js';
import { shared } from '../../shared/script/shared-device.js';
import { state } from '../../shared/script/state.js';
import { cutLink, dead, failed, plain, refusedCookie } from '../../shared/script/message-pages.js';
import { tokenIn } from '../../shared/script/token.js';
import { wait } from '../../shared/script/waiting.js';

// Opens what the address names: a token is exchanged once for a cookie and leaves the address, a reference is read with that cookie.
export async function openAddress(opened) {
  const [named, token, found] = [location.hash.slice(1), tokenIn(location.hash), addressed()];
  state.document = null;
  if (token) return exchange(token, opened);
  if (found) return show(found.reference, found.at, opened);
  return named.length > 10 ? cutLink() : plain('none');
}

async function exchange(token, opened) {
  const again = () => exchange(token, opened);
  const done = wait(again);
  const answer = await call('POST', '/api/links', { body: { token, shared } }).catch(() => null);
  done();
  if (answer?.status === 200) return show(answer.body.reference, 0, opened, () => refusedCookie(token, again));
  if (answer && answer.status < 500 && answer.status !== 429) return dead(null);
  return failed(answer?.status ?? 0, again);
}

function show(reference, at, opened, refused) {
  keepAddress(reference, at);
  return read(reference, opened, refused);
}
