import { announce } from '../../shared/script/announcer.js';
import { tryRequest } from '../../shared/script/api.js';
import { element, foreignLang } from '../../shared/script/dom.js';
import { state } from '../../shared/script/state.js';
import { documentLinks } from './document-link.js';
import { pointInTimeLink } from './point-in-time.js';
import * as TEXT from 'texts';

/** @import { Answer } from '../../shared/script/api.js' */
/** @import { ShownEntry, ShownHistory } from '../../shared/types.js' */

const KIND_CLASSES = { step: 'step-ev', you: 'me', note: null };

/** @param {ShownEntry[]} part */
export const entries = (part) => part.map(entry);

/** @param {ShownEntry} shown */
function entry({ seq, date, day, year, same_day: same, kind, title, by, comment, comment_lang: lang, struck, documents, then }) {
  const words = struck ? [element('span', { class: 'vh' }, TEXT.struck), element('s', {}, title)] : [title];
  return element(
    'li',
    { class: KIND_CLASSES[kind], 'aria-current': seq === state.at && 'true' },
    element('time', { datetime: date, 'data-same': same }, day, year ? element('small', {}, year) : null),
    element(
      'div',
      {},
      element('h3', { id: `entry-${seq}` }, ...words),
      by ? element('p', { class: 'by' }, by) : null,
      documentLinks(documents),
      comment ? element('blockquote', { class: 'quote', lang: foreignLang(lang) }, comment) : null,
    ),
    pointInTimeLink(seq, then),
  );
}

/**
 * Has the button below a list that was just drawn read on, page by page, until there is nothing older.
 * It reads one page at a time, and none that was asked for before the list was drawn anew.
 * @param {HTMLElement} list
 * @param {HTMLElement} button
 * @param {string | null} first address of the next page
 */
export function pageHistory(list, button, first) {
  let next = first;
  button.hidden = !next;
  button.removeAttribute('aria-busy');
  const more = async () => {
    if (button.getAttribute('aria-busy') || !next) return;
    button.setAttribute('aria-busy', 'true');
    const answer = /** @type {Answer<ShownHistory> | null} */ (await tryRequest('GET', next));
    if (button.onclick !== more) return;
    button.removeAttribute('aria-busy');
    if (answer?.status !== 200 || !answer.body) {
      announce(TEXT.older_failed);
      return;
    }
    const added = entries(answer.body.entries);
    list.append(...added);
    next = answer.body.older;
    button.hidden = !next;
    const heading = added[0]?.querySelector('h3');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  };
  button.onclick = more;
}
