import { announce } from '../../shared/script/announcer.js';
import { byId, element, find, icon, renderPart } from '../../shared/script/dom.js';
import { hashOf } from '../../shared/script/page-address.js';
import { state } from '../../shared/script/state.js';
import * as TEXT from 'texts';

/** @import { ShownAsOf } from '../../shared/types.js' */

/** @type {number | null} */
let entryRead = null;

/**
 * Renders the band over a dossier that is read as it was on an earlier day; what is of use today alone is hidden.
 * @param {ShownAsOf | null} part null for today
 */
export function renderPointInTime(part) {
  for (const node of document.querySelectorAll('[data-today]')) {
    if (node instanceof HTMLElement) node.hidden = Boolean(part);
  }
  if (part) /** @type {HTMLDialogElement | null} */ (document.querySelector('dialog[open]'))?.close();
  renderPart(byId('earlier'), part, (shown) => (shown ? [band(shown)] : []));
}

/** @param {ShownAsOf} part */
function band({ title, after }) {
  const back = element('a', { class: 'btn btn--2', href: hashOf(state.reference ?? '', 0), 'data-day': true }, TEXT.back_to_today);
  back.addEventListener('click', () => {
    scrollTo(0, 0);
    byId('content').focus({ preventScroll: true });
  });
  const words = element('p', {}, element('b', { id: 'h-earlier' }, title), ' ', element('span', {}, after));
  return element('div', { class: 'wrap' }, icon('then'), words, back);
}

/**
 * Moves the focus to the day that is read now.
 * An earlier day is read from its top; who comes back to today is at the entry that they left from.
 * @param {ShownAsOf | null} part null for today
 */
export function focusPointInTime(part) {
  const [left, container] = [entryRead, byId('earlier')];
  entryRead = part?.entry ?? null;
  if (part) {
    scrollTo(0, 0);
    container.focus({ preventScroll: true });
  } else if (left && (document.activeElement === document.body || container.contains(document.activeElement))) {
    find(`then-${left}`)?.focus();
  }
  announce(part?.title ?? TEXT.read);
}

/**
 * Makes the link from an entry to the dossier as it was after it; the public example has none.
 * @param {number} seq
 * @param {string | null} name
 */
export function pointInTimeLink(seq, name) {
  if (!name || !state.reference) return null;
  return element('a', { class: 'day', id: `then-${seq}`, href: hashOf(state.reference, seq), 'data-day': true, tabindex: '-1', 'aria-label': name, 'aria-describedby': `entry-${seq}`, title: name }, icon('then'));
}
