import { announce } from '../../shared/script/announcer.js';
import { timeNow } from '../../shared/script/clock.js';
import { element, format, icon, query } from '../../shared/script/dom.js';
import { openDetails } from './callback-details.js';
import { fieldOf } from './lost-fields.js';
import * as TEXT from 'texts';

/** @import { Wanted } from './lost-fields.js' */

const NOTHING_BY = 6;

/**
 * Shows, in the place of the form, what was asked for and when, and what to do if nothing comes: the same words whatever there is.
 * The form is the page before it, as it was written.
 * @param {HTMLFormElement} form
 * @param {Wanted} wanted
 */
export function showNoted(form, wanted) {
  const title = format(TEXT.noted, { time: timeNow() });
  const more = wanted.number ? TEXT.noted_one : TEXT.noted_all;
  const shown = element('div', { 'data-noted': true, class: 'form noted', tabindex: '-1' }, message(title, more), summary(wanted), ...nothingCame(), element('p', { class: 'note' }, TEXT.noted_same));
  const turn = (/** @type {boolean} */ noted) => {
    form.hidden = noted;
    if (noted) form.after(shown);
    else shown.remove();
  };
  turn(true);
  history.pushState({ noted: true }, '');
  watchBack(form, turn);
  shown.focus();
  announce(`${title} ${more}`);
}

/** @type {AbortController | null} */
let watched = null;
/** @type {((form: HTMLFormElement) => unknown) | null} What to do once the form is there again. */
let then = null;

/**
 * Shows the form again where Back leads to it, and what was noted where Forward does.
 * @param {HTMLFormElement} form
 * @param {(noted: boolean) => void} turn
 */
function watchBack(form, turn) {
  watched?.abort();
  watched = new AbortController();
  addEventListener('popstate', ({ state }) => {
    if (!form.parentElement) return;
    turn(Boolean(state?.noted));
    if (!state?.noted) (then ?? focusAddress)(form);
    then = null;
  }, { signal: watched.signal });
}

/**
 * @param {string} title
 * @param {string} more
 */
const message = (title, more) => element('div', { class: 'msg first' }, icon('ok'), element('div', {}, element('p', {}, element('b', {}, title)), element('p', { class: 's' }, more)));

/** @param {Wanted} wanted */
function summary({ number, email, name, company, phone }) {
  const rows = [
    row(TEXT.row_number, number && element('b', { class: 'ref' }, number)),
    row(TEXT.row_email, email),
    name && row(TEXT.row_name, name),
    company && row(TEXT.row_company, company),
    row(TEXT.row_phone, phone),
  ];
  return element('dl', {}, ...rows.map((each) => each || null));
}

/**
 * @param {string} name
 * @param {Node | string | undefined} value
 */
const row = (name, value) => element('div', {}, element('dt', {}, name), element('dd', {}, value || TEXT.row_none));

/** @param {HTMLFormElement} form */
const askDetails = (form) => openDetails(form) || query('[data-details-page]', form).click();

function nothingCame() {
  const rows = [
    [TEXT.try_spam, [TEXT.try_spam_more]],
    [TEXT.try_other, [TEXT.try_other_more, ' ', again(TEXT.try_other_press, focusAddress)]],
    [TEXT.try_person, [TEXT.try_person_more, ' ', again(TEXT.try_person_press, askDetails)]],
    [TEXT.try_phone, [element('a', { class: 'nb', href: TEXT.phone_uri }, TEXT.phone), `. ${TEXT.hours}`]],
  ];
  return [
    element('h2', { class: 'faq' }, format(TEXT.nothing_by, { time: timeNow(NOTHING_BY) })),
    element('ul', { class: 'short', role: 'list' }, ...rows.map(([name, more]) => element('li', {}, element('b', {}, String(name)), element('span', {}, .../** @type {(Node | string)[]} */ (more))))),
  ];
}

/**
 * Makes the button that leads back to the form, as it was written.
 * @param {string} text
 * @param {(form: HTMLFormElement) => unknown} next
 */
function again(text, next) {
  const button = element('button', { class: 'lnk', type: 'button' }, text);
  button.addEventListener('click', () => {
    then = next;
    history.back();
  });
  return button;
}

/** @param {HTMLFormElement} form */
const focusAddress = (form) => fieldOf(form, 'email').focus();
