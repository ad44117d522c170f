/**
 * What proves that a code was asked for by this page (RFC 7636): the pool is told a digest first and the text itself at the end.
 * @typedef {{ verifier: string, state: string }} Proof
 */

/** Makes one, at random. */
export const makeProof = () => ({ verifier: randomText(), state: randomText() });

/**
 * Gives the digest of a verifier, as S256 has it.
 * @param {string} verifier
 */
export const challengeOf = async (verifier) => encoded(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));

const randomText = () => encoded(crypto.getRandomValues(new Uint8Array(32)));

/** @param {Uint8Array} bytes */
const encoded = (bytes) => btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
