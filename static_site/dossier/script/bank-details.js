import { element } from '../../shared/script/dom.js';
import { copyButton } from './copy-button.js';

/** @import { ShownBank } from '../../shared/types.js' */

/**
 * Draws where a transfer goes, each value with its copy button.
 * @param {ShownBank[]} rows
 * @param {string} title
 * @param {string} prefix tells two such lists of a page apart
 */
export function bankDetails(rows, title, prefix) {
  const list = rows.map(({ label, value, copy }) =>
    element('div', {}, element('dt', {}, label), element('dd', {}, element('span', { class: 'ref' }, value), copy ? copyButton(copy, `${label} ${copy}`, prefix) : null)),
  );
  return element('div', { class: 'bank' }, element('p', {}, title), element('dl', {}, ...list));
}
