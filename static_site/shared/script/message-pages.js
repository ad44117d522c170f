import { announce } from './announcer.js';
import { byId, element, query, required } from './dom.js';
import { lostLinkButton, markLostLinks } from './lost-links.js';
import { sharedQuery } from './shared-device.js';
import * as TEXT from 'texts';

const title = document.title;
const foot = byId('foot').textContent;

/**
 * Opens one of the page's templates in the place of what is there.
 * @param {string} name
 */
export function openTemplate(name) {
  byId('content').replaceChildren(document.importNode(required(`#t-${name}`, HTMLTemplateElement).content, true));
}

/**
 * Opens a page that shows no dossier: nothing of one is left around it.
 * @param {string} name of its template
 * @param {(page: HTMLElement) => void} [reword] gives it other words than its template's
 */
export function showMessage(name, reword = () => {}) {
  openTemplate(name);
  reword(byId('content'));
  document.title = title;
  byId('foot').textContent = foot;
  byId('forget').hidden = true;
  markLostLinks();
  announce(query('main h1').textContent ?? '');
}

/**
 * Says that a link opens nothing, and not whether its dossier exists: a known and an unknown number read the same.
 * @param {string | null} reference
 */
export function showDeadLink(reference) {
  showMessage('dead');
  markLostLinks(reference);
  const form = required('main form[data-lost]', HTMLFormElement);
  query('[data-number]', form).hidden = !reference;
  load().then(({ prepareForm }) => prepareForm(form, reference), () => form.replaceWith(lostLinkButton(reference ?? '')));
}

/**
 * Loads what makes the form work: few links are dead.
 * @returns {Promise<typeof import('../../lost_link/script/lost_link.js')>}
 */
const load = () => import(byId('content').dataset.lost ?? '');

/** Says that a link was cut. Its words travel with the script, as do the next page's: the first view stays light. */
export function showCutLink() {
  showMessage('none', (page) => {
    const before = query('h2 + p', page);
    query('h1', page).textContent = TEXT.cut_title;
    query('.head p', page).textContent = TEXT.cut_lead;
    query('h2', page).textContent = TEXT.cut_what;
    before.textContent = TEXT.cut_else;
    before.before(element('ul', { class: 'dots', role: 'list' }, ...TEXT.cut_ways.map((way) => element('li', {}, way))));
  });
}

/**
 * Says that the browser refuses the cookie.
 * The token stands in the address again, so that the page can be loaded anew once the cookie is allowed.
 * @param {string} token
 * @param {() => void} retry
 */
export function showCookieRefused(token, retry) {
  history.replaceState(null, '', `${location.pathname}${sharedQuery}#${token}`);
  showMessage('failed', (page) => {
    query('h1', page).textContent = TEXT.cookie_title;
    query('[data-why]', page).textContent = TEXT.cookie_lead;
    query('[data-code]', page).textContent = 'E-COOKIE';
    query('[data-retry]', page).onclick = retry;
  });
}

/**
 * Says why nothing could be read.
 * @param {number} status 0 where no answer came
 * @param {() => void} retry
 */
export function showFailure(status, retry) {
  showMessage('failed');
  const why = status === 429 ? TEXT.fault_many : status ? TEXT.fault_ours : navigator.onLine ? TEXT.fault_network : TEXT.fault_offline;
  query('[data-why]').textContent = why;
  query('[data-code]').textContent = `E-${status || 'NET'}`;
  query('[data-retry]').onclick = retry;
}
