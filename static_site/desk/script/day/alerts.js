import { element, format, icon } from '../../../shared/script/dom.js';
import * as TEXT from 'texts';

/** @import { Counts, Row } from './rows.js' */

/** @import { WorkCounts } from '../../../shared/types.js' */

/** @type {Record<WorkCounts['parked_causes'][number], string>} */
const WHY = TEXT.parked_why;

/**
 * Draws what is in nobody's list of acts: addresses that refuse mails, effects that were given up, requests of no dossier. Nothing where there is none.
 * @param {Counts | null} counts
 * @param {Row[]} rows those that were read, for the names of whom mails do not reach
 */
export function alerts(counts, rows) {
  const names = [...new Set(rows.flatMap(({ undelivered }) => undelivered.flatMap(({ name }) => name ?? [])))].slice(0, 3);
  const { undelivered = 0, parked = 0, parked_causes: causes = [], tasks, disputed = 0 } = counts ?? {};
  const open = tasks?.open ?? tasks?.count ?? 0;
  const late = tasks?.late ? format(TEXT.tasks_late, { count: tasks.late }) : '.';
  const lines = [
    undelivered ? line('mail', undelivered, undelivered === 1 ? TEXT.address_refuses : TEXT.addresses_refuse, names.length ? format(TEXT.these_names, { names: names.join(', ') }) : '.', '#/day?matter=mail', TEXT.correct_them) : null,
    parked ? line('alert', parked, parked === 1 ? TEXT.effect_parked : TEXT.effects_parked, causes.length ? format(TEXT.these_names, { names: causes.map((cause) => WHY[cause]).join(', ') }) : '.', '#/effects', TEXT.see_and_redrive, 'red-mark') : null,
    disputed ? line('alert', disputed, disputed === 1 ? TEXT.dispute_open : TEXT.disputes_open, '.', '#/payments?view=disputed', TEXT.see_tasks) : null,
    open ? line('you', open, open === 1 ? TEXT.task_open : TEXT.tasks_open, late, '#/tasks', TEXT.see_tasks) : null,
  ].filter((one) => one !== null);
  return lines.length ? element('div', { class: 'alerts' }, ...lines) : null;
}

/**
 * @param {string} mark
 * @param {number} count
 * @param {string} text
 * @param {string} more
 * @param {string} hash
 * @param {string} press
 * @param {string} [kind]
 */
const line = (mark, count, text, more, hash, press, kind) =>
  element('p', { class: kind }, icon(mark), element('span', {}, element('b', {}, `${count} ${text.split('|')[0]}`), ` ${text.split('|')[1] ?? ''}`, more), element('a', { href: hash }, press));
