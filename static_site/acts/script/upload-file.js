import { accepted, currentDocument, format, postAct } from 'page';
import { digest } from './file-digest.js';
import * as TEXT from 'texts';

/** @import { Answer } from '../../shared/script/api.js' */
/** @import { FilePlace, PresignedUpload, ProblemDetails } from '../../shared/types.js' */
/** @typedef {'purchase_order' | 'picture' | 'other' | 'log'} FileKind */

/** Bytes of a file at most. */
const MOST = 10 * 2 ** 20;
const MOST_LOG = 50 * 2 ** 20;

/** @type {Record<string, string>} what a service case takes beside */
const LOGS = { zip: 'application/zip', csv: 'text/csv', mp4: 'video/mp4' };

/** @type {Record<string, string>} */
const TYPES = { pdf: 'application/pdf', jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', heic: 'image/heic', heif: 'image/heic' };

/**
 * Gives what a file is called to be, null for none of the kinds that are taken; what it is its content decides, once it is here.
 * @param {File} file
 */
export const typeOf = (file) => TYPES[ending(file)] ?? logType(file);

/** @param {File} file */
const ending = ({ name }) => name.split('.').pop()?.toLowerCase() ?? '';

/**
 * Gives the type of a log, null for what is none, or where none is taken.
 * @param {File} file
 */
export const logType = (file) => (takesLogs() && LOGS[ending(file)]) || null;

export const takesLogs = () => currentDocument()?.kind === 'service';

/**
 * Says what stops a file before it leaves, null for nothing.
 * @param {File} file
 * @param {boolean} isOrder
 */
export function stopped(file, isOrder) {
  const type = typeOf(file);
  if (!type) return TEXT.file_neither;
  if (isOrder && type !== 'application/pdf') return TEXT.file_order;
  const most = logType(file) ? MOST_LOG : MOST;
  if (file.size > most) return format(TEXT.file_large, { size: Math.ceil(file.size / 1_000_000), most: most / 2 ** 20 });
  return file.size ? null : TEXT.file_empty;
}

/**
 * Sends a file and gives the entry that announced it and its SHA-256, or why it did not leave.
 * The dossier tells whether it was filed.
 * @param {File} file
 * @param {{ name: string, kind: FileKind }} about who sends it, and what it is
 * @param {(share: number) => void} progress told the part that has left, from 0 to 1
 * @param {() => Promise<unknown>} reread
 * @returns {Promise<{ entry: number, sha256: string } | { why: string }>}
 */
export async function uploadFile(file, { name, kind }, progress, reread) {
  const type = typeOf(file);
  const sha256 = type && (await digest(file).catch(() => null));
  if (!type || !sha256) return { why: TEXT.verify_unread };
  const body = { name, kind, filename: file.name, type, size: file.size, sha256 };
  let answer = await postAct('files', body);
  if (answer?.status === 412) {
    // A file goes with no figure that was read: it is announced again at once.
    await reread();
    answer = await postAct('files', body);
  }
  const place = accepted(answer) ? /** @type {FilePlace} */ (answer?.body) : null;
  if (!place) return { why: reason(/** @type {Answer<ProblemDetails> | null} */ (answer)) };
  const status = place.upload ? await put(place.upload, file, progress) : 200;
  // 412: these bytes lie there already, and the answer to them was lost.
  return status === 200 || status === 412 ? { entry: place.file, sha256 } : { why: TEXT.file_cut };
}

/** @param {Answer<ProblemDetails> | null} answer */
function reason(answer) {
  if (!answer || answer.status >= 500) return TEXT.file_cut;
  if (answer.status === 401) return TEXT.no_access;
  return answer.body?.errors?.[0]?.detail || answer.body?.detail || TEXT.refused;
}

/**
 * @param {PresignedUpload} upload
 * @param {File} file
 * @param {(share: number) => void} progress
 * @returns {Promise<number>} the status, 0 where no answer came
 */
const put = ({ url, headers }, file, progress) => new Promise((resolve) => {
  const request = new XMLHttpRequest();
  request.upload.addEventListener('progress', ({ loaded, total }) => progress(loaded / total));
  request.addEventListener('loadend', () => resolve(request.status));
  request.open('PUT', url);
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  request.send(file);
});
