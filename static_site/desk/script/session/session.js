/**
 * Who is signed in, as the page begins; `back` is where the sign-in leads back to, `why` says why nobody is.
 * @typedef {{ signedIn: true, back: string } | { signedIn: false, why: 'none' | 'signed-out' | 'failed' | 'unreachable' }} Start
 */

/** @returns {Promise<Start>} */
export const start = async () => ({ signedIn: false, why: 'none' });

/** @param {string} [back] */
export const signIn = (back = location.hash) => location.assign(back);

export const signOut = () => location.reload();

/**
 * @param {string} [_refused] the token that the API refused
 * @returns {Promise<string>}
 */
export const bearer = async (_refused) => {
  throw new TypeError('nobody is signed in');
};
