import { currentDocument, dossierPath, format, showResult, state, tryRequest } from 'page';
import { digest } from './file-digest.js';
import * as TEXT from 'texts';

/** @import { Answer } from '../../shared/script/api.js' */
/** @import { KnownFile } from '../../shared/types.js' */

let latest = 0;

/**
 * Compares a PDF by its SHA-256 with the reader's documents, and shows what it is.
 * @param {HTMLElement} zone
 * @param {File} file
 */
export async function verify(zone, file) {
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
