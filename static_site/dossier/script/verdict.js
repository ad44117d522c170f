import { element, foreignLang, icon } from '../../shared/script/dom.js';
import { bankDetails } from './bank-details.js';
import { currentDocument } from './current-document.js';
import { documentLink } from './document-link.js';
import * as TEXT from 'texts';

/** @import { ShownCall, ShownDocumentLink, ShownLate, ShownPress, ShownTodo, ShownTotal, ShownWay } from '../../shared/types.js' */

const BUTTON = /^(order|reserve|withdraw|pay|keep|transfer|file|case_[ad])/;
/** @type {Record<string, string>} */
const LINK_ICONS = { extend: 'clock', release: 'no', request: 'you', iban: 'you', repay: 'back', unannounce: 'no', forward: 'who', case_refuse: 'no' };
const TURN_ICONS = { you: 'you', us: 'clock', nobody: 'ok', then: 'then', others: 'clock', bank: 'clock' };

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
  const acts = possible(part.acts);
  return [
    element('p', { class: part.who === 'you' || part.late ? 'tag tag--you' : 'tag' }, icon(TURN_ICONS[part.who]), part.tag),
    element('h2', { id: 'h-todo' }, part.title),
    part.amount ? element('p', { class: 'amount num' }, part.amount) : null,
    part.late ? overdue(part.late) : null,
    part.sums?.length ? sums(part.sums) : null,
    ...part.notes.map((note) => element('p', { class: 's mute' }, note)),
    ...acts.filter(({ act }) => BUTTON.test(act)).flatMap(actButton),
    ...part.links.map(actionLink),
    actLinks(acts.filter(({ act }) => !BUTTON.test(act)), part.document),
    part.document ? element('p', { class: 's' }, documentLink(part.document)) : null,
    part.bank.length ? bankDetails(part.bank, TEXT.bank, '') : null,
  ];
}

/**
 * Leaves out what the hour allows no more: an order is taken back until then, and a change is asked for from then on.
 * One that waits for us has no hour.
 * @param {ShownPress[]} acts
 */
function possible(acts) {
  const placed = currentDocument()?.placed;
  const until = placed?.undo_until;
  const open = Boolean(placed?.withdraw && (!until || Date.now() < Date.parse(until)));
  return acts.filter(({ act }) => (act === 'withdraw' ? open : act !== 'request' || !open));
}

/**
 * Draws what is late, with the number to call where there is one.
 * @param {ShownLate} late
 */
const overdue = ({ text, call }) => element('p', { class: 's late' }, icon('clock'), element('span', {}, text, ...phoneLink(call)));

/** @param {ShownTotal[]} rows */
const sums = (rows) => element('dl', { class: 'totals' }, ...rows.flatMap(({ label, value, strong }) => [element('dt', { class: strong ? 'big' : null }, label), element('dd', { class: strong ? 'big' : null }, value)]));

/** @param {ShownCall | null} call */
const phoneLink = (call) => (call ? [' ', element('a', { class: 'nb', href: call.href }, call.text), '.'] : []);

/**
 * Draws how the customer decides: a prepared mail first, then the telephone.
 * @param {ShownWay} link
 */
const actionLink = ({ kind, text, href }) => element('a', { class: kind === 'mail' ? 'btn' : 'btn btn--2', href }, text);

/**
 * Draws a button that opens an act, above it what it is for, below it what it leads to.
 * @param {ShownPress} press
 */
const actButton = ({ act, text, note, above, call }) => [
  above && element('p', { class: 's also press' }, above),
  element('button', { class: /reserve|withdraw/.test(act) ? 'btn btn--2' : 'btn', type: 'button', id: `act-${act}`, 'data-open': act, 'data-act': true }, text),
  note ? element('p', { class: 's mute press' }, note, ...phoneLink(call)) : null,
];

/**
 * @param {ShownPress[]} acts those that are asked for seldom
 * @param {ShownDocumentLink | null} about the document of the panel, which is passed on
 */
function actLinks(acts, about) {
  const rows = acts.map(({ act, text }) => element('li', {}, element('button', { class: 'lnk', type: 'button', id: `act-${act}`, 'data-open': act, 'data-document': about?.entry, 'data-act': true }, icon(LINK_ICONS[act] ?? 'doc'), text)));
  return rows.length ? element('ul', { class: 'links', role: 'list' }, ...rows) : null;
}
