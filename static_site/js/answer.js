import { element, icon } from './dom.js';
import { copyButton } from './copy.js';
import { TEXT } from './texts.js';

const TURN_ICONS = { you: 'you', us: 'clock', nobody: 'ok' };

export function verdict({ sentences, lead }) {
  const spans = sentences.flatMap((sentence) => [element('span', {}, sentence), ' ']);
  return [element('p', { class: 'verdict' }, ...spans), lead ? element('p', {}, lead) : null];
}

export function todo(part) {
  if (!part) return [];
  return [
    element('p', { class: part.who === 'you' ? 'tag tag--you' : 'tag' }, icon(TURN_ICONS[part.who]), part.tag),
    element('h2', { id: 'h-todo' }, part.title),
    part.amount ? element('p', { class: 'amount num' }, part.amount) : null,
    ...part.notes.map((note) => element('p', { class: 's mute' }, note)),
    part.bank.length ? bank(part.bank) : null,
  ];
}

function bank(rows) {
  const list = rows.map(({ label, value, copy }) =>
    element('div', {}, element('dt', {}, label), element('dd', {}, element('span', { class: 'ref' }, value), copy ? copyButton(copy, label) : null)),
  );
  return element('div', { class: 'bank' }, element('p', {}, TEXT.bank), element('dl', {}, ...list));
}
