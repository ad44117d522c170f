import { languageLinks, sharedQuery } from './shared-device.js';
import { state } from './state.js';

const NAMED = /^([0-9A-Z]{10})(?:@([0-9]{1,8}))?(?:%22|%3E|[^0-9A-Z%])*$/;

/**
 * Gives what the address names: a dossier, and behind an @ the entry after which it is read as it was then, 0 for today.
 * @returns {{ reference: string, at: number } | null}
 */
export function parseHash() {
  const [, reference, at] = NAMED.exec(location.hash.slice(1).toUpperCase()) ?? [];
  return reference ? { reference, at: Number(at ?? 0) } : null;
}

/**
 * @param {string} reference
 * @param {number} at
 */
export const hashOf = (reference, at) => `#${reference}${at ? `@${at}` : ''}`;

/** Gives where this page is found again, without anything that opens it elsewhere: for print. */
export const pageAddress = () => `${location.origin}${location.pathname}${state.reference ? hashOf(state.reference, state.at) : ''}`;

/**
 * Leaves in the address what is read, here and in the links to the other languages.
 * @param {string} reference
 * @param {number} at
 */
export function replaceHash(reference, at) {
  state.at = at;
  history.replaceState(null, '', `${location.pathname}${sharedQuery}${hashOf(reference, at)}`);
  for (const link of languageLinks()) link.hash = hashOf(reference, at);
}
