import { contact } from '../../shared/script/contact.js';
import { byId, element, format, renderPart, slot } from '../../shared/script/dom.js';
import { pageAddress } from '../../shared/script/page-address.js';
import { renderClosed } from './closed-affairs.js';
import { filterRows } from './filter.js';
import { group } from './table.js';
import * as TEXT from 'texts';

/** @import { AffairsDocument } from '../../shared/types.js' */

/**
 * Renders the list in the page that the template opened; tables whose rows did not change stay untouched.
 * @param {AffairsDocument} document
 */
export function renderAffairs({ title, summary, yours, groups, seller, closed }) {
  renderPart(slot('title'), title, (text) => [text]);
  renderPart(slot('summary'), [summary, yours], () => [summary, yours ? ' ' : null, yours ? element('b', {}, yours) : null]);
  renderPart(slot('groups'), groups, (all) => (all.length ? all.map((open) => group({ ...open, count: open.rows.length })) : [element('p', { class: 'empty' }, TEXT.none_open)]));
  renderPart(slot('contact'), seller, (part) => contact({ contact: part, reference: null }));
  byId('foot').textContent = TEXT.foot;
  slot('print-address').textContent = format(TEXT.list_on_paper, { address: pageAddress() });
  renderClosed(closed, groups.length === 0);
  filterRows();
}
