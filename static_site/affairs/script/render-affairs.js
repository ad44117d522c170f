import { placeClosed } from './closed-affairs.js';
import { filter } from './filter.js';
import { group } from './table.js';
import { pageAddress } from '../../shared/script/page-address.js';
import { byId, element, fill, worded } from '../../shared/script/dom.js';
import { contact } from '../../shared/script/contact.js';
import * as TEXT from 'texts';

const slot = (name) => document.querySelector(`[data-slot=${name}]`);

// Places the list in the page that the template opened; tables whose rows did not change stay untouched.
export function place({ title, summary, yours, groups, seller, closed }) {
  fill(slot('title'), title, (text) => [text]);
  fill(slot('summary'), [summary, yours], () => [summary, yours ? ' ' : null, yours ? element('b', {}, yours) : null]);
  fill(slot('groups'), groups, (all) => (all.length ? all.map(group) : [element('p', { class: 'empty' }, TEXT.none_open)]));
  fill(slot('contact'), seller, (part) => contact({ contact: part, reference: null }));
  byId('foot').textContent = TEXT.foot;
  slot('paper').textContent = worded(TEXT.list_on_paper, { address: pageAddress() });
  placeClosed(closed, groups.length === 0);
  filter();
}
