import { request } from '../../shared/script/api.js';
import * as TEXT from 'texts';

/** @import { Answer } from '../../shared/script/api.js' */
/** @import { AffairsDocument, ShownGroup } from '../../shared/types.js' */

/**
 * A page of the open affairs; `cursor` is what it was asked for by, null for the first.
 * @typedef {{ cursor: string | null, etag: string | null, body: AffairsDocument }} Page
 */

/** @type {ShownGroup['who'][]} */
const ORDER = ['you', 'us', 'nobody'];

/**
 * @param {string} rest
 * @param {string | null} cursor
 */
export const affairsPath = (rest, cursor) => `/api/affairs${rest}?lang=${TEXT.lang}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;

/**
 * Asks for the open affairs, page after page; a page that did not change is the known one.
 * @param {Page[]} known
 * @param {AbortSignal} signal
 * @param {(pages: Page[]) => void} onPage shows what came so far
 * @returns {Promise<{ status: number, pages: Page[] }>} the pages, and the status of the answer that ended them
 */
export async function requestPages(known, signal, onPage) {
  /** @type {Page[]} */
  const pages = [];
  /** @type {string | null} */
  let cursor = null;
  do {
    /** @type {string | null} */
    const at = cursor;
    /** @type {Page | undefined} */
    const before = known.find((page) => page.cursor === at);
    const headers = before?.etag ? { 'If-None-Match': before.etag } : undefined;
    const answer = /** @type {Answer<AffairsDocument>} */ (await request('GET', affairsPath('', at), { headers, signal }));
    /** @type {Page | undefined} */
    const page = answer.status === 200 && answer.body ? { cursor: at, etag: answer.etag, body: answer.body } : answer.status === 304 ? before : undefined;
    if (!page) return { status: answer.status, pages };
    pages.push(page);
    onPage(pages);
    cursor = page.body.cursor;
  } while (cursor);
  return { status: 200, pages };
}

/**
 * Makes one document of the pages: rows join the group of those who must act.
 * @param {Page} first
 * @param {Page[]} others
 * @returns {AffairsDocument}
 */
export function joinPages(first, others) {
  /** @type {Map<ShownGroup['who'], ShownGroup>} */
  const groups = new Map();
  for (const group of [first, ...others].flatMap(({ body }) => body.groups)) {
    groups.set(group.who, { ...group, rows: [...(groups.get(group.who)?.rows ?? []), ...group.rows] });
  }
  return { ...first.body, groups: ORDER.flatMap((who) => groups.get(who) ?? []) };
}
