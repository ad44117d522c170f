import { byId, element } from './dom.js';
import { mailButton } from './mail-button.js';
import { say } from './announcer.js';
import { sharedQuery } from './shared-device.js';
import * as TEXT from 'texts';

const title = document.title;
const foot = byId('foot').textContent;

// Opens one of the page's templates in the place of what is there.
export function open(name) {
  const opened = byId(`t-${name}`).content.cloneNode(true);
  byId('content').replaceChildren(opened);
}

// The same for a page that shows no dossier: nothing of one is left around it. It may be given other words than its template's.
export function plain(name, reword = () => {}) {
  open(name);
  reword(byId('content'));
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

// The words of these two travel with the script: the first view stays light.
export function cutLink() {
  plain('none', (page) => {
    const [list, before] = [page.querySelector('.dots'), page.querySelector('h2 + p')];
    page.querySelector('h1').textContent = TEXT.cut_title;
    page.querySelector('.head p').textContent = TEXT.cut_lead;
    page.querySelector('h2').textContent = TEXT.cut_what;
    list.replaceChildren(...TEXT.cut_ways.map((way) => element('li', {}, way)));
    before.textContent = TEXT.cut_else;
    list.after(before);
  });
}

// The token stands in the address again, so that the page can be loaded anew once the cookie is allowed.
export function refusedCookie(token, retry) {
  history.replaceState(null, '', `${location.pathname}${sharedQuery}#${token}`);
  plain('failed', (page) => {
    page.querySelector('h1').textContent = TEXT.cookie_title;
    page.querySelector('[data-why]').textContent = TEXT.cookie_lead;
    page.querySelector('[data-code]').textContent = 'E-COOKIE';
    page.querySelector('[data-retry]').onclick = retry;
  });
}

export function failed(status, retry) {
  plain('failed');
  const why = status === 429 ? TEXT.fault_many : status ? TEXT.fault_ours : navigator.onLine ? TEXT.fault_network : TEXT.fault_offline;
  document.querySelector('[data-why]').textContent = why;
  document.querySelector('[data-code]').textContent = `E-${status || 'NET'}`;
  document.querySelector('[data-retry]').onclick = retry;
}
