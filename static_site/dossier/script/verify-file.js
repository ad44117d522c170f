import { dossierPath, tryRequest } from '../../shared/script/api.js';
import { byId, format, required } from '../../shared/script/dom.js';
import { state } from '../../shared/script/state.js';
import { currentDocument } from './current-document.js';
import { digest } from './file-digest.js';
import { showResult } from './form.js';
import * as TEXT from 'texts';

/** @import { Answer } from '../../shared/script/api.js' */
/** @import { KnownFile } from '../../shared/types.js' */

let latest = 0;

/** Has a PDF that is chosen or dropped compared by its SHA-256, made in the browser: the file is sent nowhere. */
export function prepareVerify() {
  const zone = byId('verify');
  const input = required('#v-file', HTMLInputElement);
  input.addEventListener('change', () => verify(zone, input.files?.[0]));
  for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop']) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.toggle('over', kind === 'dragenter' || kind === 'dragover');
    });
  }
  zone.addEventListener('drop', ({ dataTransfer }) => {
    if (!dataTransfer?.files.length) return;
    input.files = dataTransfer.files;
    verify(zone, dataTransfer.files[0]);
  });
}

/**
 * @param {HTMLElement} zone
 * @param {File | undefined} file
 */
async function verify(zone, file) {
  if (!file) return;
  latest += 1;
  const mine = latest;
  if (!crypto.subtle) {
    showResult(zone, 'you', TEXT.verify_cannot, TEXT.verify_compare);
    return;
  }
  const sha256 = await digest(file).catch(() => null);
  const shown = currentDocument();
  if (mine !== latest || !shown) return;
  if (!sha256) {
    showResult(zone, 'ko', TEXT.verify_unread, TEXT.verify_again);
    return;
  }
  const match = shown.documents.items.find((each) => each.sha256 === sha256);
  const read = format(TEXT.verify_read, { file: file.name });
  if (!match) await lookElsewhere(zone, sha256, read, () => mine === latest && state.document !== null);
  else if (match.current) showResult(zone, null, format(TEXT.verify_ours, { title: match.title }), read);
  else showResult(zone, 'you', format(TEXT.verify_old, { title: match.title }), `${match.note}. ${read}`);
}

/**
 * Looks for a file among the documents of this reader's other dossiers.
 * Who cannot be answered is told what to compare, and nothing of the file.
 * @param {HTMLElement} zone
 * @param {string} sha256
 * @param {string} read the sentence that names the file
 * @param {() => boolean} wanted whether the answer still counts
 */
async function lookElsewhere(zone, sha256, read, wanted) {
  const path = dossierPath(state.reference ?? '', `/known/${sha256}?lang=${TEXT.lang}`);
  const answer = state.example ? null : /** @type {Answer<KnownFile> | null} */ (await tryRequest('GET', path));
  if (!wanted()) return;
  const match = answer?.body?.document;
  if (!match) {
    const others = answer?.status === 200 || state.example ? TEXT.verify_elsewhere : TEXT.verify_alone;
    showResult(zone, 'you', TEXT.verify_unknown, `${others} ${TEXT.verify_compare} ${read}`);
    return;
  }
  const { reference, title, current } = match;
  showResult(zone, current ? null : 'you', format(current ? TEXT.verify_other : TEXT.verify_other_old, { reference, title }), read);
}
