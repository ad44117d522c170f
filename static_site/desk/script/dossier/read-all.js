import { get } from 'desk';
import * as TEXT from 'texts';

/** @import { Answer } from '../../staff.js' */
/** @import { Place, Reading } from './dossier-area.js' */

const AGAIN = 3;

/**
 * Reads all that a dossier's place shows, as of one moment: once more where somebody wrote between two of the answers.
 * @param {Place} place
 * @param {number} [again] how often at most
 * @returns {Promise<Reading | { failed: Answer }>}
 */
export async function readAll(place, again = AGAIN) {
  const { reference, at } = place;
  const base = `/staff/dossiers/${encodeURIComponent(reference)}`;
  const then = at ? `&at=${at}` : '';
  const paths = [`${base}?${then}`, `${base}/customer-document?lang=${TEXT.lang}${then}`, `${base}/acts?lang=${TEXT.lang}`, `${base}/history?lang=${TEXT.lang}${then}`, `${base}/documents`, `${base}/links`];
  const answers = await Promise.all(paths.map((path) => /** @type {Promise<Answer<unknown>>} */ (get(path))));
  const failed = answers.find(({ ok }) => !ok);
  if (failed) return { failed };
  const [dossier, document, acts, history, documents, links] = answers.map(({ body }) => body);
  const reading = /** @type {Reading} */ ({ tag: answers[0]?.tag ?? null, dossier, document, acts, history, .../** @type {object} */ (documents), .../** @type {object} */ (links) });
  return at || !again || reading.acts.version === reading.dossier.version ? reading : readAll(place, again - 1);
}
