import { byId, element, format } from '../../../shared/script/dom.js';
import { daysBetween, localDay, timeOf, weekdayOf } from '../shell/dates.js';
import { remember, remembered } from '../shell/device-storage.js';
import { me } from '../shell/me.js';
import { get } from '../shell/staff-api.js';
import * as TEXT from 'texts';

/** @import { StaffAnswer } from '../shell/staff-api.js' */

/** @typedef {{ acts: { reference: string, customer: string, at: string, who: string, text: string, remark: string | null }[], cursor: string | null }} News */

const SHOWN = 12;
const LONGEST = 120;

/** @param {string} text */
const shortened = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** @type {Promise<StaffAnswer<News>> | null} */
let asked = null;
let begun = false;
let seen = false;
let count = 0;

/** Asks, once, what customers did since the last visit; the first visit of a device begins it. */
export function askNews() {
  const { seen: since } = remembered();
  if (begun) return;
  begun = true;
  if (!since) {
    markSeen();
    return;
  }
  asked = get(`/staff/news?lang=${TEXT.lang}&since=${encodeURIComponent(since)}`);
  addEventListener('pagehide', () => {
    if (seen) markSeen();
  });
}

const markSeen = () => {
  seen = true;
  remember({ seen: new Date().toISOString() });
};

/** Gives how many acts of customers nobody has seen yet. */
export const newsCount = () => (seen ? 0 : count);

/**
 * Draws what customers did since the last visit, until it is seen; nothing where they did nothing.
 * @param {() => void} onSeen
 */
export async function drawNews(onSeen) {
  const answer = await asked;
  const box = document.getElementById('day-news');
  const acts = answer?.body?.acts ?? [];
  count = acts.length;
  if (!count) seen ||= Boolean(answer?.ok);
  if (seen || !box || !count) return;
  const done = element('button', { class: 'lnk', type: 'button' }, TEXT.all_seen);
  done.addEventListener('click', () => {
    markSeen();
    box.replaceChildren();
    onSeen();
    byId('content').focus();
  });
  const rows = acts.slice(-SHOWN).map(({ reference, at, who, text, remark }) =>
    element(
      'li',
      {},
      element('time', { datetime: at }, timeOf(at)),
      element('span', {}, element('a', { class: 'ref', href: `#/${reference}` }, reference), ` ${who} ${text}`, remark ? format(TEXT.quoted_behind, { text: shortened(remark) }) : ''),
    ));
  const more = acts.length > SHOWN ? element('p', { class: 'fine' }, format(TEXT.news_more, { count: acts.length - SHOWN })) : null;
  box.replaceChildren(element(
    'section',
    { class: 'since', 'aria-labelledby': 'news-title' },
    element('div', { class: 'cap' }, element('h2', { id: 'news-title' }, format(TEXT.since_left, { when: whenLeft() })), done),
    element('ul', { class: 'short-list', role: 'list' }, ...rows),
    more,
  ));
}

/** Says when the last visit ended: yesterday at 17:42. */
export function whenLeft() {
  const { seen: at } = remembered();
  if (!at) return '';
  const days = daysBetween(localDay(at), me().today);
  const day = days === 0 ? TEXT.today_small : days === 1 ? TEXT.yesterday : weekdayOf(localDay(at));
  return format(TEXT.day_at, { day, time: timeOf(at) });
}
