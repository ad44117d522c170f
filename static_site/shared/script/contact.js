import { element } from './dom.js';
import * as TEXT from 'texts';

export function addresses(part) {
  if (!part?.length) return [];
  const blocks = part.map(({ title, lines }) =>
    element('div', {}, element('h3', {}, title), element('address', {}, ...lines.flatMap((line, place) => (place ? [element('br'), line] : [line])))),
  );
  return [element('section', { class: 'sep', 'aria-labelledby': 'h-addresses' }, element('h2', { id: 'h-addresses' }, TEXT.addresses), element('div', { class: 'duo' }, ...blocks))];
}

export function contact({ contact: part, reference }) {
  const name = reference ? [` ${part.say} `, element('span', { class: 'ref' }, reference), '.'] : [];
  return [
    element(
      'div',
      { class: 'call' },
      element('p', {}, element('b', {}, part.name), part.role ? `, ${part.role}` : ''),
      element('a', { class: 'tel', href: part.phone_uri }, part.phone),
      element('p', { class: 'mute' }, part.hours, ...name),
    ),
    element('div', { class: 'call' }, element('p', {}, element('b', {}, TEXT.in_writing)), element('p', {}, element('a', { href: `mailto:${part.email}` }, part.email)), element('p', { class: 'mute' }, part.reply)),
  ];
}
