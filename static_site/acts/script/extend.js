import { currentDocument, element } from 'page';
import { nameField, whyField } from './fields.js';
import { will } from './recap.js';
import { openSheet } from './sheet.js';
import { submit } from './submit.js';
import * as TEXT from 'texts';

/** @import { ShownExtend } from '../../shared/types.js' */
/** @import { Sheet, Step } from './sheet.js' */

/**
 * Opens the sheet in which a reservation is extended.
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 */
export const openExtend = (button, reread) => openSheet('extend', button, reread, { wide: false, draw });

/**
 * @param {Sheet} sheet
 * @returns {Step | null}
 */
function draw(sheet) {
  const act = currentDocument()?.acts.offer?.extend;
  if (!act) return null;
  const [why, name] = [whyField(sheet.id, TEXT.extend_why), nameField(sheet.id)];
  const texts = { done: TEXT.extended, nothing: TEXT.extend_nothing };
  return {
    title: TEXT.extend_title,
    fields: [why, name],
    left: [why.node, name.node],
    right: () => [will([sentence(act)])],
    press: () => act.button,
    back: TEXT.back_to_offer,
    send: () => submit(sheet, 'reservation-extensions', { name: name.value(), ...why.value() }, texts),
    unsent: TEXT.extend_unsent,
  };
}

/** @param {ShownExtend} act */
function sentence({ sentence: words, until, was, more }) {
  const places = words.split(/(\{until\}|\{was\})/).map((part) => {
    if (part === '{until}') return element('b', { class: 'nb', 'data-figure': 'recap-until' }, until);
    return part === '{was}' ? element('s', {}, was) : part;
  });
  return [...places, ` ${more}`];
}
