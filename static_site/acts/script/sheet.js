import { byId, currentDocument, element, find, state } from 'page';
import { changed, markChanges, readFigures } from './changes.js';
import { check } from './messages.js';
import { isRevised } from './revised.js';
import { readWritten, writeAgain } from './written.js';

/** @import { CustomerDocument } from '../../shared/types.js' */
/** @import { Field } from './fields.js' */

/**
 * What a sheet shows at one time: left what is written, right what happens.
 * above: the small line above the title. fields: all that is checked, in their order.
 * scale: beside the title, how far the act is. right: drawn anew whenever something is written. press: what the button says. back: what the other one says, which closes
 * the sheet unless `onBack` does something else. note: beside them. version: what it is held to, that of the dossier if left out. unsent: that it was not sent.
 * @typedef {{
 *   title: string,
 *   above?: (Node | string)[],
 *   scale?: Node,
 *   fields: Field[],
 *   left: Node[],
 *   right: () => Node[],
 *   press: () => string,
 *   back: string,
 *   onBack?: () => void,
 *   note?: string | null,
 *   version?: string,
 *   send: () => Promise<unknown>,
 *   unsent: string,
 * }} Step
 */

/**
 * A dialog. It stays, with what was written in it, until its act is done or the page is closed.
 * opener: the id of the control that opened it. draw: gives null where the act is not offered any more.
 * document: the dossier that its figures are of; changed: the keys of those that were others when it was drawn before.
 * read: the dossier whose offer was read here before it was revised, null while it was not.
 * @typedef {{
 *   id: string,
 *   dialog: HTMLDialogElement,
 *   wide: boolean,
 *   opener: string,
 *   reread: () => Promise<unknown>,
 *   draw: (sheet: Sheet) => Step | null,
 *   document: CustomerDocument | null,
 *   read: CustomerDocument | null,
 *   changed: Set<string>,
 *   step: Step | null,
 * }} Sheet
 */

/** @type {Map<string, Sheet>} */
const sheets = new Map();

/**
 * Opens the sheet of an act: as it was left, with the figures of today.
 * @param {string} id also the prefix of its fields' ids
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 * @param {{ wide: boolean, draw: (sheet: Sheet) => Step | null }} about `draw` gives null where the act is not offered any more
 */
export function openSheet(id, button, reread, { wide, draw }) {
  const key = `${state.reference} ${id}`;
  const sheet = sheets.get(key) ?? { id, dialog: makeDialog(id, wide), wide, opener: '', reread, draw, document: null, read: null, changed: new Set(), step: null };
  for (const [other, { dialog }] of sheets) if (other !== key && !other.startsWith(`${state.reference} `)) forget(other, dialog);
  if (sheet.document !== currentDocument()) redraw(sheet);
  if (!sheet.step) return;
  sheets.set(key, sheet);
  sheet.opener = button.id;
  if (!sheet.dialog.isConnected) byId('content').append(sheet.dialog);
  sheet.dialog.showModal();
  find(`${id}-title`)?.focus();
  sheet.dialog.querySelector('.sheet__b')?.scrollTo(0, 0);
}

/**
 * @param {string} id
 * @param {boolean} wide
 */
function makeDialog(id, wide) {
  const dialog = element('dialog', { class: wide ? 'sheet sheet--wide' : 'sheet', id, 'aria-labelledby': `${id}-title` });
  dialog.addEventListener('close', () => {
    const sheet = [...sheets.values()].find((one) => one.dialog === dialog);
    if (sheet) find(sheet.opener)?.focus();
  });
  return dialog;
}

/**
 * @param {string} key
 * @param {HTMLDialogElement} dialog
 */
function forget(key, dialog) {
  sheets.delete(key);
  dialog.remove();
}

/**
 * Ends a sheet whose act is done: nothing is kept of it.
 * @param {Sheet} sheet
 */
export function endSheet(sheet) {
  for (const [key, one] of sheets) if (one === sheet) sheets.delete(key);
  sheet.dialog.close();
  sheet.dialog.remove();
}

/**
 * Draws a sheet of the dossier as it is now, keeps what was written, and marks the figures that changed since it was drawn.
 * @param {Sheet} sheet
 * @returns {boolean} whether the act is still offered
 */
export function redraw(sheet) {
  const [written, before] = [readWritten(sheet.dialog), readFigures(sheet.dialog)];
  const read = sheet.document;
  sheet.document = currentDocument();
  if (isRevised(read, sheet.document)) sheet.read = read;
  const step = sheet.draw(sheet);
  if (!step) return false;
  show(sheet, step);
  writeAgain(sheet.dialog, written);
  sheet.changed = new Set();
  refresh(sheet);
  sheet.changed = changed(sheet.dialog, before);
  refresh(sheet);
  return true;
}

/**
 * Shows a step; the focus goes to its heading.
 * @param {Sheet} sheet
 * @param {Step} step
 */
export function goTo(sheet, step) {
  show(sheet, step);
  refresh(sheet);
  find(`${sheet.id}-title`)?.focus();
  sheet.dialog.querySelector('.sheet__b')?.scrollTo(0, 0);
}

/**
 * @param {Sheet} sheet
 * @param {Step} step
 */
function show(sheet, step) {
  const { id, dialog } = sheet;
  sheet.step = step;
  const title = element('h2', { id: `${id}-title`, tabindex: '-1' }, step.title);
  const result = element('div', { 'data-result': true, tabindex: '-1' });
  const right = element('div', { class: 'recap', 'data-right': true });
  const left = element('div', { class: 'sheet__f' }, result, ...step.left);
  const back = element('button', { class: 'btn btn--2', type: 'button' }, step.back);
  back.addEventListener('click', step.onBack ?? (() => dialog.close()));
  const press = element('button', { class: 'btn', type: 'submit', 'data-act': true });
  const form = element(
    'form',
    { class: 'form', novalidate: true },
    element('div', { class: 'sheet__h' }, step.above ? element('p', { class: 'lab' }, ...step.above) : null, title, step.scale),
    element('div', { class: 'sheet__b' }, ...(sheet.wide ? [left, right] : [right, left])),
    element('div', { class: 'sheet__a' }, press, back, step.note ? element('p', {}, step.note) : null),
  );
  form.addEventListener('input', () => refresh(sheet));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (press.getAttribute('aria-busy') || press.getAttribute('aria-disabled')) return;
    if (check(sheet)) step.send();
  });
  dialog.replaceChildren(form);
}

/**
 * Draws what happens, as it follows from what is written.
 * @param {Sheet} sheet
 */
export function refresh({ dialog, step, changed: keys }) {
  if (!step) return;
  dialog.querySelector('[data-right]')?.replaceChildren(...step.right());
  const press = dialog.querySelector('[type=submit]');
  if (press && !press.getAttribute('aria-busy')) press.textContent = step.press();
  markChanges(dialog, keys);
}
