import { currentDocument } from 'page';
import { nameField } from './fields.js';
import { will } from './recap.js';
import { openSheet } from './sheet.js';
import { submit } from './submit.js';
import * as TEXT from 'texts';

/** @import { Sheet, Step } from './sheet.js' */

/**
 * Opens the sheet in which reserved pieces are given back.
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 */
export const openRelease = (button, reread) => openSheet('release', button, reread, { wide: false, draw });

/**
 * @param {Sheet} sheet
 * @returns {Step | null}
 */
function draw(sheet) {
  const act = currentDocument()?.acts.offer?.release;
  if (!act) return null;
  const name = nameField(sheet.id);
  const texts = { done: TEXT.released, nothing: TEXT.release_nothing };
  return {
    title: TEXT.release_title,
    fields: [name],
    left: [name.node],
    right: () => [will(act.sentences.map((each) => [each]))],
    press: () => act.button,
    back: TEXT.keep_them,
    send: () => submit(sheet, 'reservation-releases', { name: name.value() }, texts),
    unsent: TEXT.release_unsent,
  };
}
