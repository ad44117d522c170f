import { element, format } from 'desk';
import * as TEXT from 'texts';

/** @import { InstrumentFileAnswer } from '../../fleet.js' */
/** @import { FileKind } from '../stock/import-pane.js' */

/**
 * Draws what the file would do: instruments that are new, that change, and rows that say what is so.
 * @param {InstrumentFileAnswer} told
 */
function fileEffects({ entered, changed, unchanged, rows }) {
  const example = (/** @type {boolean} */ fresh) => rows.find(({ instrument }) => (instrument === null) === fresh)?.serial ?? '';
  const lines = /** @type {[string, number, string][]} */ ([[TEXT.file_entered, entered, example(true)], [TEXT.file_changed, changed, example(false)], [TEXT.file_unchanged, unchanged, '']]).filter(([, count]) => count);
  const head = element('tr', {}, element('th', { scope: 'col' }, TEXT.effect), element('th', { scope: 'col', class: 'r' }, TEXT.fleet), element('th', { scope: 'col' }, TEXT.for_example));
  const body = lines.map(([name, count, serial]) => element('tr', {}, element('th', { scope: 'row' }, name), element('td', { class: 'r' }, count), element('td', { class: 'c-example ref' }, serial)));
  return [element('h3', { class: 'section' }, TEXT.file_will_change), element('table', { class: 'goods' }, element('caption', { class: 'vh' }, TEXT.file_will_change), element('thead', {}, head), element('tbody', {}, ...body))];
}

/**
 * A file of instruments, for the pane that brings files in.
 * @type {FileKind}
 */
export const INSTRUMENT_FILE = {
  path: '/staff/instrument-imports',
  effects: (told) => fileEffects(/** @type {InstrumentFileAnswer} */ (told)),
  does: (told) => {
    const { entered, changed } = /** @type {InstrumentFileAnswer} */ (told);
    return entered + changed;
  },
  note: TEXT.file_note,
  done: (came) => format(TEXT.file_done, { entered: Number(came['entered'] ?? 0), changed: Number(came['changed'] ?? 0) }),
};
