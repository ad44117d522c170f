import { currentDocument, format } from 'page';
import { quantities } from './quantities.js';
import { emphasised, figures, titled } from './figures.js';
import { revisions } from './revisions.js';
import { dayField, dayInWords, nameField, openSheet, submit, will } from 'sheets';
import * as TEXT from 'texts';

/** @import { ShownReserve } from '../../shared/types.js' */
/** @import { Quantity } from './quantities.js' */
/** @import { Sheet, Step } from './sheet.js' */

/**
 * Opens the sheet in which pieces of an offer are reserved.
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 */
export const openReserve = (button, reread) => openSheet('reserve', button, reread, { wide: true, draw });

/**
 * @param {Sheet} sheet
 * @returns {Step | null}
 */
function draw(sheet) {
  const act = currentDocument()?.acts.offer?.reserve;
  if (!act) return null;
  const words = { caption: TEXT.reserve_lines, none: TEXT.reserve_none, tooMany: TEXT.reserve_most, out: TEXT.not_kept };
  const lines = quantities(sheet.id, words, act.lines, { tick: true, start: ({ most }) => most });
  const until = dayField(`${sheet.id}-until`, { name: 'until', label: TEXT.reserve_until, hint: act.hint }, { first: act.first, last: act.last, value: act.until });
  const name = nameField(sheet.id);
  const body = () => ({ name: name.value(), lines: lines.chosen(), until: until.value() });
  const texts = { done: TEXT.reserved, nothing: TEXT.reserve_nothing };
  return {
    title: TEXT.reserve_title,
    above: [act.above],
    fields: [...lines.fields, until, name],
    left: [...revisions(sheet), lines.node, until.node, name.node],
    right: () => recap(act, lines.chosen(), until.valid() ? until.value() : null),
    press: () => pressText(lines.chosen().length),
    back: TEXT.back_to_offer,
    note: act.confirmation,
    send: () => submit(sheet, 'reservations', body(), texts),
    unsent: TEXT.reserve_unsent,
  };
}

/** @param {number} count */
const pressText = (count) => (count === 1 ? TEXT.reserve_one : format(TEXT.reserve_more, { n: count }));

/**
 * @param {ShownReserve} act
 * @param {Quantity[]} chosen
 * @param {string | null} until
 */
function recap(act, chosen, until) {
  const rows = act.lines.map(({ line, name, of, note }) => {
    const quantity = chosen.find((one) => one.line === line)?.quantity ?? 0;
    const value = quantity === 0 ? TEXT.no : quantity === of ? String(of) : format(TEXT.some_of, { n: quantity, of });
    return { key: String(line), label: name, value, small: quantity === of ? null : note };
  });
  const moment = until ? format(TEXT.day_hour, { day: dayInWords(until), hour: act.hour }) : '…';
  return [titled(TEXT.what_happens), figures(rows), will([emphasised(TEXT.reserve_will, moment, 'until'), [TEXT.reserve_free]])];
}
