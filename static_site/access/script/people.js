import { element } from '../../shared/script/dom.js';
import * as TEXT from 'texts';

/** @import { ShownPerson } from '../../shared/types.js' */

/**
 * Draws the people, a row each. Roles are given again: a table laid out as rows on a phone loses them.
 * @param {ShownPerson[]} all
 */
export function people(all) {
  const heads = [TEXT.person, TEXT.can_do, TEXT.origin, TEXT.last_act].map((text, index) => element('th', { role: 'columnheader', scope: 'col', class: `c${index + 1}` }, text));
  const acts = element('th', { role: 'columnheader', scope: 'col', class: 'c5' }, element('span', { class: 'vh' }, TEXT.act));
  return [
    element(
      'table',
      { role: 'table' },
      element('caption', { class: 'vh' }, TEXT.caption),
      element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...heads, acts)),
      element('tbody', { role: 'rowgroup' }, ...all.map(line)),
    ),
  ];
}

/** @param {ShownPerson} person */
function line({ link, name, email, you, can_do: can, origin, since, last_act: last, last_act_on: on, outside, until, act, why_not: why }) {
  return element(
    'tr',
    { role: 'row', id: `link-${link}` },
    element('th', { role: 'rowheader', scope: 'row', class: 'c1' }, element('b', {}, name), you ? `, ${TEXT.you}` : null, small(email === name ? null : email), outside ? element('small', { class: 'late' }, TEXT.outside) : null),
    element('td', { role: 'cell', class: 'c2' }, can, small(until)),
    element('td', { role: 'cell', class: 'c3' }, origin, small(since), small(why)),
    element('td', { role: 'cell', class: 'c4' }, last ?? TEXT.no_act, small(on)),
    element('td', { role: 'cell', class: 'c5' }, act ? control(act, link, name) : null),
  );
}

/** @param {string | null} text */
const small = (text) => (text ? element('small', {}, text) : null);

/**
 * Draws what may be done with a link: its words for the ear say whose it is.
 * @param {'replace' | 'remove'} act
 * @param {string} link
 * @param {string} name
 */
function control(act, link, name) {
  const [text, more] = act === 'replace' ? [TEXT.replace, TEXT.replace_whose] : [TEXT.remove, TEXT.remove_whose.replace('{name}', name)];
  return element('button', { class: 'lnk', type: 'button', id: `act-${act}-${link}`, 'data-open': act, 'data-link': link, 'data-act': true }, text, element('span', { class: 'vh' }, ` ${more}`));
}
