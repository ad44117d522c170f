import { announce, get } from 'desk';
import { byId, element, foreignLang, format, icon, renderPart } from '../../../shared/script/dom.js';
import * as TEXT from 'texts';

/** @import { Answer, StaffEntry, StaffHistory } from '../../staff.js' */
/** @import { Place, Reading } from './dossier-area.js' */

const KINDS = { step: 'step-ev', you: 'me', note: '' };
const FILTERS = { all: TEXT.history_all, public: TEXT.history_public, internal: TEXT.history_internal };
/** @type {'all' | 'public' | 'internal'} */
let filter = 'all';

/**
 * Draws the history with its filter: all entries, those that the customer reads, or those of colleagues alone.
 * @param {Place} place
 * @param {Reading} reading
 */
export function showHistory(place, reading) {
  renderPart(byId('d-history'), { place: [place.reference, place.at], history: reading.history }, () => historyPart(place, reading));
}

/**
 * @param {Place} place
 * @param {Reading} reading
 */
function historyPart(place, reading) {
  const log = element('ol', { class: 'log', role: 'list', id: 'd-log' });
  const more = element('button', { class: 'lnk', type: 'button', hidden: !reading.history.before }, TEXT.older);
  let before = reading.history.before;
  log.append(...reading.history.entries.map((entry) => row(place, entry)));
  more.onclick = async () => {
    const answer = /** @type {Answer<StaffHistory>} */ (await get(`/staff/dossiers/${place.reference}/history?lang=${TEXT.lang}&before=${before}${place.at ? `&at=${place.at}` : ''}`));
    if (!answer.ok || !answer.body) {
      announce(TEXT.older_failed);
      return;
    }
    const rows = answer.body.entries.map((entry) => row(place, entry));
    log.append(...rows);
    before = answer.body.before;
    more.hidden = !before;
    rows[0]?.querySelector('h3')?.focus();
  };
  return [element('div', { class: 'page-head' }, element('h2', {}, TEXT.history), filters(log)), log, element('p', { class: 'fine' }, more)];
}

/** @param {HTMLElement} log */
function filters(log) {
  const buttons = /** @type {const} */ (['all', 'public', 'internal']).map((kind) => {
    const button = element('button', { type: 'button', 'data-kind': kind }, FILTERS[kind]);
    button.onclick = () => {
      filter = kind;
      show();
    };
    return button;
  });
  const show = () => {
    log.dataset.filter = filter;
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.kind === filter));
  };
  show();
  return element('div', { class: 'segm', role: 'group', 'aria-label': TEXT.filter }, ...buttons);
}

/**
 * @param {Place} place
 * @param {StaffEntry} entry
 */
function row(place, { seq, date, day, year, same_day: same, kind, title, by, comment, comment_lang: lang, struck, internal, then }) {
  const kinds = [internal ? 'in' : KINDS[kind], struck ? 'gone' : ''].filter(Boolean).join(' ');
  const back = then && !place.at ? element('a', { class: 'then', href: `#/${place.reference}@${seq}`, title: format(TEXT.as_on, { day }), 'aria-label': format(TEXT.as_on_of, { day, title }) }, icon('then')) : null;
  return element(
    'li',
    { class: kinds || null, 'aria-current': place.at === seq ? 'true' : null },
    element('time', { datetime: date, 'data-same': same }, day, year ? element('small', {}, year) : null),
    element(
      'div',
      {},
      element('h3', { tabindex: '-1' }, struck ? element('span', { class: 'vh' }, TEXT.struck) : null, title),
      by || internal ? element('p', { class: 'by' }, [by, internal ? TEXT.internal : null].filter(Boolean).join(' · ')) : null,
      comment ? element('blockquote', { class: 'quote', lang: foreignLang(lang) }, comment) : null,
    ),
    back,
  );
}
