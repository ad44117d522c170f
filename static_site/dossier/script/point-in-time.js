import { hashOf } from '../../shared/script/page-address.js';
import { byId, element, fill, icon } from '../../shared/script/dom.js';
import { say } from '../../shared/script/announcer.js';
import { state } from '../../shared/script/state.js';
import * as TEXT from 'texts';

let followed = null;

// The band over a dossier that is read as it was on an earlier day; what is of use today alone is not there.
export function placeEarlier(part) {
  for (const node of document.querySelectorAll('[data-today]')) node.hidden = Boolean(part);
  if (part) byId('reception').close();
  fill(byId('earlier'), part, (shown) => (shown ? [band(shown)] : []));
}

function band({ title, after }) {
  const back = element('a', { class: 'btn btn--2', href: hashOf(state.reference, 0), 'data-day': true }, TEXT.back_to_today);
  back.addEventListener('click', () => {
    scrollTo(0, 0);
    byId('content').focus({ preventScroll: true });
  });
  const words = element('p', {}, element('b', { id: 'h-earlier' }, title), ' ', element('span', {}, after));
  return element('div', { class: 'wrap' }, icon('then'), words, back);
}

// An earlier day is read from its top; who leaves it by the way they came is back at the entry that they came from.
export function follow(part) {
  const [left, place] = [followed, byId('earlier')];
  followed = part?.entry ?? null;
  if (part) {
    scrollTo(0, 0);
    place.focus({ preventScroll: true });
  } else if (left && (document.activeElement === document.body || place.contains(document.activeElement))) {
    byId(`then-${left}`)?.focus();
  }
  say(part?.title ?? TEXT.read);
}

// The way from an entry to the dossier as it was after it; the public example has none.
export function wayTo(seq, name) {
  if (!name || !state.reference) return null;
  return element('a', { class: 'day', id: `then-${seq}`, href: hashOf(state.reference, seq), 'data-day': true, tabindex: '-1', 'aria-label': name, 'aria-describedby': `entry-${seq}`, title: name }, icon('then'));
}
