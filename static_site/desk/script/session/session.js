import { keepJourney, takeAnswer, takeJourney } from './journey.js';
import { handOver, onSignedOut, signInElsewhere, tellSignedOut } from './other-tab.js';
import { challengeOf, makeProof } from './proof.js';
import { returnAddress, signInPlace } from './sign-in-place.js';
import { forget, heldToken, redeem, Refused, renew } from './tokens.js';
import * as TEXT from 'texts';

/**
 * What the page begins with: signed in, and where staff wanted to be; or why not.
 * @typedef {{ signedIn: true, back: string } | { signedIn: false, why: 'none' | 'failed' | 'unreachable' | 'handed-over' }} Start
 */

const SCOPE = 'openid suivi/staff';

/**
 * Signs in by what the pool led back with, or without a word by the pool's own session: then it goes there, and never comes to an end.
 * @returns {Promise<Start>}
 */
export async function start() {
  const answer = takeAnswer();
  const journey = takeJourney();
  try {
    if (!answer) {
      location.replace(await prepare(location.hash, { prompt: 'none' }));
      return await new Promise(() => {});
    }
    if (!journey || journey.state !== answer.state) return { signedIn: false, why: answer.code && (await handOver(answer)) ? 'handed-over' : 'failed' };
    history.replaceState(null, '', location.pathname + journey.back);
    if (!answer.code) return { signedIn: false, why: answer.error === 'login_required' ? 'none' : 'failed' };
    await redeem(answer.code, journey.verifier);
    return { signedIn: true, back: journey.back };
  } catch (error) {
    // A browser that stores nothing throws a DOMException: no way back from the pool would be known again.
    if (error instanceof Refused || error instanceof DOMException) return { signedIn: false, why: 'failed' };
    if (error instanceof TypeError) return { signedIn: false, why: 'unreachable' };
    throw error;
  }
}

/**
 * Goes to the pool's sign-in page. Throws a TypeError where there is no network.
 * @param {string} [back] the fragment that shows where staff want to be afterwards
 */
export const signIn = async (back = location.hash) => location.assign(await prepare(back, {}));

/**
 * Gives the address to go to, and keeps what the way back needs.
 * @param {string} back
 * @param {Record<string, string>} more
 */
async function prepare(back, more) {
  const proof = makeProof();
  const address = await authorizeAddress(proof, more);
  keepJourney({ ...proof, back });
  return address;
}

/**
 * @param {{ verifier: string, state: string }} proof
 * @param {Record<string, string>} [more]
 */
async function authorizeAddress({ verifier, state }, more = {}) {
  const { address, client } = await signInPlace();
  const asked = { response_type: 'code', client_id: client, redirect_uri: returnAddress(), scope: SCOPE, state, code_challenge_method: 'S256', code_challenge: await challengeOf(verifier), lang: TEXT.lang, ...more };
  return `${address}/oauth2/authorize?${new URLSearchParams(asked)}`;
}

/** Ends the session here, in the desk's other tabs, and at the pool. */
export async function signOut() {
  tellSignedOut();
  await goOut();
}

async function goOut() {
  const { address, client } = await signInPlace();
  await forget();
  location.assign(`${address}/logout?${new URLSearchParams({ client_id: client, logout_uri: returnAddress() })}`);
}

onSignedOut(goOut);

/** @type {Promise<void> | null} */
let renewal = null;

/**
 * Gives a token that the API takes. While the session is over it waits, until staff have signed in again.
 * Throws a TypeError where there is no network.
 * @param {string} [refused] a token that the API did not take
 * @returns {Promise<string>}
 */
export async function bearer(refused) {
  for (;;) {
    const token = heldToken(refused);
    if (token) return token;
    renewal ??= renewed().finally(() => { renewal = null; });
    await renewal;
  }
}

/** Refreshes the tokens, once for all who wait; where the pool refuses, staff sign in again beside what they were typing. */
async function renewed() {
  try {
    await renew();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await signInElsewhere(authorizeAddress, redeem);
  }
}
