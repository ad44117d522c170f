import { announce } from './announcer.js';
import { format } from './dom.js';
import * as TEXT from 'texts';

/**
 * Copies a text, says how that ended, and tells whether it did: a browser may refuse it, as its user's settings say.
 * @param {string} text
 * @param {string} name what is spoken
 */
export async function copied(text, name) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    announce(format(TEXT.not_copied, { what: name }));
    return false;
  }
  announce(format(TEXT.copied, { what: name }));
  return true;
}
