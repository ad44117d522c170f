import { currentDocument } from 'page';
import { nameField, openSheet, submit, will } from 'sheets';
import * as TEXT from 'texts';

/** @import { Sheet, Step } from './sheet.js' */

const WORDS = {
  keep: { choice: 'keep', title: TEXT.keep_title, will: TEXT.keep_will, done: TEXT.keep_done },
  repay: { choice: 'refund', title: TEXT.repay_title, will: TEXT.repay_will, done: TEXT.repay_done },
};

/** @param {'keep' | 'repay'} act */
const opener = (act) => /** @type {(button: HTMLElement, reread: () => Promise<unknown>) => void} */ ((button, reread) => openSheet(act, button, reread, { wide: false, draw: (sheet) => draw(sheet, act) }));

/** Opens the sheet in which what was paid too much is kept for the next invoice. */
export const openKeep = opener('keep');
/** Opens the sheet in which it is asked back. */
export const openRepay = opener('repay');

/**
 * @param {Sheet} sheet
 * @param {'keep' | 'repay'} act
 * @returns {Step | null}
 */
function draw(sheet, act) {
  const todo = currentDocument()?.todo;
  const press = todo?.acts.find((one) => one.act === act);
  if (!todo || !press) return null;
  const words = WORDS[act];
  const name = nameField(sheet.id);
  return {
    title: words.title,
    fields: [name],
    left: [name.node],
    right: () => [will([[press.above ?? `${todo.title}.`], [words.will]])],
    press: () => words.title,
    back: TEXT.back_to_dossier,
    send: () => submit(sheet, 'credit-choice', { name: name.value(), choice: words.choice }, { done: words.done, nothing: TEXT.choice_nothing }),
    unsent: TEXT.choice_unsent,
  };
}
