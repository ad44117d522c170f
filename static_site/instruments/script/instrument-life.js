import { element } from '../../shared/script/dom.js';
import { wayLink } from './case-link.js';
import { documentLink } from './passport-parts.js';
import * as TEXT from 'texts';

/** @import { ShownLife } from '../../shared/types.js' */

const KIND_CLASSES = { step: 'step-ev', you: 'me', note: null };

/** @param {ShownLife[]} entries */
export const life = (entries) => entries.map(entry);

/**
 * @param {ShownLife} shown
 * @param {number} index
 */
function entry({ date, day, year, same_day: same, kind, title, by, comment, struck, way, documents: all }, index) {
  const words = struck ? [element('span', { class: 'vh' }, TEXT.struck), element('s', {}, title)] : [title];
  return element(
    'li',
    { class: KIND_CLASSES[kind] },
    element('time', { datetime: date, 'data-same': same }, day, year ? element('small', {}, year) : null),
    element(
      'div',
      {},
      element('h3', {}, ...words),
      by ? element('p', { class: 'by' }, by) : null,
      comment ? element('blockquote', { class: 'quote' }, comment) : null,
      way ? element('p', { class: 'way' }, wayLink(way, `life-${index}`, 'ref')) : null,
      all.length ? element('div', { class: 'docs' }, ...all.map(documentLink)) : null,
    ),
  );
}
