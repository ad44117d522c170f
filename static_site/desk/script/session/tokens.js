/**
 * The tokens, which are in this page's memory alone.
 * @typedef {{ access_token: string, refresh_token?: string, expires_in: number }} Granted
 */

import { returnAddress, signInPlace } from './sign-in-place.js';

/** Milliseconds before its end at which a token is asked for anew: clocks differ, and a request takes a while. */
const EARLY = 60_000;

/** @type {{ access: string, refresh: string, until: number } | null} */
let held = null;

/** The pool gives no tokens, or gave them to somebody else than who was signed in here. */
export class Refused extends Error {}

/**
 * Gives the access token that is held and good, null otherwise.
 * @param {string} [refused] a token that the API did not take
 */
export const heldToken = (refused) => (held && held.access !== refused && Date.now() < held.until - EARLY ? held.access : null);

/**
 * Changes a code into tokens. Throws Refused, or a TypeError where no answer came.
 * @param {string} code
 * @param {string} verifier
 */
export const redeem = (code, verifier) => grant({ grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: returnAddress() });

/** Asks for new tokens with the refresh token, which is good once. Throws Refused, or a TypeError where no answer came. */
export async function renew() {
  if (!held) throw new Refused('nothing is held');
  await grant({ grant_type: 'refresh_token', refresh_token: held.refresh });
}

/** Forgets the tokens, here and at the pool. */
export async function forget() {
  const { address, client } = await signInPlace();
  const token = held?.refresh;
  held = null;
  if (token) await send(`${address}/oauth2/revoke`, { token, client_id: client }).catch(() => null);
}

/** @param {Record<string, string>} form */
async function grant(form) {
  const { address, client } = await signInPlace();
  const answer = await send(`${address}/oauth2/token`, { ...form, client_id: client });
  if (answer.status >= 500 || answer.status === 429) throw new TypeError(`token: ${answer.status}`);
  if (!answer.ok) throw new Refused(String(answer.status));
  /** @type {Granted} */
  const given = await answer.json();
  if (held && subjectOf(held.access) !== subjectOf(given.access_token)) throw new Refused('somebody else');
  held = { access: given.access_token, refresh: given.refresh_token ?? held?.refresh ?? '', until: Date.now() + given.expires_in * 1000 };
}

/**
 * Says who a token is of. Nothing is decided by it but whether it is the same person: the API checks tokens.
 * @param {string} token
 * @returns {string}
 */
const subjectOf = (token) => JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))).sub;

/**
 * @param {string} address
 * @param {Record<string, string>} form
 */
const send = (address, form) => fetch(address, { method: 'POST', body: new URLSearchParams(form), credentials: 'omit', cache: 'no-store', redirect: 'error' });
