import { element } from '../../shared/script/dom.js';
import * as TEXT from 'texts';

/** @import { ShownAddress } from '../../shared/types.js' */

/** @param {ShownAddress[]} part */
export function postalAddresses(part) {
  if (!part.length) return [];
  const blocks = part.map(({ title, lines }) =>
    element('div', {}, element('h3', {}, title), element('address', {}, ...lines.flatMap((line, index) => (index ? [element('br'), line] : [line])))),
  );
  return [element('section', { class: 'sep', 'aria-labelledby': 'h-addresses' }, element('h2', { id: 'h-addresses' }, TEXT.addresses), element('div', { class: 'duo' }, ...blocks))];
}
