import { dayOf, format } from 'desk';
import * as TEXT from 'texts';

/** @import { Words } from '../../stock.js' */

/**
 * Gives a text in the page's language, else in any that it has.
 * @param {Words | null | undefined} words
 */
export const inWords = (words) => (words ? (words[TEXT.lang] ?? Object.values(words)[0] ?? '') : '');

/**
 * Writes a day with its year.
 * @param {string} iso
 */
export const dayWithYear = (iso) => `${dayOf(iso)} ${iso.slice(0, 4)}`;

/**
 * Writes a count with its words: the forms are for none, for one, for more.
 * @param {string[]} forms
 * @param {number} n
 */
export const counted = (forms, n) => format(forms[Math.max(0, Math.min(n, 2))] ?? '', { n });
