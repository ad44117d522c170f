import { element, icon, other } from '../../shared/script/dom.js';
import { bank } from './bank-details.js';
import { paper } from './document-link.js';
import * as TEXT from 'texts';

const TURN_ICONS = { you: 'you', us: 'clock', nobody: 'ok', then: 'then' };

export function verdict({ sentences, lead, tongue, late }) {
  const last = sentences.length - 1;
  const spans = sentences.flatMap((sentence, place) => [late && place === last ? element('span', { class: 'late' }, icon('clock'), sentence) : element('span', {}, sentence), ' ']);
  return [element('p', { class: 'verdict' }, ...spans), lead ? element('p', { lang: other(tongue) }, lead) : null];
}

export function todo(part) {
  if (!part) return [];
  return [
    element('p', { class: part.who === 'you' || part.late ? 'tag tag--you' : 'tag' }, icon(TURN_ICONS[part.who]), part.tag),
    element('h2', { id: 'h-todo' }, part.title),
    part.amount ? element('p', { class: 'amount num' }, part.amount) : null,
    part.late ? missed(part.late) : null,
    ...part.notes.map((note) => element('p', { class: 's mute' }, note)),
    ...part.links.map(way),
    part.document ? element('p', { class: 's' }, paper(part.document)) : null,
    part.bank.length ? bank(part.bank, TEXT.bank, '') : null,
  ];
}

// What is late, with the number to call where there is one.
const missed = ({ text, call }) => element('p', { class: 's late' }, icon('clock'), element('span', {}, text, ...called(call)));

const called = (call) => (call ? [' ', element('a', { class: 'nb', href: call.href }, call.text), '.'] : []);

// How the customer decides: a prepared mail first, then the telephone.
const way = ({ kind, text, href }) => element('a', { class: kind === 'mail' ? 'btn' : 'btn btn--2', href }, text);
