import { element } from './dom.js';
import * as TEXT from 'texts';

/** @import { ShownContact } from '../types.js' */

/**
 * Draws whom to call and write to.
 * @param {{ contact: ShownContact, reference: string | null }} part the reference is what to say on the telephone
 */
export function contact({ contact: seller, reference }) {
  const quote = reference ? [` ${seller.say} `, element('span', { class: 'ref' }, reference), '.'] : [];
  return [
    element(
      'div',
      { class: 'call' },
      element('p', {}, element('b', {}, seller.name), seller.role ? `, ${seller.role}` : ''),
      element('a', { class: 'tel', href: seller.phone_uri }, seller.phone),
      element('p', { class: 'mute' }, seller.hours, ...quote),
    ),
    element('div', { class: 'call' }, element('p', {}, element('b', {}, TEXT.in_writing)), element('p', {}, element('a', { href: `mailto:${seller.email}` }, seller.email)), seller.reply ? element('p', { class: 'mute' }, seller.reply) : null),
  ];
}
