import { call } from './api.js';
import { byId } from './dom.js';
import { read } from './read.js';
import { state } from './state.js';
import { dead, failed, plain } from './states.js';
import { wait } from './waiting.js';

const REFERENCE = /^[0-9A-Z]{10}$/;

// Opens what the address names: a token is exchanged once for a cookie and leaves the address, a reference is read with that cookie.
export async function openAddress(opened) {
  const named = location.hash.slice(1);
  state.document = null;
  if (REFERENCE.test(named.toUpperCase())) return show(named.toUpperCase(), opened);
  return named.length > 10 ? exchange(named, opened) : plain('none');
}

async function exchange(token, opened) {
  const shared = new URLSearchParams(location.search).get('poste') === 'partage';
  const again = () => exchange(token, opened);
  const done = wait(again);
  const answer = await call('POST', '/api/links', { body: { token, shared } }).catch(() => null);
  done();
  if (answer?.status === 200) return show(answer.body.reference, opened);
  if (answer && answer.status < 500 && answer.status !== 429) return dead(null);
  return failed(answer?.status ?? 0, again);
}

function show(reference, opened) {
  history.replaceState(null, '', `${location.pathname}#${reference}`);
  byId('language').hash = reference;
  return read(reference, opened);
}
