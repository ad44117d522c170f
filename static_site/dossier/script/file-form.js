import { announce } from '../../shared/script/announcer.js';
import { byId, element, format, icon, query, required } from '../../shared/script/dom.js';
import { state } from '../../shared/script/state.js';
import { currentDocument } from './current-document.js';
import { filled, showResult, validate } from './form.js';
import { anyChecking, focusFiles } from './sent-files.js';
import { MOST, typeOf, uploadFile } from './upload-file.js';
import * as TEXT from 'texts';

const PATIENCE = 20;
const PAUSE = 1_500;

/** Files that were chosen and have still to leave, in the order in which they were. @type {File[]} */
let chosen = [];

const input = () => required('#s-file', HTMLInputElement);
const isOrder = () => required('#s-order', HTMLInputElement).checked;

/** @param {() => Promise<unknown>} reread */
export function prepareFiles(reread) {
  const dialog = required('#send-file', HTMLDialogElement);
  const form = required('#f-file', HTMLFormElement);
  query('[data-send-file]').addEventListener('click', ({ currentTarget }) => {
    if (state.example || /** @type {HTMLElement} */ (currentTarget).getAttribute('aria-disabled')) return;
    dialog.showModal();
    byId('s-title').focus();
  });
  query('[data-close]', form).addEventListener('click', () => dialog.close());
  input().addEventListener('change', () => {
    chosen = [...(input().files ?? [])];
    showChosen();
  });
  form.addEventListener('change', showChosen);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit(dialog, form, reread);
  });
}

/**
 * Says what stops a file before it leaves, null for nothing.
 * @param {File} file
 */
function stopped(file) {
  const type = typeOf(file);
  if (!type) return TEXT.file_neither;
  if (isOrder() && type !== 'application/pdf') return TEXT.file_order;
  if (file.size > MOST) return format(TEXT.file_large, { size: Math.ceil(file.size / 1_000_000) });
  return file.size ? null : TEXT.file_empty;
}

function showChosen() {
  byId('s-list').replaceChildren(...chosen.map((file) => row(file, stopped(file))));
  query('#f-file [type=submit]').textContent = chosen.length > 1 ? format(TEXT.file_send_many, { n: chosen.length }) : TEXT.file_send;
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
 * @param {HTMLDialogElement} dialog
 * @param {HTMLFormElement} form
 * @param {() => Promise<unknown>} reread
 */
async function submit(dialog, form, reread) {
  const button = query('[type=submit]', form);
  if (button.getAttribute('aria-busy')) return;
  const name = required('#s-name', HTMLInputElement);
  if (!validate([[input(), () => chosen.length > 0 && !chosen.some(stopped)], [name, filled]])) {
    showResult(form, 'ko', TEXT.file_unsent, TEXT.incomplete);
    return;
  }
  if (!navigator.onLine) {
    showResult(form, 'you', TEXT.file_unsent, TEXT.no_network);
    return;
  }
  button.setAttribute('aria-busy', 'true');
  button.textContent = TEXT.sending;
  announce(TEXT.sending);
  const why = await sendAll(name.value.trim(), reread);
  button.removeAttribute('aria-busy');
  showChosen();
  if (why) {
    showResult(form, 'ko', TEXT.file_unsent, why);
    return;
  }
  input().value = '';
  query('[data-result]', form).replaceChildren();
  dialog.close();
  await reread();
  announce(TEXT.file_sent);
  focusFiles();
  await follow(reread);
}

/**
 * @param {string} name
 * @param {() => Promise<unknown>} reread
 * @returns {Promise<string | null>} why one did not leave
 */
async function sendAll(name, reread) {
  const progress = required('#s-progress', HTMLProgressElement);
  progress.hidden = false;
  let why = null;
  while (chosen[0] && !why) {
    const [file] = chosen;
    const kind = isOrder() ? 'purchase_order' : typeOf(file) === 'application/pdf' ? 'other' : 'picture';
    progress.value = 0;
    const sent = await uploadFile(file, { name, kind }, (share) => (progress.value = share), reread);
    if ('why' in sent) why = `${file.name} : ${sent.why}`;
    else chosen = chosen.slice(1);
  }
  progress.hidden = true;
  return why;
}

/**
 * Reads the dossier again until each file was looked at, for half a minute at most; the page reads on each minute.
 * @param {() => Promise<unknown>} reread
 */
async function follow(reread) {
  for (let read = 0; read < PATIENCE && anyChecking(currentDocument()?.files ?? []); read += 1) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    await reread();
  }
  const [newest] = currentDocument()?.files ?? [];
  if (newest && newest.state !== 'checking') announce(`${newest.name} : ${newest.note}`);
}
