import { element, format } from '../../../shared/script/dom.js';
import * as TEXT from 'texts';

/** @import { StoredDocument } from '../../staff.js' */

/** @type {Record<string, string>} */
const KINDS = { offer: TEXT.kind_offer, acknowledgement: TEXT.kind_acknowledgement, delivery_note: TEXT.kind_delivery_note, invoice: TEXT.kind_invoice, credit_note: TEXT.kind_credit_note };
const KILO = 1024;

/**
 * Draws the dossier's documents, the newest last as they were made.
 * @param {StoredDocument[]} documents
 */
export function documentRows(documents) {
  if (!documents.length) return [];
  const rows = documents.map(({ document, url, ...rest }) => {
    const { kind, number, size, void: gone } = { ...document, ...rest };
    const called = kind === 'offer' ? format(TEXT.revision, { number }) : number;
    const name = [called, size ? `${Math.ceil(size / KILO)} ${TEXT.kilobytes}` : TEXT.in_preparation].filter(Boolean).join(', ');
    const words = gone ? element('s', {}, name) : name;
    return element('li', {}, element('span', { class: 't' }, KINDS[kind] ?? kind), url ? element('a', { href: url, target: '_blank', rel: 'noreferrer' }, words) : element('span', { class: 'mute' }, words));
  });
  return [element('h2', {}, TEXT.documents), element('ul', { class: 'short-list', role: 'list' }, ...rows)];
}
