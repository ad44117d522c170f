import { go, tell } from 'desk';
import { openWholePage } from './load-panes.js';
import { asSentence } from './as-sentence.js';
import * as TEXT from 'texts';

/** @import { Reading } from './dossier-area.js' */

/** @typedef {{ index: number, of: number, previous: string | null, next: string | null } | null} Neighbours where a dossier stands in the list that was read last */

/**
 * Keys of acts that the list of acts names none for: who follows a dossier is changed from the day by the same one.
 * @type {Record<string, string>}
 */
const OWN = { assign: 'O' };

/** @param {string | null} to */
const step = (to) => () => (to ? go(`#/${to}`) : tell({ text: TEXT.list_ends }));

/**
 * @param {Neighbours} near
 * @returns {Record<string, { label?: string, run: () => unknown }>}
 */
const steps = (near) => ({ J: { label: TEXT.next, run: step(near?.next ?? null) }, K: { label: TEXT.previous, run: step(near?.previous ?? null) } });

/**
 * The letters of acts as the dossier that was read last had them: they are the same in all.
 * @type {[string, string][]}
 */
let letters = [];

/**
 * Gives the keys of a dossier that is not read yet; whether an act is possible shows once it is.
 * @param {string} reference
 * @param {Neighbours} near
 */
export const keysAhead = (reference, near) => ({ ...Object.fromEntries(letters.map(([key, act]) => [key, { run: () => go(`#/${reference}/${act}`) }])), ...steps(near) });

/**
 * Gives the keys of a dossier: its acts by their letters, those without one for the palette, the rows before and after it, the customer's page.
 * @param {string} reference
 * @param {Reading} reading
 * @param {Neighbours} near
 */
export function dossierKeys(reference, reading, near) {
  /** @type {Record<string, { label: string, run: () => unknown }>} */
  const keys = {};
  for (const { act, key: given, label, allowed, reason } of reading.acts.acts) {
    const key = given ?? OWN[act] ?? `act:${act}`;
    if (!(key in keys)) keys[key] = { label, run: () => (allowed ? go(`#/${reference}/${act}`) : tell({ text: asSentence(reason ?? TEXT.not_now), bad: true })) };
  }
  letters = reading.acts.acts.flatMap(({ act, key }) => (key ? [[key, act]] : []));
  const expected = reading.acts.expected;
  if (expected) keys['A'] = { label: expected.label, run: () => go(`#/${reference}/${expected.act}`) };
  return { ...keys, ...steps(near), V: { label: TEXT.whole_page, run: () => openWholePage(reading.document) } };
}
