import { forgetClosed } from './closed-affairs.js';
import { askPages, joined } from './pagination.js';
import { place } from './render-affairs.js';
import { readNow, timeNow } from '../../shared/script/clock.js';
import { worded } from '../../shared/script/dom.js';
import { settle } from '../../shared/script/network.js';
import { note } from '../../shared/script/freshness.js';
import { say } from '../../shared/script/announcer.js';
import { state } from '../../shared/script/state.js';
import { dead, failed, open } from '../../shared/script/message-pages.js';
import * as TEXT from 'texts';
import { wait } from '../../shared/script/waiting.js';

let running = null;
let pages = [];

async function ask(seen) {
  running?.abort();
  running = new AbortController();
  const given = await askPages(pages, running.signal, seen);
  state.checked = Date.now();
  return given;
}

function keep(found) {
  pages = [...found];
  state.document = joined(pages);
  state.read = readNow();
  place(state.document);
  note(state.read);
  settle();
}

// The first reading: it draws each page of the list as it comes, or says why it cannot.
export async function read(opened, refused) {
  const again = () => read(opened, refused);
  const done = wait(again);
  pages = [];
  forgetClosed();
  const draw = (found) => {
    done();
    state.checked = Date.now();
    if (found.length > 1) return keep(found);
    open('affairs');
    keep(found);
    opened();
    say(TEXT.read);
  };
  try {
    const { status } = await ask(draw);
    if (status === 200) return;
    if (pages.length) note(TEXT.rest_unread, true);
    else if (status === 401 || status === 404) refused();
    else failed(status, again);
  } catch (error) {
    if (error.name === 'AbortError') return;
    if (pages.length) note(TEXT.rest_unread, true);
    else failed(0, again);
  } finally {
    done();
  }
}

// A later reading: the page stays as it is unless something changed, and says so if not all could be read.
export async function reread() {
  if (!state.document) return;
  try {
    const given = await ask(() => {});
    if (given.status === 401 || given.status === 404) return leave();
    if (given.status !== 200) return note(TEXT.stale, true);
    const changed = given.pages.length !== pages.length || given.pages.some((page, number) => page !== pages[number]);
    if (!changed) return note(worded(TEXT.unchanged, { time: timeNow() }));
    say(TEXT.changed);
    keep(given.pages);
  } catch (error) {
    if (error.name !== 'AbortError') note(TEXT.stale, true);
  }
}

function leave() {
  forget();
  dead(null);
}

export function forget() {
  running?.abort();
  pages = [];
  state.document = null;
}
