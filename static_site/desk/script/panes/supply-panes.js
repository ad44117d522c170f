import { format } from '../../../shared/script/dom.js';
import { dayInWords } from '../dossier/days.js';
import { nameOf, toLeave } from '../dossier/pieces-of.js';
import { body, lineOptions, mailField, newsField, numbers, words } from './common-fields.js';
import * as TEXT from 'texts';

/** @import { Context, Field, Spec } from '../../staff.js' */

const NAMED = 2;

/** @typedef {{ title: string, button: string, done: string, lead: string }} SupplyTexts */

/**
 * Makes a pane that says something of the supply of lines.
 * @param {Context} context
 * @param {string} type
 * @param {string[]} states those of which lines can be chosen; an empty one: nothing is known
 * @param {SupplyTexts} texts
 * @returns {Spec}
 */
function supply(context, type, states, texts) {
  const rows = toLeave(context.dossier.state);
  const fitting = rows.filter((row) => states.includes(row.supply?.state ?? ''));
  const shown = fitting.length ? fitting : rows;
  const lines = /** @type {number[] | undefined} */ (context.act.defaults?.['lines']) ?? shown.map(({ line }) => line.id);
  const since = new Map(shown.map(({ line, supply: at }) => [line.id, at ? format(TEXT.since_day, { day: dayInWords(at.since) }) : '']));
  /** @type {Field[]} */
  const fields = [
    shown.length ? { kind: 'checks', name: 'lines', label: TEXT.which_lines, value: lines.map(String), options: lineOptions(shown.map(({ line }) => line), ({ id }) => since.get(id) ?? '') } : { kind: 'fact', name: 'none', label: TEXT.which_lines, value: TEXT.no_line_waits },
    words({ label: TEXT.note_inside, hint: TEXT.internal_hint, optional: true }),
    newsField(),
    ...mailField(context),
  ];
  return { title: texts.title, lead: texts.lead, fields, commands: (values) => [body(type, values, shown.length ? { lines: numbers(values['lines']) } : {})], button: () => texts.button, done: ({ lines: chosen }) => format(texts.done, { what: named(shown.filter(({ line }) => numbers(chosen).includes(line.id))) }) };
}

/**
 * Names lines, or says how many there are.
 * @param {ReturnType<typeof toLeave>} rows
 */
const named = (rows) => (rows.length > NAMED ? format(TEXT.so_many_lines, { n: rows.length }) : new Intl.ListFormat(TEXT.locale).format(rows.map(({ line }) => nameOf(line))));

/**
 * Takes lines from stock.
 * @param {Context} context
 */
export const allocate = (context) => supply(context, 'allocate_stock', [''], { title: TEXT.allocate_title, lead: TEXT.allocate_lead, button: TEXT.allocate_button, done: TEXT.allocated });

/**
 * Says that lines are ordered from their maker.
 * @param {Context} context
 */
export const order = (context) => supply(context, 'order_supply', [''], { title: TEXT.supply_title, lead: TEXT.supply_lead, button: TEXT.supply_button, done: TEXT.supplied });

/**
 * Says that lines came from their maker.
 * @param {Context} context
 */
export const receive = (context) => supply(context, 'receive_supply', ['ordered'], { title: TEXT.receive_title, lead: TEXT.receive_lead, button: TEXT.receive_button, done: TEXT.received });
