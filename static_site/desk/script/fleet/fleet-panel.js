import { announce, byId, colleague, dayOf, element, get, why } from 'desk';
import { dayWithYear, inWords } from '../money/in-words.js';
import { isManager } from '../money/manager.js';
import { fleetActs } from './fleet-acts.js';
import { addressOf } from './fleet-address.js';
import { strike } from './fleet-forms.js';
import { agreedWords, factWords, warrantyWords, WORKS } from './fleet-words.js';
import * as TEXT from 'texts';

/** @import { FleetPage, InstrumentFact, StaffInstrument } from '../../fleet.js' */
/** @import { FleetAct } from './fleet-acts.js' */

/** @type {FleetAct[]} */
let acts = [];
let turn = 0;
/** Whether the acts without a key are shown. */
let unfolded = false;

/** Gives the acts of the instrument that is shown. */
export const panelActs = () => acts;

/** Shows no instrument. */
export function closePanel() {
  turn += 1;
  acts = [];
  const panel = document.getElementById('instrument');
  if (!panel) return;
  panel.hidden = true;
  panel.replaceChildren();
}

/**
 * Shows an instrument with its passport: what holds for it, its cases, what can be done, all that happened.
 * @param {string} number
 * @param {string} back the address of the list
 * @param {FleetPage} page
 * @returns {Promise<boolean>} whether it is there
 */
export async function openPanel(number, back, page) {
  const mine = (turn += 1);
  acts = [];
  const answer = await get(`/staff/instruments/${encodeURIComponent(number)}`);
  if (mine !== turn) return false;
  const panel = byId('instrument');
  panel.hidden = false;
  if (!answer.ok) {
    panel.replaceChildren(element('div', {}, element('header', {}, element('h2', { id: 'instrument-title' }, number), closeLink(back)), element('p', { class: 'red' }, answer.status === 404 ? TEXT.no_instrument : why(answer))));
    return false;
  }
  const shown = /** @type {StaffInstrument} */ (answer.body);
  const focused = panel.contains(document.activeElement) ? document.activeElement?.id : '';
  const before = panel.dataset.instrument;
  const { instrument: one } = shown;
  panel.dataset.instrument = one.instrument;
  acts = fleetActs(shown, page);
  const head = element('header', {}, element('div', {}, element('h2', { id: 'instrument-title' }, inWords(one.name) || one.model), element('p', { class: 'fine' }, element('span', { class: 'ref' }, one.serial), ', ', element('span', { class: 'ref' }, one.instrument))), closeLink(back));
  panel.replaceChildren(element('div', {}, head, facts(shown), claims(shown), cases(shown), actList(), components(shown), history(shown, page)));
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  if (before !== one.instrument) announce(`${inWords(one.name)} ${one.serial}`);
  return true;
}

/** @param {string} back */
const closeLink = (back) => element('a', { href: back, class: 'btn btn--q', id: 'instrument-close' }, TEXT.close);

/** @param {StaffInstrument} shown */
function facts({ instrument: one, software, label, certificates, owners }) {
  const { account, customer, location, contract, covered, retired } = one;
  const valid = certificates.findLast(({ valid_until: until }) => until);
  const since = owners.at(-1)?.since;
  /** @type {[string, import('../../../shared/script/dom.js').Child][]} */
  const pairs = [
    [TEXT.col_customer, account ? element('a', { href: addressOf({ account }) }, customer ?? account) : element('span', { class: 'amber' }, TEXT.nobodys)],
    [TEXT.theirs_since, since ? dayWithYear(since) : null],
    [TEXT.location, location],
    [TEXT.col_warranty, warrantyWords(one)],
    [TEXT.col_contract, contract && covered ? agreedWords(contract) : TEXT.no_contract],
    [TEXT.software, software],
    [WORKS['verification'] ?? '', valid?.valid_until ? dayWithYear(valid.valid_until) : null],
    [TEXT.label, label],
    [TEXT.is_retired, retired ? dayWithYear(retired) : null],
  ];
  return element('dl', { class: 'facts' }, ...pairs.flatMap(([name, value]) => (value ? [element('dt', {}, name), element('dd', {}, value)] : [])));
}

