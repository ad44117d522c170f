import { element, foreignLang, icon } from '../../../shared/script/dom.js';
import { postalAddresses } from '../../../dossier/script/postal-addresses.js';
import { steps } from '../../../dossier/script/steps.js';
import { verdict } from '../../../dossier/script/verdict.js';
import { deliveries } from '../../../dossier/script/deliveries.js';
import { details } from '../../../dossier/script/details.js';
import * as TEXT from 'texts';

/** @import { CustomerDocument, ShownEntry } from '../../staff.js' */

/**
 * Shows all of the customer's page, word for word, over the desk; nothing can be done in it.
 * @param {CustomerDocument} shown
 */
export function showWholePage(shown) {
  const close = element('button', { class: 'btn btn--2', type: 'button' }, TEXT.close, ' ', element('kbd', {}, TEXT.escape_key));
  const facts = details({ details: shown.details, lines: shown.lines, totals: shown.totals, comments: shown.comments, commentsLang: shown.comments_lang });
  const rows = shown.deliveries && { ...shown.deliveries, rows: shown.deliveries.rows.map((row) => ({ ...row, confirm: null })) };
  const dialog = element(
    'dialog',
    { class: 'whole', 'aria-labelledby': 'whole-title' },
    element('header', {}, element('h2', { id: 'whole-title' }, shown.title), close),
    element(
      'div',
      { class: 'whole__in', tabindex: '0', role: 'region', 'aria-label': shown.title },
      element('div', { class: 'reads' }, ...verdict({ sentences: shown.verdict, lead: shown.lead, leadLang: shown.lead_lang, late: shown.verdict_late })),
      element('section', { class: 'expected' }, element('p', { class: shown.todo.who === 'you' ? 'tag tag--you' : 'tag' }, icon(shown.todo.who === 'you' ? 'you' : 'clock'), shown.todo.tag), element('h3', {}, shown.todo.title), shown.todo.amount ? element('p', {}, element('b', {}, shown.todo.amount)) : null, ...shown.todo.notes.map((note) => element('p', {}, note))),
      element('ol', { class: 'track', role: 'list' }, ...steps(shown.steps)),
      rows ? element('section', { class: 'section eta' }, ...deliveries(rows)) : null,
      element('section', { class: 'section' }, ...facts.filter((fact) => fact !== null)),
      ...postalAddresses(shown.addresses),
      element('section', { class: 'section' }, element('h2', {}, TEXT.history), element('ol', { class: 'log', role: 'list' }, ...shown.history.entries.map(entry))),
    ),
  );
  for (const named of dialog.querySelectorAll('.whole__in [id]')) named.removeAttribute('id');
  close.onclick = () => dialog.close();
  dialog.onclose = () => dialog.remove();
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {ShownEntry} shown */
function entry({ date, day, same_day: same, kind, title, by, comment, comment_lang: lang, struck }) {
  return element(
    'li',
    { class: kind === 'step' ? 'step-ev' : kind === 'you' ? 'me' : null },
    element('time', { datetime: date, 'data-same': same }, day),
    element('div', {}, element('h3', {}, struck ? element('s', {}, title) : title), by ? element('p', { class: 'by' }, by) : null, comment ? element('blockquote', { class: 'quote', lang: foreignLang(lang) }, comment) : null),
  );
}
