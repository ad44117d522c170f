import { element } from '../../shared/script/dom.js';
import { copyButton } from './copy-button.js';

// Where a transfer goes, each value with its copy button; `place` tells two such lists of a page apart.
export function bank(rows, title, place) {
  const list = rows.map(({ label, value, copy }) =>
    element('div', {}, element('dt', {}, label), element('dd', {}, element('span', { class: 'ref' }, value), copy ? copyButton(copy, `${label} ${copy}`, place) : null)),
  );
  return element('div', { class: 'bank' }, element('p', {}, title), element('dl', {}, ...list));
}
