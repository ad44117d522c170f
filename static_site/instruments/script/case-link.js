import { element, format } from '../../shared/script/dom.js';
import { rowLink } from '../../affairs/script/row-link.js';
import * as TEXT from 'texts';

/** @import { DossierWay, ShownCase } from '../../shared/types.js' */

/**
 * Makes what opens a case: what waits for the reader in amber, else the way to follow it; plain words where it is not theirs to open.
 * @param {ShownCase} shown
 * @param {string} prefix of its id
 */
export function caseLink({ number, who, text, way }, prefix) {
  const words = who === 'you' ? text : format(TEXT.follow, { number });
  if (!way) return element('span', { class: 'who' }, words);
  return wayLink({ ...way, text: words }, prefix, who === 'you' ? 'who who--you' : 'who');
}

/**
 * @param {DossierWay} way
 * @param {string} prefix
 * @param {string} kind
 */
export const wayLink = ({ text, reference, token }, prefix, kind) => rowLink({ reference, token }, text, prefix, kind);
