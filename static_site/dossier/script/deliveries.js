import { element, icon } from '../../shared/script/dom.js';
import * as TEXT from 'texts';

const WEB = /^https?:\/\//;

export function deliveries(part) {
  if (!part) return [];
  return [element('h2', { tabindex: '-1', id: 'h-deliveries' }, part.title), ...part.rows.map(row)];
}

function row({ date, note, was, label, text, serials, tracking, detail, confirm, late }) {
  const small = note || was ? element('small', { class: late ? 'late' : null }, late ? icon('clock') : null, note ?? '', was ? ' ' : '', was ? element('s', {}, was) : null) : null;
  const middle = element(
    'div',
    {},
    element('p', {}, label ? element('b', {}, label) : null, label ? ' ' : '', text),
    ...serials.map(numbered),
    tracking ? element('p', {}, track(tracking)) : null,
    detail ? element('p', { class: 'mute' }, detail) : null,
  );
  return element('div', { class: 'eta__row' }, element('p', { class: 'eta__d' }, date, small ? ' ' : null, small), middle, confirm ? askReceived(confirm) : null);
}

const numbered = ({ name, numbers }) => element(
  'p',
  { class: 'mute' },
  `${name}, `,
  ...numbers.flatMap((number, place) => [place ? ', ' : null, element('span', { class: 'ref' }, number)]),
);

const track = ({ text, url }) => (url && WEB.test(url) ? element('a', { href: url, rel: 'noreferrer' }, text) : text);

function askReceived(confirm) {
  const button = element('button', { class: confirm.due ? 'btn btn--2' : 'lnk', type: 'button', id: `confirm-${confirm.parcel}`, 'data-act': true, 'data-parcel': confirm.parcel }, TEXT.confirm);
  return element('div', { class: 'ask-rec' }, element(confirm.due ? 'b' : 'span', {}, confirm.ask), button);
}
