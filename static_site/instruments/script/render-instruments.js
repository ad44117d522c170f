import { contact } from '../../shared/script/contact.js';
import { byId, element, format, renderPart, slot } from '../../shared/script/dom.js';
import { pageAddress } from '../../shared/script/page-address.js';
import { filterRows, instrumentTable } from './instrument-rows.js';
import * as TEXT from 'texts';

/** @import { InstrumentsDocument } from '../../shared/types.js' */

/**
 * Renders the list in the page that the template opened; parts that did not change stay untouched.
 * @param {InstrumentsDocument} document
 */
export function renderInstruments({ title, summary, yours, partial, rows, support }) {
  globalThis.document.title = `${title} · ${TEXT.seller}`;
  renderPart(slot('title'), title, (text) => [text]);
  renderPart(slot('summary'), [summary, yours], () => [summary, yours ? ' ' : null, yours ? element('b', {}, yours) : null]);
  renderPart(slot('partial'), partial, (text) => [text]);
  renderPart(slot('rows'), rows, (all) => [all.length ? instrumentTable(all) : element('p', { class: 'empty' }, TEXT.none_yet)]);
  renderPart(slot('contact'), support, (part) => contact({ contact: part, reference: null }));
  byId('foot').textContent = TEXT.foot;
  slot('print-address').textContent = format(TEXT.list_on_paper, { address: pageAddress() });
  filterRows();
}
