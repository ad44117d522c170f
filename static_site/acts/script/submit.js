import { accepted, announce, isUnsure, postAct, query, sentence, slot, whyRefused } from 'page';
import { showError } from './fields.js';
import { showErrors, tell } from './messages.js';
import { endSheet, redraw } from './sheet.js';
import * as TEXT from 'texts';

/** @import { Answer } from '../../shared/script/api.js' */
/** @import { ProblemDetails } from '../../shared/types.js' */
/** @import { Field } from './fields.js' */
/** @import { Sheet } from './sheet.js' */
/** @typedef {Answer<ProblemDetails> | null} Refusal */

/**
 * Sends the act of a sheet once: the dialog closes and the verdict says what became of it, or the sheet says why not.
 * @param {Sheet} sheet
 * @param {string} route the last part of it
 * @param {object} body
 * @param {{ done: string, nothing: string }} texts what is spoken once it is done, and that nothing was done
 * @param {(answer: Refusal) => Promise<void>} [refused] says why not, where the sheet has a way of its own
 */
export async function submit(sheet, route, body, texts, refused = (answer) => refuse(sheet, answer, texts.nothing)) {
  const answer = await press(sheet, route, body);
  if (answer === undefined) return;
  if (accepted(answer)) await finish(sheet, texts.done);
  else await refused(answer);
}

/**
 * Sends what a sheet asks for, at the version of the dossier that its figures are of, and shows meanwhile that it does.
 * @param {Sheet} sheet
 * @param {string} route
 * @param {object} body
 * @returns {Promise<Refusal | undefined>} the answer, null where none came, undefined where nothing was sent
 */
export async function press(sheet, route, body) {
  const button = query('[type=submit]', sheet.dialog);
  if (!navigator.onLine) {
    tell(sheet.dialog, 'you', sheet.step?.unsent ?? '', TEXT.no_network);
    return undefined;
  }
  // It stays as wide as it was: the second press of a double click would land on the button beside it.
  button.style.minWidth = `${button.offsetWidth}px`;
  button.setAttribute('aria-busy', 'true');
  button.textContent = TEXT.sending;
  announce(TEXT.sending);
  const answer = await postAct(route, body, sheet.step?.version ?? sheet.document?.version);
  button.style.minWidth = '';
  button.removeAttribute('aria-busy');
  button.textContent = sheet.step?.press() ?? '';
  return /** @type {Refusal} */ (answer);
}

/**
 * Closes a sheet whose act is done. The verdict, which says so, takes the focus.
 * @param {Sheet} sheet
 * @param {string} done
 */
export async function finish(sheet, done) {
  endSheet(sheet);
  await sheet.reread();
  slot('verdict').focus();
  announce(`${done} ${verdictNow()}`);
}

/** Gives where the dossier stands, as the page says it. */
const verdictNow = () => (slot('verdict').querySelector('.verdict') ?? slot('verdict')).textContent?.trim() ?? '';

/**
 * Says in the sheet why its act was not done, with the figures of now.
 * @param {Sheet} sheet
 * @param {Refusal} answer
 * @param {string} nothing
 */
export async function refuse(sheet, answer, nothing) {
  const unsent = sheet.step?.unsent ?? '';
  if (isUnsure(answer)) {
    tell(sheet.dialog, 'ko', TEXT.unsure, TEXT.unsure_more);
    return;
  }
  const marked = fieldsOf(sheet, answer);
  if (marked.length) {
    showErrors(sheet.dialog, unsent, marked);
    return;
  }
  let offered = true;
  if (answer?.status === 412 || answer?.status === 409) {
    await sheet.reread();
    offered = redraw(sheet);
    if (!offered) close(sheet);
  }
  const compared = sheet.dialog.querySelector('[data-revisions]');
  if (answer?.status === 412 && compared) tell(sheet.dialog, 'you', TEXT.revised_while, `${nothing} ${TEXT.compare_both}`);
  else if (answer?.status === 412 && offered) tell(sheet.dialog, 'you', TEXT.moved_while, `${nothing} ${TEXT.read_again}`);
  // Somebody did it meanwhile, or the reader in another tab: that nothing was done would be wrong, and nothing is marked.
  else if (answer?.status === 412) tell(sheet.dialog, 'you', TEXT.moved_while, `${TEXT.not_offered} ${verdictNow()}`);
  else if (answer?.status === 409) tell(sheet.dialog, 'ko', `${unsent} ${nothing}`, whyRefused(answer));
  else tell(sheet.dialog, 'ko', `${unsent} ${nothing}`, `${whyRefused(answer)} ${TEXT.call} ${TEXT.code} E-${answer?.status}.`);
}

/**
 * Takes the button from an act that is not offered any more; what was written can still be copied.
 * @param {Sheet} sheet
 */
function close(sheet) {
  const button = query('[type=submit]', sheet.dialog);
  button.setAttribute('aria-disabled', 'true');
}

/**
 * Gives the fields that the API found wrong, each saying why.
 * @param {Sheet} sheet
 * @param {Refusal} answer
 * @returns {Field[]}
 */
function fieldsOf(sheet, answer) {
  const errors = answer?.status === 400 || answer?.status === 422 ? (answer.body?.errors ?? []) : [];
  const fields = sheet.step?.fields ?? [];
  return errors.flatMap((error) => {
    const found = fields.find(({ name }) => error.field === name) ?? fields.find(({ name }) => error.field.split(/[.[]/)[0] === name);
    if (!found) return [];
    // What is put right is plain where a value cannot be: the API says no more than to correct it.
    showError(found, answer?.status === 422 ? (sentence(error.detail) ?? '') : `${error.detail} ${error.fix}`.trim());
    return [found];
  });
}
