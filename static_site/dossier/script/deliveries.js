import { element, icon } from '../../shared/script/dom.js';
import * as TEXT from 'texts';

/** @import { ShownConfirm, ShownDeliveries, ShownDelivery, ShownSerials, ShownTracking } from '../../shared/types.js' */

const WEB = /^https?:\/\//;

/** @param {ShownDeliveries | null} part */
export function deliveries(part) {
  if (!part) return [];
  return [element('h2', { tabindex: '-1', id: 'h-deliveries' }, part.title), ...part.rows.map(row)];
}

/** @param {ShownDelivery} delivery */
function row({ date, note, was, label, text, serials, tracking, detail, confirm, late }) {
  const small = note || was ? element('small', { class: late ? 'late' : null }, late ? icon('clock') : null, note ?? '', was ? ' ' : '', was ? element('s', {}, was) : null) : null;
  const middle = element(
    'div',
    {},
    element('p', {}, label ? element('b', {}, label) : null, label ? ' ' : '', text),
    ...serials.map(serialNumbers),
    tracking ? element('p', {}, trackingLink(tracking)) : null,
    detail ? element('p', { class: 'mute' }, detail) : null,
  );
  return element('div', { class: 'eta__row' }, element('p', { class: 'eta__d' }, date, small ? ' ' : null, small), middle, confirm ? confirmation(confirm) : null);
}

/** @param {ShownSerials} line */
const serialNumbers = ({ name, numbers }) => element(
  'p',
  { class: 'mute' },
  `${name}, `,
  ...numbers.flatMap((number, index) => [index ? ', ' : null, element('span', { class: 'ref' }, number)]),
);

/** @param {ShownTracking} tracking */
const trackingLink = ({ text, url }) => (url && WEB.test(url) ? element('a', { href: url, rel: 'noreferrer' }, text) : text);

/** @param {ShownConfirm} confirm */
function confirmation({ due, parcel, ask }) {
  const button = element('button', { class: due ? 'btn btn--2' : 'lnk', type: 'button', id: `confirm-${parcel}`, 'data-act': true, 'data-open': 'reception', 'data-parcel': parcel }, TEXT.confirm);
  return element('div', { class: 'confirm' }, element(due ? 'b' : 'span', {}, ask), button);
}
