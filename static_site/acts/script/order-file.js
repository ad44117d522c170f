import { announce, currentDocument, element, icon, isLost, query } from 'page';
import { field } from './fields.js';
import { tell } from './messages.js';
import { stopped, uploadFile } from './upload-file.js';
import * as TEXT from 'texts';

/** @import { Sheet } from './sheet.js' */
/** @typedef {ReturnType<typeof orderFile>} OrderFile */

/** Milliseconds after which a file that the dossier says nothing of is heard of no more: the API's own word, once it is read. */
const CHECKED = 15 * 60_000;

/**
 * A file that was chosen; entry, sha256 and since when it is gone, in milliseconds, once it left.
 * @typedef {{ file: File, entry: number, sha256: string, gone: number }} Chosen
 */

/**
 * The customer's own order that was chosen in a sheet.
 * @type {WeakMap<Sheet, Chosen>}
 */
const chosen = new WeakMap();

// Its field stays when a sheet is drawn anew: a reader may be choosing a file in it.
/** @type {WeakMap<Sheet, ReturnType<typeof makeField>>} */
const fields = new WeakMap();

/**
 * Gives the field of the customer's own order as a file, which leaves once the sheet is sent.
 * @param {Sheet} sheet
 */
export function orderFile(sheet) {
  const made = fields.get(sheet) ?? makeField(sheet);
  fields.set(sheet, made);
  return made;
}

/** @param {Sheet} sheet */
function makeField(sheet) {
  const input = element('input', { id: `${sheet.id}-file`, type: 'file', accept: '.pdf,application/pdf' });
  const one = () => chosen.get(sheet);
  const words = { name: 'files', label: TEXT.file_order_kind, hint: TEXT.own_order_hint, optional: true };
  const made = field(words, input, () => fault(one()));
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
    if (file) chosen.set(sheet, { file, entry: 0, sha256: '', gone: 0 });
    show();
  });
  show();
  return {
    ...made,
    show,
    /** What an order names of it, once it left. */
    named: () => (isHere(one()) ? { files: [one()?.sha256] } : {}),
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
  if (!one || isHere(one)) return true;
  const button = query('[type=submit]', sheet.dialog);
  button.setAttribute('aria-busy', 'true');
  button.textContent = TEXT.sending;
  announce(TEXT.sending);
  const sent = await uploadFile(one.file, { name, kind: 'purchase_order' }, () => {}, sheet.reread);
  button.removeAttribute('aria-busy');
  button.textContent = sheet.step?.press() ?? '';
  if ('why' in sent) tell(sheet.dialog, 'ko', TEXT.file_unsent, sent.why);
  else Object.assign(one, sent, { gone: Date.now() });
  about.show();
  return !('why' in sent);
}

/** @param {Chosen | undefined} one */
const shown = (one) => currentDocument()?.files.find(({ entry }) => entry === one?.entry) ?? null;

/**
 * Says whether a file left and is not known to be lost: else it is sent again.
 * @param {Chosen | undefined} one
 */
function isHere(one) {
  if (!one?.sha256) return false;
  const file = shown(one);
  return file ? !isLost(file) : Date.now() < one.gone + CHECKED;
}

/**
 * Says what is wrong with a file, null for nothing: it cannot leave, or it was refused once it was looked at.
 * @param {Chosen | undefined} one
 */
function fault(one) {
  const file = shown(one);
  return !one ? null : file?.state === 'refused' ? file.note : stopped(one.file, true);
}

/** @param {Chosen | undefined} one */
function told(one) {
  if (!one) return null;
  return `${one.file.name}, ${isHere(one) ? (shown(one)?.note ?? TEXT.own_order_checking) : TEXT.file_lost}`;
}

/**
 * @param {Chosen | undefined} one
 * @param {() => void} drop
 */
function row(one, drop) {
  if (!one) return [];
  const why = fault(one) ?? (one.sha256 && !isHere(one) ? TEXT.file_lost : null);
  const away = element('button', { class: 'lnk', type: 'button' }, TEXT.own_order_drop, element('span', { class: 'vh' }, ` ${one.file.name}`));
  away.addEventListener('click', drop);
  const going = one.sha256 ? TEXT.own_order_goes_on : '';
  const state = element('p', { class: 'st' }, why ?? (shown(one)?.state === 'filed' ? shown(one)?.note : going));
  return [element('li', { class: why ? 'ko' : null }, icon(why ? 'no' : 'doc'), element('div', {}, element('p', {}, element('b', { class: 'nm' }, one.file.name)), state), away)];
}
