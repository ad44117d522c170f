import { element, format } from '../../../shared/script/dom.js';
import { may } from '../shell/me.js';
import { hashOfView } from './view.js';
import * as TEXT from 'texts';

/** @import { Counts } from './rows.js' */
/** @import { View } from './view.js' */

/**
 * Says what comes next where nothing is in a list; a product without any dossier explains itself.
 * @param {Counts | null} counts
 * @param {View} view
 */
export function emptyDay(counts, view) {
  const grains = element('div', { class: 'grains', 'aria-hidden': 'true' });
  const open = counts ? (counts.sides.all?.count ?? (counts.sides.us?.count ?? 0) + (counts.sides.customer?.count ?? 0)) : 1;
  if (open === 0) {
    return element(
      'div',
      { class: 'empty-page' },
      grains,
      element('h2', {}, TEXT.first_title),
      element('p', { class: 'mute' }, TEXT.first_lead),
      element('ol', { role: 'list' }, ...TEXT.first_steps.map((step) => element('li', {}, step))),
      may('create_dossier') ? element('div', { class: 'buttons' }, element('a', { class: 'btn', href: '#/offer' }, TEXT.first_press)) : null,
    );
  }
  if (view.matter || view.owner || view.side !== 'us') {
    return element('div', { class: 'empty-page' }, element('h2', {}, TEXT.none_in_view), element('p', {}, element('a', { href: hashOfView({ ...view, side: 'us', matter: '', owner: '' }) }, TEXT.see_all_ours)));
  }
  const theirs = counts?.sides.customer?.count ?? 0;
  return element(
    'div',
    { class: 'empty-page' },
    grains,
    element('h2', {}, TEXT.none_ours),
    element('p', { class: 'mute' }, format(theirs === 1 ? TEXT.one_theirs : TEXT.some_theirs, { count: theirs })),
    element('p', {}, element('a', { href: '#/day?side=customer' }, TEXT.see_theirs)),
  );
}
