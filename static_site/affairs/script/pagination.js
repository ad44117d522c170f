import { call } from '../../shared/script/api.js';
import * as TEXT from 'texts';

const TURNS = ['you', 'us', 'nobody'];

export const affairsPath = (rest, cursor) => `/api/affairs${rest}?lang=${TEXT.lang}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;

// Asks for the open affairs, page after page, and shows what came so far; a page that did not change is the one known.
// Returns the pages, and the status of the answer that ended them.
export async function askPages(known, signal, seen) {
  const pages = [];
  let cursor = null;
  do {
    const before = known.find((page) => page.cursor === cursor);
    const answer = await call('GET', affairsPath('', cursor), { headers: before ? { 'If-None-Match': before.etag } : {}, signal });
    if (answer.status === 200 && answer.body) pages.push({ cursor, etag: answer.etag, body: answer.body });
    else if (answer.status === 304 && before) pages.push(before);
    else return { status: answer.status, pages };
    seen(pages);
    cursor = pages.at(-1).body.cursor;
  } while (cursor);
  return { status: 200, pages };
}

// The pages as one: rows join the group of those who must act.
export function joined(pages) {
  const groups = new Map();
  for (const group of pages.flatMap(({ body }) => body.groups)) {
    groups.set(group.who, { ...group, rows: [...(groups.get(group.who)?.rows ?? []), ...group.rows] });
  }
  return { ...pages[0].body, groups: TURNS.map((who) => groups.get(who)).filter(Boolean) };
}
