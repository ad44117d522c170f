import { byId, element, icon } from '../../../shared/script/dom.js';
import { deliveries } from '../../../dossier/script/deliveries.js';
import { verdict } from '../../../dossier/script/verdict.js';
import { steps } from '../../../dossier/script/steps.js';
import { customerLines } from './customer-lines.js';
import { openWholePage, panes } from './load-panes.js';
import * as TEXT from 'texts';

/** @import { CustomerDocument } from '../../staff.js' */
/** @import { Reading } from './dossier-area.js' */

/**
 * Draws what the customer reads, by their page's own modules; while an act is prepared as they would read it then, with what changes marked.
 * @param {Reading} reading
 * @param {CustomerDocument | null} after
 */
export function showCustomer(reading, after) {
  const box = byId('d-customer');
  const key = JSON.stringify([reading.document.version, reading.dossier.version, reading.document.as_of, after]);
  if (box.dataset.shown === key) return;
  box.dataset.shown = key;
  box.replaceChildren(...column(reading, after ?? reading.document, Boolean(after)));
  if (!after) return;
  const now = element('div', {}, ...column(reading, reading.document, true));
  panes()?.markAfter(now, box, reading.document.steps, after.steps);
}

/**
 * @param {Reading} reading
 * @param {CustomerDocument} shown
 * @param {boolean} prepared
 */
function column(reading, shown, prepared) {
  const sentences = verdict({ sentences: shown.verdict, lead: shown.lead, leadLang: shown.lead_lang, late: shown.verdict_late });
  const plain = shown.steps.map((step) => ({ ...step, text: breaking(step.text), was: step.was && breaking(step.was), documents: [] }));
  const rows = shown.deliveries && { ...shown.deliveries, rows: shown.deliveries.rows.map((row) => ({ ...row, confirm: null, detail: row.confirm ? [row.detail, row.confirm.ask].filter(Boolean).join(' ') : row.detail })) };
  return [
    caption(reading, prepared),
    element('div', { class: 'reads' }, ...sentences),
    element('ol', { class: 'track', role: 'list' }, ...steps(plain)),
    rows ? element('section', { class: 'section eta' }, ...deliveries(rows).map(unnamed)) : null,
    reading.dossier.state.kind === 'service' ? (panes()?.caseFacts(shown, reading.dossier) ?? null) : customerLines(reading, shown),
    shown.comments ? element('section', { class: 'section' }, element('h2', {}, TEXT.comments), element('p', { class: 'quote' }, shown.comments)) : null,
  ].filter((node) => node !== null);
}

/**
 * Lets a day break before its month: a step is narrower here than on the customer's page.
 * @param {string} text
 */
const breaking = (text) => text.replaceAll(/(\d)\u00a0(?=\p{L})/gu, '$1 ');

/**
 * Takes an id away: the column is drawn twice where two states are compared.
 * @param {HTMLElement} node
 */
function unnamed(node) {
  node.removeAttribute('id');
  return node;
}

/**
 * @param {Reading} reading
 * @param {boolean} prepared
 */
function caption({ document: shown }, prepared) {
  if (prepared) return element('div', { class: 'cap' }, element('h2', {}, TEXT.customer_reads), element('span', { class: 'after' }, icon('you'), ' ', TEXT.hatched));
  const button = element('button', { class: 'lnk', type: 'button', id: 'd-whole' }, TEXT.whole_page);
  button.onclick = () => openWholePage(shown);
  return element('div', { class: 'cap' }, element('h2', {}, TEXT.customer_reads), element('span', {}, button, ' ', element('kbd', {}, 'V')));
}
