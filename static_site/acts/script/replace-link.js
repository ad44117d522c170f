import { currentAccess, showDead, showReplaced } from 'access';
import { accepted, format } from 'page';
import { nameField } from './fields.js';
import { will } from './recap.js';
import { endSheet, openSheet } from './sheet.js';
import { press, refuse } from './submit.js';
import * as TEXT from 'texts';

/** @import { Sheet, Step } from './sheet.js' */

/**
 * Opens the sheet in which one's own link is made anew.
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 */
export const openReplaceLink = (button, reread) => openSheet('replace', button, reread, { wide: false, draw });

/**
 * @param {Sheet} sheet
 * @returns {Step | null}
 */
function draw(sheet) {
  const access = currentAccess();
  if (!access?.people.some((one) => one.act === 'replace')) return null;
  const name = nameField(sheet.id);
  const { email } = access;
  return {
    title: TEXT.replace_title,
    fields: [name],
    left: [name.node],
    right: () => [will([[format(TEXT.replace_will, { email })], [TEXT.replace_will_more]])],
    press: () => TEXT.replace_press,
    back: TEXT.back_to_access,
    send: () => send(sheet, { name: name.value() }, format(TEXT.link_replaced, { email })),
    unsent: TEXT.replace_unsent,
  };
}

/**
 * Sends it. What opened this page opens nothing after it, so that nothing of the page is left.
 * @param {Sheet} sheet
 * @param {object} body
 * @param {string} done
 */
async function send(sheet, body, done) {
  const answer = await press(sheet, 'link-replacements', body);
  if (answer === undefined) return;
  const over = accepted(answer) ? () => showReplaced(done) : answer?.status === 401 ? showDead : null;
  if (!over) {
    await refuse(sheet, answer, TEXT.replace_nothing);
    return;
  }
  endSheet(sheet);
  over();
}
