import { bearer } from '../session/session.js';
import * as TEXT from 'texts';

/**
 * ok: the API did it. session: nobody is signed in any more. stale: somebody wrote first (412). refused: the API says why.
 * fault: the fault is ours. offline: no answer came.
 * @typedef {'ok' | 'session' | 'stale' | 'refused' | 'fault' | 'offline'} Kind
 */

/**
 * A problem document of the API's (RFC 9457).
 * @typedef {{ type?: string, title?: string, detail?: string, errors?: { pointer?: string, name?: string, detail: string }[] }} Problem
 */

/**
 * What the API answered; `version` is that of the dossier or task where the answer has one.
 * @template T
 * @typedef {{ status: number, ok: boolean, kind: Kind, body: T | null, version: number | null, tag?: string | null, problem: Problem | null }} StaffAnswer
 */

/** @typedef {{ key?: string, version?: number | null, tag?: string | null, signal?: AbortSignal, type?: string, method?: string }} Options tag: of what the reader has: where it is the same still, the answer is 304 and has no body. */

/**
 * Reads from the staff API.
 * @template T
 * @param {string} path from `/staff` on
 * @param {{ signal?: AbortSignal, tag?: string | null }} [options]
 * @returns {Promise<StaffAnswer<T>>}
 */
export const get = (path, options = {}) => send(path, undefined, { ...options, method: 'GET' });

/**
 * Writes by the staff API.
 * @template T
 * @param {string} path
 * @param {object | string | Blob} body a string or a blob is sent as it is, with `type`
 * @param {Options} [options] key: the idempotency key, one an opened pane. version: what the reader saw.
 * @returns {Promise<StaffAnswer<T>>}
 */
export const post = (path, body, options = {}) => send(path, body, options);

/**
 * Reads a file from the staff API; `next` is the cursor of the file that follows it, null where none does.
 * @param {string} path
 * @returns {Promise<StaffAnswer<null> & { file: Blob | null, next: string | null }>}
 */
export async function getFile(path) {
  try {
    const token = await bearer();
    const first = await attempt(path, undefined, { method: 'GET' }, token);
    const response = first.status === 401 ? await attempt(path, undefined, { method: 'GET' }, await bearer(token)) : first;
    const file = response.ok ? await response.blob() : null;
    const read = file ? null : await response.json().catch(() => null);
    return { ...answer(response.status, read, null), file, next: response.headers.get('Next-Cursor') };
  } catch {
    return { ...answer(0, null, null), file: null, next: null };
  }
}

/** A command's name behind what it is for. */
const COMMAND = /\s\([a-z]+(?:_[a-z]+)+\)/g;

/** Gives an idempotency key of its own. */
export const newKey = () => crypto.randomUUID();

/**
 * @template T
 * @param {string} path
 * @param {object | string | Blob | undefined} body
 * @param {Options} options
 * @returns {Promise<StaffAnswer<T>>}
 */
async function send(path, body, options) {
  try {
    const token = await bearer();
    const first = await attempt(path, body, options, token);
    const response = first.status === 401 ? await attempt(path, body, options, await bearer(token)) : first;
    // A token that was refused before its time is of before another role was given: what its user may do is read again.
    if (first !== response && response.status !== 401) document.dispatchEvent(new Event('role-changed'));
    const json = /[/+]json/.test(response.headers.get('Content-Type') ?? '');
    const read = json ? await response.json().catch(() => null) : null;
    return answer(response.status, read, response.headers.get('ETag'));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    return answer(error instanceof TypeError ? 0 : 401, null, null);
  }
}

/**
 * @param {string} path
 * @param {object | string | Blob | undefined} body
 * @param {Options} options
 * @param {string} token
 */
function attempt(path, body, { key, version, tag, signal, type, method = 'POST' }, token) {
  const raw = typeof body === 'string' || body instanceof Blob;
  return fetch(`/api${inLanguage(path)}`, {
    method,
    headers: {
      Accept: 'application/json',
      'Accept-Language': TEXT.lang,
      Authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'Content-Type': type ?? 'application/json' }),
      ...(key && { 'Idempotency-Key': key }),
      ...(tag && { 'If-None-Match': tag }),
      ...(version !== undefined && version !== null && { 'If-Match': `"${version}"` }),
    },
    body: body === undefined || raw ? body : JSON.stringify(body),
    cache: 'no-store',
    redirect: 'error',
    signal,
  });
}

/**
 * Asks for texts and problems in the page's language.
 * @param {string} path
 */
const inLanguage = (path) => (/[?&]lang=/.test(path) ? path : `${path}${path.includes('?') ? '&' : '?'}lang=${TEXT.lang}`);

/**
 * @param {number} status 0 where no answer came
 * @param {any} body
 * @param {string | null} etag
 * @returns {StaffAnswer<any>}
 */
function answer(status, body, etag) {
  const kind = kindOf(status);
  const version = Number(body?.version ?? /^"(\d+)/.exec(etag ?? '')?.[1] ?? Number.NaN);
  const ok = kind === 'ok';
  return { status, ok, kind, body: ok ? body : null, version: Number.isNaN(version) ? null : version, tag: etag, problem: ok ? null : inWords(body) };
}

/**
 * Leaves out of what the API says the names of its commands, in parentheses: here they are buttons.
 * @param {string} text
 */
export const withoutCommands = (text) => text.replaceAll(COMMAND, '');

/** @param {any} problem */
const inWords = (problem) => (problem ? JSON.parse(withoutCommands(JSON.stringify(problem))) : problem);

/**
 * @param {number} status
 * @returns {Kind}
 */
function kindOf(status) {
  if (status === 0) return 'offline';
  if (status < 300) return 'ok';
  if (status === 401) return 'session';
  if (status === 412) return 'stale';
  return status >= 500 || status === 429 ? 'fault' : 'refused';
}

/**
 * Says in words why something was not done: whose affair it is, and the way on.
 * @param {StaffAnswer<unknown>} refused
 */
export function why({ kind, status, problem }) {
  if (kind === 'offline') return navigator.onLine ? TEXT.no_answer : TEXT.offline_now;
  if (kind === 'session') return TEXT.over;
  if (kind === 'fault') return `${TEXT.fault} (E-${status}).`;
  const said = problem?.errors?.map(({ detail }) => detail).join(' ') || problem?.detail || problem?.title;
  return said ?? TEXT.refused;
}
