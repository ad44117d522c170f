import { element, foreignLang, icon } from '../../shared/script/dom.js';
import { bankDetails } from './bank-details.js';
import { documentLink } from './document-link.js';
import * as TEXT from 'texts';

/** @import { ShownCall, ShownLate, ShownTodo, ShownWay } from '../../shared/types.js' */

const TURN_ICONS = { you: 'you', us: 'clock', nobody: 'ok', then: 'then' };

/** @param {{ sentences: string[], lead: string | null, leadLang: string | null, late: boolean }} part */
export function verdict({ sentences, lead, leadLang, late }) {
  const last = sentences.length - 1;
  const spans = sentences.flatMap((sentence, index) => [late && index === last ? element('span', { class: 'late' }, icon('clock'), sentence) : element('span', {}, sentence), ' ']);
  return [element('p', { class: 'verdict' }, ...spans), lead ? element('p', { lang: foreignLang(leadLang) }, lead) : null];
}

/**
 * Draws the one act panel.
 * @param {Omit<ShownTodo, 'by'> | null} part
 */
export function todo(part) {
  if (!part) return [];
  return [
    element('p', { class: part.who === 'you' || part.late ? 'tag tag--you' : 'tag' }, icon(TURN_ICONS[part.who]), part.tag),
    element('h2', { id: 'h-todo' }, part.title),
    part.amount ? element('p', { class: 'amount num' }, part.amount) : null,
    part.late ? overdue(part.late) : null,
    ...part.notes.map((note) => element('p', { class: 's mute' }, note)),
    ...part.links.map(actionLink),
    part.document ? element('p', { class: 's' }, documentLink(part.document)) : null,
    part.bank.length ? bankDetails(part.bank, TEXT.bank, '') : null,
  ];
}

/**
 * Draws what is late, with the number to call where there is one.
 * @param {ShownLate} late
 */
const overdue = ({ text, call }) => element('p', { class: 's late' }, icon('clock'), element('span', {}, text, ...phoneLink(call)));

/** @param {ShownCall | null} call */
const phoneLink = (call) => (call ? [' ', element('a', { class: 'nb', href: call.href }, call.text), '.'] : []);

/**
 * Draws how the customer decides: a prepared mail first, then the telephone.
 * @param {ShownWay} link
 */
const actionLink = ({ kind, text, href }) => element('a', { class: kind === 'mail' ? 'btn' : 'btn btn--2', href }, text);
