import { element, icon, other } from './dom.js';
import { bank } from './bank.js';
import { paper } from './paper.js';
import { TEXT } from './texts.js';

const TURN_ICONS = { you: 'you', us: 'clock', nobody: 'ok', then: 'then' };

export function verdict({ sentences, lead, tongue }) {
  const spans = sentences.flatMap((sentence) => [element('span', {}, sentence), ' ']);
  return [element('p', { class: 'verdict' }, ...spans), lead ? element('p', { lang: other(tongue) }, lead) : null];
}

export function todo(part) {
  if (!part) return [];
  return [
    element('p', { class: part.who === 'you' ? 'tag tag--you' : 'tag' }, icon(TURN_ICONS[part.who]), part.tag),
    element('h2', { id: 'h-todo' }, part.title),
    part.amount ? element('p', { class: 'amount num' }, part.amount) : null,
    ...part.notes.map((note) => element('p', { class: 's mute' }, note)),
    part.document ? element('p', { class: 's' }, paper(part.document)) : null,
    part.bank.length ? bank(part.bank, TEXT.bank, '') : null,
  ];
}
