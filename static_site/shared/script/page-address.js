import { byId } from './dom.js';
import { sharedQuery } from './shared-device.js';
import { state } from './state.js';

const NAMED = /^([0-9A-Z]{10})(?:@([0-9]{1,8}))?(?:%22|%3E|[^0-9A-Z%])*$/;

// What the address names: a dossier, and behind an @ the entry after which it is read as it was then (0: as it is today).
export function addressed() {
  const found = NAMED.exec(location.hash.slice(1).toUpperCase());
  return found && { reference: found[1], at: Number(found[2] ?? 0) };
}

export const hashOf = (reference, at) => `#${reference}${at ? `@${at}` : ''}`;

// Where this page is found again, without anything that opens it elsewhere: for paper.
export const pageAddress = () => `${location.origin}${location.pathname}${state.reference ? hashOf(state.reference, state.at) : ''}`;

// Leaves in the address what is read, here and in the way to the other language.
export function keepAddress(reference, at) {
  state.at = at;
  history.replaceState(null, '', `${location.pathname}${sharedQuery}${hashOf(reference, at)}`);
  byId('language').hash = hashOf(reference, at);
}
