import { byId, element, format, query, renderPart, required, slot } from '../../shared/script/dom.js';
import { pageAddress } from '../../shared/script/page-address.js';
import { sharedQuery } from '../../shared/script/shared-device.js';
import { people } from './people.js';
import * as TEXT from 'texts';

/** @import { AccessDocument, ShownRemoved } from '../../shared/types.js' */

/**
 * Says where the page of a dossier is, without anything that opens it elsewhere.
 * @param {string} reference
 */
export const dossierAddress = (reference) => `${byId('content').dataset.dossier}${sharedQuery}#${reference}`;

/**
 * Renders who has access in the page that the template opened; parts that did not change stay untouched.
 * @param {AccessDocument} shown
 */
export function renderAccess(shown) {
  const { reference, summary, outside_note: outside, share, contact } = shown;
  document.title = `${shown.title} · ${TEXT.seller}`;
  required('[data-back]', HTMLAnchorElement, byId('content')).href = dossierAddress(reference);
  renderPart(slot('back'), reference, () => [TEXT.back_to, ' ', element('span', { class: 'ref' }, reference)]);
  renderPart(slot('verdict'), { summary, outside }, () => [summary, outside ? ' ' : null, outside ? element('b', {}, outside) : null]);
  renderPart(slot('share'), { may: Boolean(share), note: shown.share_note }, ({ may, note }) => [may ? opener('share', 'btn', TEXT.share) : null, note ? element('p', { class: 'note' }, note) : null]);
  renderPart(slot('people'), shown.people, people);
  renderPart(slot('note'), shown.read_note, (note) => [note]);
  renderPart(slot('removed'), shown.removed, (all) => all.map(removed));
  slot('none-removed').hidden = shown.removed.length > 0;
  renderPart(slot('ours'), contact, ({ phone, phone_uri: call }) => [TEXT.given_by_us, ' ', element('a', { class: 'nb', href: call }, phone), '.']);
  renderPart(slot('remove-all'), shown.shared, (count) => (count ? [opener('remove-all', 'btn btn--2', TEXT.remove_all)] : []));
  byId('foot').textContent = shown.foot;
  slot('print-address').textContent = format(TEXT.access_on_paper, { address: pageAddress() });
  query('.acc').hidden = !shown.people.length;
}

/**
 * @param {string} act
 * @param {string} kind
 * @param {string} text
 */
const opener = (act, kind, text) => element('button', { class: kind, type: 'button', id: `act-${act}`, 'data-open': act, 'data-act': true }, text);

/** @param {ShownRemoved} one */
const removed = ({ on, who, note }) => element('li', {}, element('span', { class: 'mute' }, on), element('div', {}, who, element('br'), element('span', { class: 'mute' }, note)));