/** @param {StaffInstrument} shown */
const claims = ({ claims: claimed }) => (claimed.length ? element('div', { class: 'warn' }, element('p', {}, TEXT.claimed_by, ' ', ...claimed.flatMap(({ account, dossier }) => [`${account}, `, element('a', { href: `#/${dossier}`, class: 'ref' }, dossier), ' ']))) : null);

/** @param {StaffInstrument} shown */
function cases({ cases: marks }) {
  if (!marks.length) return null;
  const rows = marks.toReversed().map(({ dossier, number, opened, closed }) => element('li', {}, element('span', { class: 't' }, dayOf(opened)), element('span', {}, element('a', { href: `#/${dossier}`, class: 'ref' }, number), closed ? `, ${TEXT.case_over} ${dayWithYear(closed)}` : element('b', {}, `, ${TEXT.case_going}`))));
  return element('section', { class: 'section' }, element('h3', {}, TEXT.cases_word), element('ul', { role: 'list', class: 'short-list' }, ...rows));
}

/** Draws the acts: those with a key, then the rest behind a line of its own, which stays unfolded. */
function actList() {
  const [named, others] = [acts.filter(({ key }) => key), acts.filter(({ key }) => !key)];
  const more = element('details', { class: 'more-acts', id: 'more-acts' }, element('summary', {}, TEXT.other_acts), element('ul', { role: 'list', class: 'acts-l' }, ...others.map(actRow)));
  more.open = unfolded;
  more.ontoggle = () => {
    if (more.isConnected) unfolded = more.open;
  };
  return element('section', { class: 'section' }, element('h3', { class: 'vh' }, TEXT.acts), element('ul', { role: 'list', class: 'acts-l' }, ...named.map(actRow)), more);
}

/** @param {FleetAct} act */
function actRow({ id, key, label, run, why: refused }) {
  const button = element('button', { type: 'button', id: `act-${id}`, 'aria-disabled': refused ? 'true' : null }, key ? element('kbd', { 'aria-hidden': 'true' }, key) : element('span', { class: 'no' }), element('span', {}, label), element('small', {}, refused ?? ''));
  button.onclick = () => (refused ? announce(refused) : run());
  return element('li', {}, button);
}

/** @param {StaffInstrument} shown */
function components({ components: parts }) {
  if (!parts.length) return null;
  return element('section', { class: 'section' }, element('h3', {}, TEXT.components), element('dl', { class: 'facts' }, ...parts.flatMap(({ part, number, since }) => [element('dt', {}, part), element('dd', {}, [number, dayWithYear(since)].filter(Boolean).join(', '))])));
}

/**
 * @param {StaffInstrument} shown
 * @param {FleetPage} page
 */
function history(shown, page) {
  const rows = shown.history.toReversed().map((fact) => entry(fact, shown, page));
  return element('section', { class: 'section' }, element('h3', {}, TEXT.passport), element('ol', { class: 'log', role: 'list' }, ...rows));
}

/**
 * @param {InstrumentFact} fact
 * @param {StaffInstrument} shown
 * @param {FleetPage} page
 */
function entry(fact, shown, page) {
  const { seq, what, on, actor, internal, comment } = fact;
  const words = factWords(fact);
  const gone = shown.struck.includes(seq);
  const by = actor.kind === 'system' ? '' : (colleague(actor.id ?? '')?.name ?? actor.id ?? '');
  const button = isManager() && !gone && what.type !== 'struck' ? element('button', { class: 'lnk', type: 'button', 'aria-label': `${TEXT.strike}, ${words}` }, TEXT.strike) : null;
  if (button) button.onclick = () => strike(shown, page, { seq, words });
  const dossier = typeof what['dossier'] === 'string' ? what['dossier'] : null;
  const more = [by, internal ? TEXT.internal_word : ''].filter(Boolean).join(', ');
  return element(
    'li',
    { class: [internal ? 'in' : '', gone ? 'gone' : ''].join(' ').trim() || null },
    element('time', { datetime: on }, dayOf(on), element('small', { class: 'block' }, on.slice(0, 4))),
    element('div', {}, element('h4', {}, gone ? element('s', {}, words) : words, dossier ? ' ' : null, dossier ? element('a', { href: `#/${dossier}`, class: 'ref' }, dossier) : null), element('p', { class: 'by' }, more, more && button ? ' · ' : '', button), comment ? element('blockquote', { class: 'quote' }, comment) : null),
  );
}
