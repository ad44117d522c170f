import { announce, currentDocument, element, find, format, icon, isLost, query } from 'page';
import { choiceField, field, nameField } from './fields.js';
import { tell } from './messages.js';
import { will } from './recap.js';
import { endSheet, openSheet } from './sheet.js';
import { logType, stopped, takesLogs, typeOf, uploadFile } from './upload-file.js';
import * as TEXT from 'texts';

/** @import { ShownFile } from '../../shared/types.js' */
/** @import { Sheet, Step } from './sheet.js' */

const ACCEPTED = '.pdf,.jpg,.jpeg,.png,.heic,.heif,application/pdf,image/jpeg,image/png,image/heic';
const PATIENCE = 20;
const PAUSE = 1_500;

/**
 * Files that were chosen in a sheet and have still to leave, in their order.
 * @type {WeakMap<Sheet, File[]>}
 */
const chosen = new WeakMap();

/**
 * Opens the sheet in which files are sent.
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 */
export function openSendFile(button, reread) {
  // From the panel the advice of a transfer is sent.
  const kind = button.id === 'act-file' ? 'other' : 'purchase_order';
  openSheet('send-file', button, reread, { wide: true, draw: (sheet) => draw(sheet, kind) });
}

/**
 * @param {Sheet} sheet
 * @param {string} first the kind that is chosen at first
 * @returns {Step | null}
 */
function draw(sheet, first) {
  if (!currentDocument()?.acts.send_file) return null;
  const files = () => chosen.get(sheet) ?? [];
  const kinds = [
    { value: 'purchase_order', label: TEXT.file_order_kind, hint: TEXT.file_order_hint },
    { value: 'other', label: TEXT.file_other_kind, hint: TEXT.file_other_hint },
  ];
  const kind = choiceField(`${sheet.id}-kind`, { name: 'kind', label: TEXT.file_what }, kinds, first);
  const isOrder = () => kind.value() === 'purchase_order';
  const input = element('input', { id: `${sheet.id}-file`, type: 'file', multiple: true, accept: takesLogs() ? `${ACCEPTED},.zip,.csv,.mp4` : ACCEPTED });
  const wrong = () => (files().length && !files().some((one) => stopped(one, isOrder())) ? null : TEXT.file_missing);
  const file = field({ name: 'filename', label: TEXT.file_field, hint: takesLogs() ? `${TEXT.file_hint} ${TEXT.file_logs}` : TEXT.file_hint }, input, wrong);
  const list = element('ul', { class: 'files', role: 'list' });
  const progress = element('progress', { max: 1, 'aria-label': TEXT.file_progress, hidden: true });
  file.place.before(list, progress);
  const show = () => list.replaceChildren(...files().map((one) => row(one, stopped(one, isOrder()))));
  input.addEventListener('input', () => {
    chosen.set(sheet, [...(input.files ?? [])]);
    show();
  });
  kind.node.addEventListener('input', show);
  const name = nameField(sheet.id);
  const send = async () => {
    const why = await sendAll(sheet, { name: name.value() ?? '', isOrder: isOrder() }, progress);
    show();
    if (why) tell(sheet.dialog, 'ko', TEXT.file_unsent, why);
    else await finish(sheet);
  };
  show();
  return {
    title: TEXT.file_title,
    fields: [kind, file, name],
    left: [kind.node, file.node, name.node],
    right: () => [element('h3', {}, TEXT.file_where), will([[TEXT.file_shown], [TEXT.file_erased]]), ...(isOrder() ? [will([[TEXT.file_no_order]])] : [])],
    press: () => (files().length > 1 ? format(TEXT.file_send_many, { n: files().length }) : TEXT.file_send),
    back: TEXT.file_back,
    send,
    unsent: TEXT.file_unsent,
  };
}

/**
 * @param {File} file
 * @param {string | null} why it does not leave
 */
const row = (file, why) => element(
  'li',
  { class: why ? 'ko' : null },
  icon(why ? 'no' : 'doc'),
  element('div', {}, element('p', {}, element('b', { class: 'nm' }, file.name)), element('p', { class: 'st' }, why ?? '')),
);

/**
 * Sends what was chosen, one after the other; what left is not chosen any more, so that a second press sends the rest.
 * @param {Sheet} sheet
 * @param {{ name: string, isOrder: boolean }} about
 * @param {HTMLProgressElement} progress
 * @returns {Promise<string | null>} why one did not leave
 */
async function sendAll(sheet, { name, isOrder }, progress) {
  if (!navigator.onLine) return TEXT.no_network;
  const button = query('[type=submit]', sheet.dialog);
  button.setAttribute('aria-busy', 'true');
  button.textContent = TEXT.sending;
  announce(TEXT.sending);
  progress.hidden = false;
  let why = null;
  for (let [file] = chosen.get(sheet) ?? []; file && !why; [file] = chosen.get(sheet) ?? []) {
    const kind = isOrder ? 'purchase_order' : typeOf(file) === 'application/pdf' ? 'other' : logType(file) ? 'log' : 'picture';
    progress.value = 0;
    const sent = await uploadFile(file, { name, kind }, (share) => (progress.value = share), sheet.reread);
    if ('why' in sent) why = format(TEXT.file_stopped, { file: file.name, why: sent.why });
    else chosen.set(sheet, (chosen.get(sheet) ?? []).slice(1));
  }
  progress.hidden = true;
  button.removeAttribute('aria-busy');
  button.textContent = sheet.step?.press() ?? '';
  return why;
}

/**
 * Closes the sheet; the newest file takes the focus, and what becomes of it is told.
 * The dossier is read again until each file was looked at, for half a minute at most; the page reads on each minute.
 * @param {Sheet} sheet
 */
async function finish(sheet) {
  endSheet(sheet);
  await sheet.reread();
  announce(TEXT.file_sent);
  focusFiles();
  for (let read = 0; read < PATIENCE && anyChecking(currentDocument()?.files ?? []); read += 1) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    await sheet.reread();
  }
  const [newest] = currentDocument()?.files ?? [];
  if (newest && newest.state !== 'checking') announce(format(TEXT.file_stopped, { file: newest.name, why: newest.note }));
}

/**
 * Says whether one of the files is looked at still.
 * @param {ShownFile[]} files
 */
const anyChecking = (files) => files.some((file) => file.state === 'checking' && !isLost(file));

/** Gives the focus to the newest file, or to the heading. */
const focusFiles = () => (find('files-list')?.querySelector('li') ?? find('h-files'))?.focus();
