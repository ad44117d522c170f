import { announce, currentDocument, element, icon, query } from 'page';
import { field } from './fields.js';
import { tell } from './messages.js';
import { stopped, uploadFile } from './upload-file.js';
import * as TEXT from 'texts';

/** @import { Sheet } from './sheet.js' */
/** @typedef {ReturnType<typeof orderFile>} OrderFile */

/**
 * The customer's own order that was chosen in a sheet; `entry` and `sha256` once it left.
 * @type {WeakMap<Sheet, { file: File, entry: number, sha256: string }>}
 */
const chosen = new WeakMap();

/**
 * Makes the field of the customer's own order as a file, which leaves once the sheet is sent.
 * @param {Sheet} sheet
 */
export function orderFile(sheet) {
  const input = element('input', { id: `${sheet.id}-file`, type: 'file', accept: '.pdf,application/pdf' });
  const one = () => chosen.get(sheet);
  const words = { name: 'files', label: TEXT.file_order_kind, hint: TEXT.own_order_hint, optional: true };
  const made = field(words, input, () => stopped(one()?.file ?? new File(['-'], '-.pdf'), true));
  const list = element('ul', { class: 'files', role: 'list' });
  made.place.before(list);
  const show = () => list.replaceChildren(...row(one(), drop));
  const drop = () => {
    chosen.delete(sheet);
    input.value = '';
    show();
    input.focus();
  };
  input.addEventListener('input', () => {
    const [file] = input.files ?? [];
    if (file) chosen.set(sheet, { file, entry: 0, sha256: '' });
    show();
  });
  show();
  return {
    ...made,
    show,
    /** What an order names of it, once it left. */
    named: () => (one()?.sha256 ? { files: [one()?.sha256] } : {}),
    /** The file, and what becomes of it; null without one. */
    told: () => told(one()),
  };
}

/**
 * Sends the file that was chosen, if it did not leave yet; the sheet says why it does not.
 * @param {Sheet} sheet
 * @param {OrderFile} about
 * @param {string} name of who sends it
 * @returns {Promise<boolean>} whether all that was chosen is here
 */
export async function sendOrderFile(sheet, about, name) {
  const one = chosen.get(sheet);
  if (!one || one.sha256) return true;
  const button = query('[type=submit]', sheet.dialog);
  button.setAttribute('aria-busy', 'true');
  button.textContent = TEXT.sending;
  announce(TEXT.sending);
  const sent = await uploadFile(one.file, { name, kind: 'purchase_order' }, () => {}, sheet.reread);
  button.removeAttribute('aria-busy');
  button.textContent = sheet.step?.press() ?? '';
  if ('why' in sent) tell(sheet.dialog, 'ko', TEXT.file_unsent, sent.why);
  else Object.assign(one, sent);
  about.show();
  return !('why' in sent);
}

/** @param {{ file: File, entry: number } | undefined} one */
function told(one) {
  if (!one) return null;
  const note = currentDocument()?.files.find(({ entry }) => entry === one.entry)?.note;
  return `${one.file.name}, ${note ?? TEXT.own_order_checking}`;
}

/**
 * @param {{ file: File, sha256: string } | undefined} one
 * @param {() => void} drop
 */
function row(one, drop) {
  if (!one) return [];
  const why = stopped(one.file, true);
  const away = element('button', { class: 'lnk', type: 'button' }, TEXT.own_order_drop, element('span', { class: 'vh' }, ` ${one.file.name}`));
  away.addEventListener('click', drop);
  const state = element('p', { class: 'st' }, why ?? (one.sha256 ? TEXT.own_order_goes_on : ''));
  return [element('li', { class: why ? 'ko' : null }, icon(why ? 'no' : 'doc'), element('div', {}, element('p', {}, element('b', { class: 'nm' }, one.file.name)), state), away)];
}
