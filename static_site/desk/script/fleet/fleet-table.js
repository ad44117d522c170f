import { element, format } from 'desk';
import { inWords } from '../money/in-words.js';
import { addressOf } from './fleet-address.js';
import { agreedWords, warrantyWords } from './fleet-words.js';
import * as TEXT from 'texts';

/** @import { Fleet, ListedInstrument } from '../../fleet.js' */

/** Draws the table without rows. */
export function fleetTable() {
  const heads = [TEXT.col_pick, TEXT.col_instrument, TEXT.col_model, TEXT.col_customer, TEXT.col_warranty, TEXT.col_contract, TEXT.col_cases];
  const head = element('tr', {}, ...heads.map((text, index) => element('th', { scope: 'col' }, index ? text : element('span', { class: 'vh' }, text))));
  const body = element('tbody');
  return { table: element('table', { class: 'goods' }, element('caption', { class: 'vh' }, TEXT.fleet), element('thead', {}, head), body), body };
}

/**
 * @param {import('../../../shared/script/dom.js').Child} content
 * @param {string} style
 * @param {string} label
 */
const cell = (content, style, label) => element('td', { class: style || null, 'data-l': content === '' ? null : label }, content);

/**
 * Draws an instrument's row.
 * @param {ListedInstrument} one
 * @param {Fleet} fleet
 * @param {Set<string>} chosen those whose labels are to be printed
 */
export function fleetRow(one, fleet, chosen) {
  const { instrument, serial, name, model, customer, account, location, contract, covered, retired, open_cases: cases } = one;
  const pick = element('input', { type: 'checkbox', 'aria-label': format(TEXT.choose_instrument, { serial }) });
  pick.checked = chosen.has(instrument);
  pick.onchange = () => void (pick.checked ? chosen.add(instrument) : chosen.delete(instrument));
  const here = instrument === fleet.instrument;
  return element(
    'tr',
    { 'data-instrument': instrument, class: here ? 'current' : null },
    element('td', { class: 'c-pick' }, pick),
    element('th', { scope: 'row' }, element('a', { href: addressOf({ ...fleet, instrument, act: '' }), class: 'ref nw', 'aria-current': here ? 'true' : null }, serial), element('small', { class: 'ref nw' }, instrument)),
    element('td', { class: 'c-name' }, element('b', {}, inWords(name) || model), location ? element('small', {}, location) : null, retired ? element('small', { class: 'amber' }, TEXT.is_retired) : null),
    cell(account ? element('a', { href: addressOf({ account }) }, customer ?? account) : element('span', { class: 'amber' }, TEXT.nobodys), 'c-name', TEXT.col_customer),
    cell(warrantyWords(one), '', TEXT.col_warranty),
    cell(contract && covered ? agreedWords(contract) : TEXT.no_contract, contract && covered ? '' : 'mute', TEXT.col_contract),
    cell(cases.join(', '), 'nw', TEXT.col_cases),
  );
}
