import { currentDocument, element } from 'page';
import { choiceField, nameField, openSheet, submit, textField, will } from 'sheets';
import * as TEXT from 'texts';

/** @import { Sheet, Step } from './sheet.js' */
/** @import { ShownQuoteAnswer } from '../../shared/types.js' */

/** @type {Record<string, (sheet: Sheet) => Step | null>} */
const SHEETS = { 'case_declare': declare, 'case_accept': accept, 'case_refuse': refuse };

/**
 * Opens what is done with a service case. Few readers have one, so that this is loaded apart.
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 */
export function open(button, reread) {
  const act = button.dataset.open ?? '';
  const draw = SHEETS[act];
  if (draw) openSheet(act, button, reread, { wide: act === 'case_declare', draw });
}

/** Gives what may be done with the case that is shown. */
const offered = () => currentDocument()?.acts.service;

/** @param {string[]} sentences */
const causes = (sentences) => [element('p', {}, element('b', {}, TEXT.what_happens)), will(sentences.map((each) => [each]))];

/**
 * @param {Sheet} sheet
 * @returns {Step | null}
 */
function declare(sheet) {
  const act = offered()?.declare;
  if (!act) return null;
  const { id } = sheet;
  const substances = textField(`${id}-substances`, { name: 'substances', label: TEXT.case_substances, hint: TEXT.case_substances_hint }, { most: 200, missing: TEXT.case_substances_missing });
  const cleaned = textField(`${id}-cleaned`, { name: 'cleaned_with', label: TEXT.case_cleaned, hint: TEXT.case_cleaned_hint }, { most: 200, missing: TEXT.case_cleaned_missing });
  const danger = choiceField(`${id}-hazardous`, { name: 'hazardous', label: TEXT.case_hazardous }, [{ value: 'no', label: TEXT.case_harmless }, { value: 'yes', label: TEXT.case_dangerous, hint: TEXT.case_dangerous_hint }], '');
  const name = nameField(id);
  const fields = [substances, cleaned, danger, name];
  return {
    title: TEXT.case_declare_title,
    above: [act.above],
    fields,
    left: fields.map(({ node }) => node),
    right: () => causes(act.will),
    press: () => TEXT.case_declare,
    back: TEXT.case_back,
    send: () => submit(sheet, 'declarations', { name: name.value(), substances: substances.value(), cleaned_with: cleaned.value(), hazardous: danger.value() === 'yes' }, { done: TEXT.case_declared, nothing: TEXT.case_nothing }),
    unsent: TEXT.case_unsent,
  };
}

/**
 * @param {Sheet} sheet
 * @returns {Step | null}
 */
function accept(sheet) {
  const order = textField(`${sheet.id}-order`, { name: 'order', label: TEXT.case_order, hint: TEXT.case_order_hint, optional: true }, { most: 35 });
  return answer(sheet, offered()?.accept, { title: TEXT.case_accept_title, done: TEXT.case_accepted, route: 'quote-acceptances' }, order);
}

/**
 * @param {Sheet} sheet
 * @returns {Step | null}
 */
function refuse(sheet) {
  const why = textField(`${sheet.id}-comment`, { name: 'comment', label: TEXT.why, optional: true }, { most: 200 });
  return answer(sheet, offered()?.refuse, { title: TEXT.case_refuse_title, done: TEXT.case_refused, route: 'quote-refusals' }, why);
}

/**
 * Draws the sheet in which the quote of a repair is answered.
 * @param {Sheet} sheet
 * @param {ShownQuoteAnswer | null | undefined} act
 * @param {{ title: string, done: string, route: string }} words
 * @param {ReturnType<typeof textField>} more
 * @returns {Step | null}
 */
function answer(sheet, act, { title, done, route }, more) {
  if (!act) return null;
  const name = nameField(sheet.id);
  return {
    title,
    above: [act.above],
    fields: [more, name],
    left: [more.node, name.node],
    right: () => causes(act.will),
    press: () => act.button,
    back: TEXT.case_back,
    send: () => submit(sheet, route, { name: name.value(), revision: act.revision, [more.name]: more.value() }, { done, nothing: TEXT.case_nothing }),
    unsent: TEXT.case_unsent,
  };
}
