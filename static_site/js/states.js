import { byId } from './dom.js';
import { mailButton } from './mail.js';
import { say } from './say.js';
import { sharedQuery } from './shared.js';
import { TEXT } from './texts.js';

const title = document.title;
const foot = byId('foot').textContent;

// Opens one of the page's templates in the place of what is there.
export function open(name) {
  const opened = byId(`t-${name}`).content.cloneNode(true);
  byId('content').replaceChildren(opened);
}

// The same for a page that shows no dossier: nothing of one is left around it.
export function plain(name) {
  open(name);
  document.title = title;
  byId('foot').textContent = foot;
  byId('forget').hidden = true;
  say(document.querySelector('main h1').textContent);
}

// Nothing is told of whether an affair exists: a known and an unknown number read the same.
export function dead(reference) {
  plain('dead');
  document.querySelector('[data-mail]').replaceWith(mailButton(reference));
}

// The token stands in the address again, so that the page can be loaded anew once the cookie is allowed.
export function refusedCookie(token, retry) {
  history.replaceState(null, '', `${location.pathname}${sharedQuery}#${token}`);
  plain('cookie');
  document.querySelector('[data-retry]').onclick = retry;
}

export function failed(status, retry) {
  plain('failed');
  const why = status === 429 ? TEXT.fault_many : status ? TEXT.fault_ours : navigator.onLine ? TEXT.fault_network : TEXT.fault_offline;
  document.querySelector('[data-why]').textContent = why;
  document.querySelector('[data-code]').textContent = `E-${status || 'NET'}`;
  document.querySelector('[data-retry]').onclick = retry;
}
