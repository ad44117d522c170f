import { currentDocument, element } from 'page';
import { field, nameField, openSheet, submit, will } from 'sheets';
import * as TEXT from 'texts';

/** @import { Sheet, Step } from './sheet.js' */

/**
 * Opens the sheet in which the reader says why an invoice is not late.
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 */
export const openContest = (button, reread) => openSheet('contest', button, reread, { wide: false, draw });

/**
 * @param {Sheet} sheet
 * @returns {Step | null}
 */
function draw(sheet) {
  const act = currentDocument()?.acts.contest;
  if (!act) return null;
  const area = element('textarea', { id: `${sheet.id}-question`, maxlength: 2000, rows: 4 });
  const why = field({ name: 'question', label: TEXT.contest_why, hint: TEXT.contest_why_hint }, area, () => (area.value.trim() ? null : TEXT.contest_why_missing));
  const name = nameField(sheet.id);
  return {
    title: TEXT.contest_title,
    fields: [why, name],
    left: [why.node, name.node],
    right: () => [element('p', { 'data-figure': 'about' }, act.about), will(act.will.map((one) => [one]))],
    press: () => TEXT.contest_press,
    back: TEXT.back_to_dossier,
    send: () => submit(sheet, 'questions', { name: name.value(), question: area.value.trim(), invoice: act.invoice }, { done: TEXT.contest_done, nothing: TEXT.contest_nothing }),
    unsent: TEXT.contest_unsent,
  };
}
