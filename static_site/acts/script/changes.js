import { element } from 'page';
import * as TEXT from 'texts';

/**
 * Gives the figures of a sheet as they read, by their keys.
 * @param {HTMLElement} sheet
 * @returns {Map<string, string>}
 */
export const readFigures = (sheet) => new Map(shown(sheet).map((node) => [node.dataset.figure ?? '', text(node)]));

/**
 * Gives the keys of the figures that read otherwise than before.
 * @param {HTMLElement} sheet
 * @param {Map<string, string>} before
 */
export const changed = (sheet, before) => new Set([...readFigures(sheet)].filter(([key, now]) => (before.get(key) ?? now) !== now).map(([key]) => key));

/**
 * Marks figures that changed, to the eye and in words.
 * @param {HTMLElement} sheet
 * @param {Set<string>} keys
 */
export function markChanges(sheet, keys) {
  for (const node of shown(sheet)) {
    if (!keys.has(node.dataset.figure ?? '') || node.classList.contains('changed')) continue;
    node.classList.add('changed');
    node.prepend(element('span', { class: 'vh', 'data-mark': true }, TEXT.changed_figure));
  }
}

/** @param {HTMLElement} sheet */
const shown = (sheet) => [.../** @type {NodeListOf<HTMLElement>} */ (sheet.querySelectorAll('[data-figure]'))];

/** @param {HTMLElement} node */
const text = (node) => [...node.childNodes].filter((child) => !(child instanceof HTMLElement && child.dataset.mark)).map((child) => child.textContent).join('');
