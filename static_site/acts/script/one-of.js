import { find, state } from 'page';
import { choiceField, goTo, openSheet, readWritten, writeAgain } from 'sheets';

/** @import { ShownPayable } from '../../shared/types.js' */
/** @import { Sheet, Step } from './sheet.js' */

/**
 * What a sheet is about: one of those that are open. label: what the choice is called, where there are several.
 * @typedef {{ label: string, items: () => ShownPayable[], draw: (sheet: Sheet, item: ShownPayable) => Step | null }} About
 */

/**
 * Which one was chosen last, by dossier: what is chosen to be paid stays so where it is paid by transfer.
 * @type {Map<string, string>}
 */
const chosen = new Map();
/**
 * What each sheet shows, by its dossier and id.
 * @type {Map<string, { sheet: Sheet, key: string }>}
 */
const shown = new Map();

/** @param {ShownPayable} item */
const keyOf = ({ invoice }) => invoice ?? '';
const here = () => state.reference ?? '';

/**
 * Opens a sheet about what is due first, or about what was chosen last.
 * @param {string} id
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 * @param {About} about
 */
export function openOneOf(id, button, reread, about) {
  openSheet(id, button, reread, { wide: true, draw: (sheet) => draw(sheet, about) });
  const seen = shown.get(`${here()} ${id}`);
  const wanted = chosen.get(here()) ?? seen?.key;
  if (seen && wanted !== seen.key && about.items().some((item) => keyOf(item) === wanted)) show(seen.sheet, about);
}

/**
 * @param {Sheet} sheet
 * @param {About} about
 * @returns {Step | null}
 */
function draw(sheet, about) {
  const items = about.items();
  const item = items.find((one) => keyOf(one) === chosen.get(here())) ?? items[0];
  const step = item ? about.draw(sheet, item) : null;
  if (!item || !step) return null;
  shown.set(`${here()} ${sheet.id}`, { sheet, key: keyOf(item) });
  if (items.length < 2) return step;
  const choices = items.map((one) => ({ value: keyOf(one), label: one.title, hint: one.terms, end: one.asked ?? one.announced?.amount ?? '' }));
  const which = choiceField(`${sheet.id}-which`, { name: 'invoice', label: about.label }, choices, keyOf(item));
  which.node.addEventListener('input', () => {
    chosen.set(here(), which.value() ?? '');
    show(sheet, about);
    find(`${sheet.id}-which-${items.findIndex((one) => keyOf(one) === chosen.get(here()))}`)?.focus();
  });
  return { ...step, fields: [which, ...step.fields], left: [which.node, ...step.left] };
}

/**
 * Draws a sheet about another one; of what was written the name alone is of both.
 * @param {Sheet} sheet
 * @param {About} about
 */
function show(sheet, about) {
  const name = `${sheet.id}-name`;
  const written = readWritten(sheet.dialog).get(name);
  const step = draw(sheet, about);
  if (!step) return;
  goTo(sheet, step);
  if (written) writeAgain(sheet.dialog, new Map([[name, written]]));
}
