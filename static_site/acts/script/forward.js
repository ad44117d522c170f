import { currentDocument, element } from 'page';
import { field, nameField, openSheet, submit, will } from 'sheets';
import * as TEXT from 'texts';

/** @import { Sheet, Step } from './sheet.js' */

/** What the API asks of an address is more; this finds what is none at all. */
const ADDRESS = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@.<>,;:"()[\]\\]{2,}$/;

/**
 * Opens the sheet in which an invoice is passed on to who pays it.
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 */
export function openForward(button, reread) {
  const entry = Number(button.dataset.document);
  openSheet(`forward-${entry}`, button, reread, { wide: false, draw: (sheet) => draw(sheet, entry) });
}

/**
 * @param {Sheet} sheet
 * @param {number} entry of the invoice
 * @returns {Step | null}
 */
function draw(sheet, entry) {
  const act = currentDocument()?.acts.forward;
  const invoice = act?.invoices.find((one) => one.entry === entry);
  if (!act || !invoice) return null;
  const email = emailField(sheet.id, act.email);
  const name = nameField(sheet.id);
  const right = () => {
    const other = email.value();
    const goes = other || !act.email ? addressed(act.elsewhere, other ?? '…') : addressed(act.will, act.email);
    return [element('p', { 'data-figure': 'about' }, invoice.about), will([goes, [act.can]]), ...(invoice.wait ? [will([[invoice.wait]])] : [])];
  };
  return {
    title: TEXT.forward_title,
    fields: [email, name],
    left: [email.node, name.node],
    right,
    press: () => TEXT.forward_press,
    back: TEXT.back_to_dossier,
    send: () => submit(sheet, 'forwarded-invoices', { name: name.value(), document: entry, email: email.value() }, { done: TEXT.forwarded, nothing: TEXT.forward_nothing }),
    unsent: TEXT.forward_unsent,
  };
}

/**
 * Gives a sentence with the address in bold; it may break, since addresses are long.
 * @param {string} sentence with {place} in it
 * @param {string} address
 */
function addressed(sentence, address) {
  const [before = '', after = ''] = sentence.split('{place}');
  return [before, element('b', { 'data-figure': 'recap-email' }, address), after];
}

/**
 * @param {string} id
 * @param {string | null} billing where the invoice goes if nothing is written
 */
function emailField(id, billing) {
  const input = element('input', { id: `${id}-email`, type: 'text', inputmode: 'email', maxlength: 254, autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false' });
  const words = billing ? { name: 'email', label: TEXT.forward_other, hint: TEXT.forward_other_hint, optional: true } : { name: 'email', label: TEXT.forward_email, hint: TEXT.forward_email_hint };
  const value = () => input.value.trim() || null;
  const wrong = () => (value() ? (ADDRESS.test(value() ?? '') ? null : TEXT.forward_email_wrong) : billing ? null : TEXT.forward_email_missing);
  return { ...field(words, input, wrong), value };
}
