import { hashOf, keepAddress } from '../../shared/script/page-address.js';
import { call, dossierPath } from '../../shared/script/api.js';
import { askBack, placeBack, wayBack, withdrawBack } from './back-to-affairs.js';
import { readNow, timeNow } from '../../shared/script/clock.js';
import { worded } from '../../shared/script/dom.js';
import { pointAtDocument } from './document-list.js';
import { follow } from './point-in-time.js';
import { settle } from '../../shared/script/network.js';
import { note } from '../../shared/script/freshness.js';
import { say } from '../../shared/script/announcer.js';
import { state } from '../../shared/script/state.js';
import { dead, failed, open } from '../../shared/script/message-pages.js';
import * as TEXT from 'texts';
import { place } from './render-dossier.js';
import { wait } from '../../shared/script/waiting.js';

let running = null;

async function askDossier(etag) {
  running?.abort();
  running = new AbortController();
  const path = dossierPath(state.reference, `?lang=${TEXT.lang}${state.at ? `&at=${state.at}` : ''}`);
  return call('GET', path, { headers: etag ? { 'If-None-Match': etag } : {}, signal: running.signal });
}

function keep(answer) {
  state.document = answer.body;
  state.etag = answer.etag;
  state.read = answer.body.read_at ?? readNow();
  place(answer.body);
  note(state.read);
  settle();
}

// The first reading, of today or of an earlier day: it draws the page, or says why it cannot. What is there of the same dossier stays.
// Who was given a cookie just now and has none is told so: `refused`.
export async function read(reference, opened, refused = () => dead(reference)) {
  const other = state.reference !== reference;
  state.reference = reference;
  const again = () => read(reference, opened, refused);
  const done = wait(again);
  try {
    askBack();
    const answer = await askDossier(null);
    state.checked = Date.now();
    if (answer.status === 404 && state.at) return today(opened);
    if (answer.status === 401) return refused();
    if (answer.status === 404) return dead(reference);
    if (answer.status !== 200 || !answer.body) return failed(answer.status, again);
    const fresh = other || !document.querySelector('[data-slot=verdict]');
    const back = await wayBack();
    if (fresh) open('dossier');
    placeBack(back);
    keep(answer);
    opened(fresh);
    follow(answer.body.as_of);
    pointAtDocument();
  } catch (error) {
    if (error.name !== 'AbortError') failed(0, again);
  } finally {
    done();
  }
}

// An earlier day that this link does not show: the dossier is read as it is.
function today(opened) {
  keepAddress(state.reference, 0);
  return read(state.reference, opened);
}

// A later reading: the page stays as it is unless the dossier changed, and says so if nothing could be read.
export async function reread() {
  if (!state.document) return;
  try {
    askBack();
    const answer = await askDossier(state.etag);
    state.checked = Date.now();
    withdrawBack();
    if (answer.status === 404 && state.at) return location.replace(hashOf(state.reference, 0));
    if (answer.status === 401 || answer.status === 404) return leave();
    if (answer.status === 200 && answer.body) {
      if (answer.body.version !== state.document.version) say(TEXT.changed);
      return keep(answer);
    }
    return answer.status === 304 ? note(worded(TEXT.unchanged, { time: timeNow() })) : note(TEXT.stale, true);
  } catch (error) {
    if (error.name !== 'AbortError') note(TEXT.stale, true);
  }
}

function leave() {
  state.document = null;
  dead(state.reference);
}

export function forget() {
  running?.abort();
  Object.assign(state, { reference: null, at: 0, document: null, etag: null });
}
