import { element } from '../../shared/script/dom.js';
import { copyButton } from './copy-button.js';
import * as TEXT from 'texts';

/** @import { ShownFact } from '../../shared/types.js' */

/**
 * @param {string} label
 * @param {HTMLElement} value
 * @param {string} [kind]
 */
const labelled = (label, value, kind) => element('div', { class: kind }, element('dt', { class: 'lab' }, label), value);

/**
 * Draws our reference, the customer's, and for whom the dossier is.
 * @param {{ reference: string, theirs: string | null, hint: string | null, customer: string | null, supplier?: string | null, named?: ShownFact[] }} part
 */
export function references({ reference, theirs, hint, customer, supplier, named = [] }) {
  const ours = element('dd', {}, element('span', { class: 'ref' }, reference), copyButton(reference, `${TEXT.our_reference} ${reference}`));
  return [
    labelled(TEXT.our_reference, ours),
    theirs || hint ? labelled(TEXT.your_reference, element('dd', { class: theirs ? 'ref' : 'mute' }, theirs ?? hint)) : null,
    supplier ? labelled(TEXT.supplier_number, element('dd', { class: 'ref' }, supplier)) : null,
    ...named.map(({ label, value, ref }) => labelled(label, element('dd', { class: ref ? 'ref' : null }, value))),
    customer ? labelled(TEXT.for, element('dd', {}, customer), 'who') : null,
  ];
}
