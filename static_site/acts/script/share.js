import { currentAccess } from 'access';
import { element, format, icon } from 'page';
import { choiceField, dayField, dayInWords, field, nameField, textField } from './fields.js';
import { titled } from './figures.js';
import { domainOf, isWithin } from './mail-domain.js';
import { will } from './recap.js';
import { openSheet } from './sheet.js';
import { submit } from './submit.js';
import * as TEXT from 'texts';

/** @import { AccessDocument, ShownShare } from '../../shared/types.js' */
/** @import { Sheet, Step } from './sheet.js' */

/**
 * Opens the sheet in which a colleague is let in.
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 */
export const openShare = (button, reread) => openSheet('share', button, reread, { wide: true, draw });

/**
 * @param {Sheet} sheet
 * @returns {Step | null}
 */
function draw(sheet) {
  const access = currentAccess();
  const share = access?.share;
  if (!access || !share) return null;
  const { id } = sheet;
  const email = emailField(id);
  const whose = textField(`${id}-contact`, { name: 'contact_name', label: TEXT.colleague_name, optional: true }, { most: 80 });
  const language = languageField(id, share);
  const scope = choiceField(`${id}-scope`, { name: 'scope', label: TEXT.colleague_can }, share.scopes.map((each) => ({ value: each.scope, label: each.label, hint: each.hint })), 'read');
  const until = dayField(`${id}-until`, { name: 'expires', label: TEXT.colleague_until, hint: TEXT.colleague_until_hint, optional: true }, { first: share.first, last: share.last, value: '' });
  const line = lineField(id);
  const name = nameField(id, TEXT.share_name_hint);
  const chosen = () => share.scopes.find((each) => each.scope === scope.value()) ?? share.scopes[0];
  const body = () => ({ name: name.value(), email: email.value(), contact_name: whose.value(), language: language.value(), scope: scope.value(), expires: until.value(), comment: line.value() });
  const right = () => [
    titled(TEXT.before_sending),
    warning(access, share, email.value(), scope.value() === 'invoices'),
    will([[TEXT.share_will], ...(until.value() && until.valid() ? [[format(TEXT.share_until, { day: dayInWords(until.value()) })]] : [])]),
    element('div', { class: 'will will--no' }, element('p', {}, chosen()?.cannot ?? '')),
  ].filter((node) => node !== null);
  return {
    above: [TEXT.back_to, ' ', element('span', { class: 'ref' }, access.reference)],
    title: TEXT.share_title,
    fields: [email, whose, language, scope, until, line, name],
    left: [email.node, element('div', { class: 'two-f' }, whose.node, language.node), scope.node, until.node, line.node, name.node],
    right,
    press: () => chosen()?.button ?? '',
    back: TEXT.back_to_access,
    send: () => submit(sheet, 'shares', body(), { done: format(TEXT.share_done, { email: email.value() }), nothing: TEXT.share_nothing }),
    unsent: TEXT.share_unsent,
  };
}

/** @param {string} id */
function emailField(id) {
  const input = element('input', { id: `${id}-email`, type: 'text', inputmode: 'email', maxlength: 254, autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false' });
  const wrong = () => (domainOf(input.value) ? null : input.value.trim() ? TEXT.email_wrong : TEXT.email_missing);
  const made = field({ name: 'email', label: TEXT.colleague_email, hint: TEXT.colleague_email_hint }, input, wrong);
  return { ...made, value: () => input.value.trim() };
}

/**
 * @param {string} id
 * @param {ShownShare} share
 */
function languageField(id, { languages }) {
  const names = new Intl.DisplayNames(TEXT.locale, { type: 'language' });
  const select = element('select', { id: `${id}-language` }, ...languages.map((code) => element('option', { value: code, selected: code === TEXT.lang }, names.of(code))));
  const made = field({ name: 'language', label: TEXT.colleague_language }, select, () => null);
  return { ...made, value: () => select.value };
}

/**
 * Draws room for a line of one's own: what is written on several becomes one, as the message shows it.
 * @param {string} id
 */
function lineField(id) {
  const area = element('textarea', { id: `${id}-comment`, maxlength: 200 });
  const made = field({ name: 'comment', label: TEXT.colleague_line, hint: TEXT.colleague_line_hint, optional: true }, area, () => null);
  return { ...made, value: () => area.value.trim().replace(/\s+/g, ' ') || null };
}

/**
 * Warns of an address that has a link already, or is not of the customer's; it stops nobody.
 * @param {AccessDocument} access
 * @param {ShownShare} share
 * @param {string} email
 * @param {boolean} invoices
 */
function warning({ people }, { customer, domains }, email, invoices) {
  const domain = domainOf(email);
  if (!domain) return null;
  const known = people.find((one) => one.email.toLowerCase() === email.toLowerCase());
  if (known) return warn(format(TEXT.known_already, { name: known.name }), known.can_do);
  if (!domains.length || isWithin(domain, domains)) return null;
  return warn(format(TEXT.not_of, { domain, customer }), invoices ? TEXT.sees_invoices : TEXT.sees_prices);
}

/**
 * @param {string} strong
 * @param {string} more
 */
const warn = (strong, more) => element('div', { class: 'msg msg--you', id: 'share-warning' }, icon('alert'), element('div', {}, element('p', {}, element('b', {}, strong)), element('p', { class: 's' }, more)));
