import { isManager } from '../money/manager.js';
import { component, contract, correct, give, intervention, note, put, putBack, retire, software, warranty } from './fleet-forms.js';
import { printLabels } from './fleet-labels.js';
import { openCase } from './open-case.js';
import * as TEXT from 'texts';

/** @import { FleetPage, StaffInstrument } from '../../fleet.js' */
/** @typedef {{ id: string, key: string | null, label: string, why: string | null, run: () => void }} FleetAct An act: `why` says why it is not allowed. */

/**
 * Gives what can be done with an instrument.
 * @param {StaffInstrument} shown
 * @param {FleetPage} page
 * @returns {FleetAct[]}
 */
export function fleetActs(shown, page) {
  const { instrument: { instrument, account, retired, open_cases: cases } } = shown;
  const role = isManager() ? null : TEXT.managers_alone;
  const owned = account ? role : TEXT.nobodys_more;
  const act = (/** @type {string} */ id, /** @type {string | null} */ key, /** @type {string} */ label, /** @type {string | null} */ why, /** @type {import('./fleet-forms.js').Act} */ run) => ({ id, key, label, why, run: () => run(shown, page) });
  return [
    act('case', 'A', TEXT.act_case, owned, openCase),
    act('intervention', 'B', TEXT.act_intervention, role, intervention),
    act('note', 'N', TEXT.act_note, role, note),
    act('component', null, TEXT.act_component, role, component),
    act('version', null, TEXT.act_version, role, software),
    act('put', null, TEXT.act_put, role, put),
    act('warranty', null, TEXT.act_warranty, role, warranty),
    act('contract', null, TEXT.act_contract, owned, contract),
    act('label', null, TEXT.print_labels, role, () => printLabels([instrument])),
    act('give', null, TEXT.act_give, cases.length ? TEXT.case_is_open : role, give),
    act('correct', null, TEXT.act_correct, role, correct),
    retired ? act('back', null, TEXT.act_put_back, role, putBack) : act('retire', null, TEXT.act_retire, role, retire),
  ];
}
