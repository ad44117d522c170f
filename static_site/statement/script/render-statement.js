import { contact } from '../../shared/script/contact.js';
import { byId, element, format, renderPart, slot } from '../../shared/script/dom.js';
import { pageAddress } from '../../shared/script/page-address.js';
import { movements, openItems } from './statement-tables.js';
import { showDays } from './statement-days.js';
import * as TEXT from 'texts';

/** @import { ShownAge, StatementDocument } from '../../shared/types.js' */

const MOST_CELLS = 40;

/**
 * Renders the statement in the page that the template opened; parts that did not change stay untouched.
 * @param {StatementDocument} document
 */
export function renderStatement(document) {
  for (const [name, text] of /** @type {[string, string | null][]} */ ([
    ['title', document.title],
    ['customer', document.customer],
    ['lead', document.lead],
    ['partial', document.partial],
    ['ages-title', document.ages_title],
    ['open-title', document.open_title],
    ['movements-title', document.movements_title],
  ])) renderPart(slot(name), text, (words) => [words]);
  renderPart(slot('verdict'), document.verdict, (sentences) => sentences.flatMap((sentence) => [element('span', {}, sentence), ' ']));
  renderPart(slot('ages'), document.ages, (ages) => ages.map(age));
  renderPart(slot('items'), document.items, (items) => [items.length ? openItems(items) : element('p', { class: 'empty' }, TEXT.none_open)]);
  renderPart(slot('movements'), [document.opening, document.movements, document.closing, document.first, document.last], () => [movements(document)]);
  renderPart(slot('contact'), document.seller, (part) => contact({ contact: part, reference: null }));
  byId('foot').textContent = TEXT.foot;
  slot('print-address').textContent = format(TEXT.on_paper, { address: pageAddress() });
  showDays(document);
}

/**
 * Draws an age: a cell for each invoice, as many as can be told from each other; the words beside it say the same.
 * @param {ShownAge} part
 */
function age({ title, amount, note, cells, late }) {
  const drawn = Array.from({ length: Math.min(cells, MOST_CELLS) || 1 }, () => element('i', { class: cells ? (late ? 'past' : 'owed') : null }));
  return element(
    'li',
    { class: late ? 'step step--late' : 'step' },
    element('div', { class: 'seg', 'aria-hidden': 'true' }, ...drawn),
    element('p', { class: 'step__n' }, title),
    element('p', { class: 'step__s' }, amount ? element('b', { class: 'num' }, amount) : null, amount ? `, ${note}` : note),
  );
}
