import { element } from '../../shared/script/dom.js';
import { copyButton } from './copy-button.js';
import * as TEXT from 'texts';

const named = (label, node, kind) => element('div', { class: kind }, element('dt', { class: 'lab' }, label), node);

export function references({ reference, customer_reference: theirs, customer_reference_hint: hint, for: whom }) {
  const ours = element('dd', {}, element('span', { class: 'ref' }, reference), copyButton(reference, `${TEXT.our_reference} ${reference}`));
  return [
    named(TEXT.our_reference, ours),
    theirs || hint ? named(TEXT.your_reference, element('dd', { class: theirs ? 'ref' : 'mute' }, theirs ?? hint)) : null,
    whom ? named(TEXT.for, element('dd', {}, whom), 'who') : null,
  ];
}
