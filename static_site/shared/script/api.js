/**
 * What the API answered; `body` is null where it is no JSON.
 * @template T
 * @typedef {{ status: number, etag: string | null, body: T | null }} Answer
 */

/** @typedef {{ body?: object, headers?: Record<string, string>, signal?: AbortSignal }} RequestOptions */

/**
 * Sends one request to the API.
 * Throws a TypeError if no answer came, and an AbortError if it was given up.
 * @param {'GET' | 'POST' | 'DELETE'} method
 * @param {string} path
 * @param {RequestOptions} [options]
 * @returns {Promise<Answer<unknown>>}
 */
export async function request(method, path, { body, headers = {}, signal } = {}) {
  const response = await fetch(path, {
    method,
    headers: { Accept: 'application/json', ...(body && { 'Content-Type': 'application/json' }), ...headers },
    body: body && JSON.stringify(body),
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
    signal,
  });
  const json = /[/+]json/.test(response.headers.get('Content-Type') ?? '');
  return {
    status: response.status,
    etag: response.headers.get('ETag'),
    body: json && response.status !== 304 ? await response.json().catch(() => null) : null,
  };
}

/**
 * Sends one request, and gives null if no answer came.
 * @param {'GET' | 'POST' | 'DELETE'} method
 * @param {string} path
 * @param {RequestOptions} [options]
 * @returns {Promise<Answer<unknown> | null>}
 */
export const tryRequest = (method, path, options) => request(method, path, options).catch(() => null);

/**
 * Says whether a request was given up, by us.
 * @param {unknown} error
 */
export const isAbort = (error) => error instanceof DOMException && error.name === 'AbortError';

/**
 * @param {string} reference
 * @param {string} [rest] what follows the reference
 */
export const dossierPath = (reference, rest = '') => `/api/dossiers/${encodeURIComponent(reference)}${rest}`;
