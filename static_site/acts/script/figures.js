import { element } from 'page';

/** @typedef {{ key: string, label: string, value: string, small?: string | null }} Figure */

/**
 * Draws the figures of what happens, a row each; its key tells a figure that changed.
 * @param {Figure[]} all
 */
export function figures(all) {
  const rows = all.map(({ key, label, value, small }) =>
    element('li', { 'data-figure': `recap-${key}` }, element('span', {}, label, small ? element('small', {}, small) : null), element('span', { class: 'num' }, value)),
  );
  return element('ul', { class: 'short', role: 'list' }, ...rows);
}

/**
 * Gives the words of a sentence with one of its places in bold.
 * @param {string} sentence with {place} in it
 * @param {string} value
 * @param {string} key tells the value when it changed
 */
export function emphasised(sentence, value, key) {
  const [before = '', after = ''] = sentence.split('{place}');
  return [before, element('b', { class: 'nb', 'data-figure': `recap-${key}` }, value), after];
}

/**
 * Gives the heading of what happens.
 * @param {string} text
 */
export const titled = (text) => element('h3', {}, text);
