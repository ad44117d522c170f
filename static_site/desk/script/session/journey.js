/**
 * The way to the pool's page and back. What the way back needs is with this tab alone, and only until then.
 * @import { Proof } from './proof.js'
 */

/* oxlint-disable no-restricted-globals -- The proof must outlive the way to the pool and back; nothing is kept after it. */
const KEY = 'sign-in';

/** @typedef {Proof & { back: string }} Journey */

/**
 * Keeps what the way back needs.
 * @param {Journey} journey
 */
export const keepJourney = (journey) => sessionStorage.setItem(KEY, JSON.stringify(journey));

/**
 * Gives what was kept, and keeps it no longer; null where nothing was.
 * @returns {Journey | null}
 */
export function takeJourney() {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return kept && JSON.parse(kept);
}
/* oxlint-enable no-restricted-globals */

/**
 * Gives what the pool led back with, and takes it out of the address; null for a page that was opened in another way.
 * @returns {{ code: string | null, error: string | null, state: string } | null}
 */
export function takeAnswer() {
  const given = new URLSearchParams(location.search);
  const [code, error, state] = [given.get('code'), given.get('error'), given.get('state') ?? ''];
  if (!code && !error) return null;
  history.replaceState(null, '', location.pathname + location.hash);
  return { code, error, state };
}
