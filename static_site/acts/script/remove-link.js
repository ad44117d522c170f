import { currentAccess } from 'access';
import { element, format } from 'page';
import { nameField } from './fields.js';
import { will } from './recap.js';
import { openSheet } from './sheet.js';
import { submit } from './submit.js';
import * as TEXT from 'texts';

/** @import { Sheet, Step } from './sheet.js' */

/**
 * Opens the sheet in which a colleague's link is taken away.
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 */
export function openRemoveLink(button, reread) {
  const link = button.dataset.link ?? '';
  openSheet(`remove-${link}`, button, reread, { wide: false, draw: (sheet) => drawOne(sheet, link) });
}

/**
 * Opens the sheet in which all links that were shared are taken away.
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 */
export const openRemoveAll = (button, reread) => openSheet('remove-all', button, reread, { wide: false, draw: drawAll });

/**
 * @param {Sheet} sheet
 * @param {string} link
 * @returns {Step | null}
 */
function drawOne(sheet, link) {
  const person = currentAccess()?.people.find((one) => one.link === link && one.act === 'remove');
  if (!person) return null;
  const name = nameField(sheet.id, TEXT.remove_name_hint);
  const texts = { done: format(TEXT.link_removed, { name: person.name }), nothing: TEXT.remove_nothing };
  return {
    title: format(TEXT.remove_title, { name: person.name }),
    fields: [name],
    left: [name.node],
    right: () => [element('p', { class: 'about' }, person.about), will([[TEXT.remove_will]])],
    press: () => TEXT.remove_press,
    back: TEXT.back_to_access,
    send: () => submit(sheet, 'link-removals', { name: name.value(), link }, texts),
    unsent: TEXT.remove_unsent,
  };
}

/**
 * @param {Sheet} sheet
 * @returns {Step | null}
 */
function drawAll(sheet) {
  const access = currentAccess();
  if (!access?.shared) return null;
  const name = nameField(sheet.id, TEXT.remove_name_hint);
  const ending = access.people.filter((one) => one.act === 'remove').map((one) => element('li', { 'data-figure': `ends-${one.link}` }, element('span', {}, one.name, element('small', {}, one.email)), one.can_do));
  return {
    title: TEXT.remove_all_title,
    fields: [name],
    left: [name.node],
    right: () => [element('ul', { class: 'short', role: 'list' }, ...ending), will([[TEXT.remove_all_will]])],
    press: () => (access.shared === 1 ? TEXT.remove_one_press : format(TEXT.remove_all_press, { n: access.shared })),
    back: TEXT.back_to_access,
    send: () => submit(sheet, 'link-removals', { name: name.value() }, { done: TEXT.all_removed, nothing: TEXT.remove_nothing }),
    unsent: TEXT.remove_unsent,
  };
}
