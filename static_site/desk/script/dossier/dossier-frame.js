import { colleague, go } from 'desk';
import { byId, element, format, renderPart } from '../../../shared/script/dom.js';
import { actList } from './act-list.js';
import { showCustomer } from './customer-column.js';
import { documentRows } from './document-rows.js';
import { promiseRows } from './promise-rows.js';
import { readers } from './readers.js';
import { showHistory } from './staff-history.js';
import * as TEXT from 'texts';

/** @import { Neighbours } from './dossier-keys.js' */
/** @import { Place, Reading } from './dossier-area.js' */

/**
 * Draws a dossier into the desk's place: what the customer reads, the acts, the history. Parts that did not change stay.
 * @param {Place} place
 * @param {Reading} reading
 * @param {Neighbours} near
 */
export function drawDossier(place, reading, near) {
  if (!document.getElementById('dossier')) byId('place').replaceChildren(frame());
  const { dossier, acts, documents, links } = reading;
  renderPart(byId('d-head'), { reference: dossier.reference, name: dossier.people.name, state: { ...headFacts(reading) }, near }, () => head(reading, near));
  showCustomer(reading, null);
  renderPart(byId('d-acts'), { acts, reference: dossier.reference, at: place.at }, () => (place.at ? [earlier(reading)] : actList(reading)));
  renderPart(byId('d-promises'), dossier.promises, () => promiseRows(dossier));
  renderPart(byId('d-documents'), documents, () => documentRows(documents));
  showHistory(place, reading);
  renderPart(byId('d-readers'), { links, undelivered: dossier.state.undelivered }, () => readers(dossier, links, acts));
}

function frame() {
  return element(
    'div',
    { id: 'dossier' },
    element('div', { class: 'dhead', id: 'd-head' }),
    element('div', { class: 'cols3' }, element('div', { id: 'd-customer' }), element('div', {}, element('div', { id: 'd-acts' }), element('section', { id: 'd-promises', class: 'section' }), element('section', { id: 'd-documents', class: 'section' })), element('div', {}, element('div', { id: 'd-history' }), element('section', { id: 'd-readers', class: 'section' }))),
  );
}

/** @param {Reading} reading */
const headFacts = ({ dossier: { state, people } }) => ({ theirs: state.customer_reference, contact: people.contacts[state.contact]?.name ?? null, owner: state.owner, deputy: state.deputy });

/**
 * @param {Reading} reading
 * @param {Neighbours} near
 */
function head(reading, near) {
  const { reference, people } = reading.dossier;
  const { theirs, contact, owner, deputy } = headFacts(reading);
  const by = colleague(owner)?.name ?? owner;
  const follow = element('button', { class: 'lnk', type: 'button', id: 'd-owner' }, deputy ? `${by}, ${TEXT.deputy} ${colleague(deputy)?.name ?? deputy}` : by);
  follow.onclick = () => go(`#/${reference}/assign`);
  const facts = [
    theirs ? fact(TEXT.their_order, element('dd', { class: 'ref' }, theirs)) : null,
    contact ? fact(TEXT.contact, element('dd', {}, contact)) : null,
    fact(TEXT.followed_by, element('dd', {}, follow)),
  ];
  return [element('h1', {}, element('span', { class: 'ref' }, reference), ' ', people.name), element('dl', {}, ...facts), position(near)];
}

/**
 * @param {string} label
 * @param {HTMLElement} value
 */
const fact = (label, value) => element('div', {}, element('dt', {}, label), value);

/**
 * @param {string | null} to
 * @param {string} name
 * @param {string} key
 */
const way = (to, name, key) => element('a', { href: to ? `#/${to}` : null, 'aria-disabled': to ? null : 'true', role: to ? null : 'link' }, name, ' ', element('kbd', {}, key));

/** @param {Neighbours} near */
function position(near) {
  if (!near) return null;
  const { index, of, previous, next } = near;
  return element('div', { class: 'pos' }, element('span', {}, format(TEXT.position, { index, of })), element('span', { class: 'segm' }, way(previous, TEXT.previous, 'K'), way(next, TEXT.next, 'J')));
}

/**
 * Says that an earlier day is read, on which nothing can be done.
 * @param {Reading} reading
 */
function earlier({ dossier, document: { as_of: then } }) {
  return element('div', { class: 'expected' }, element('h2', {}, then?.title ?? ''), element('p', {}, then?.after ?? ''), element('a', { class: 'btn btn--2', href: `#/${dossier.reference}` }, TEXT.back_to_today));
}
