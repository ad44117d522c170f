/**
 * Where staff sign in: the pool's own host, and the client that the desk is there.
 * @typedef {{ address: string, client: string }} SignInPlace
 */

/** @type {Promise<SignInPlace> | null} */
let asked = null;

/**
 * Gives where staff sign in, asked for once; throws a TypeError where no answer came.
 * @returns {Promise<SignInPlace>}
 */
export function signInPlace() {
  asked ??= fetch('/sign-in.json', { credentials: 'same-origin' }).then((answer) => {
    if (!answer.ok) throw new TypeError(`sign-in.json: ${answer.status}`);
    return answer.json();
  });
  asked.catch(() => { asked = null; });
  return asked;
}

/** Gives this page's address as the pool knows it: it leads back to no other, and to no fragment. */
export const returnAddress = () => location.origin + location.pathname;
