import { element, foreignLang, format } from '../../../shared/script/dom.js';
import * as TEXT from 'texts';

/** @import { Mail, MailFact, MailSection, Rehearsed } from '../../staff.js' */

/**
 * Draws the mails that an act sends, as their template makes them; what was typed is marked in them.
 * @param {Pick<Rehearsed, 'mails'>} rehearsed
 * @param {string[]} typed
 * @returns {Node[]}
 */
export function mailPreview({ mails }, typed) {
  if (!mails.length) return [element('h3', {}, element('span', {}, TEXT.customer_gets)), element('p', { class: 'note-s' }, TEXT.no_mail)];
  return mails.flatMap((mail, index) => [
    element('h3', {}, element('span', {}, index ? '' : TEXT.customer_gets), element('span', {}, languageName(mail.language))),
    letter(mail, typed),
  ]);
}

/** @param {string} language */
const languageName = (language) => new Intl.DisplayNames([TEXT.locale], { type: 'language' }).of(language) ?? language;

/**
 * @param {Mail} mail
 * @param {string[]} typed
 */
function letter(mail, typed) {
  const { name, subject, language } = mail;
  const sheet = element('div', { lang: foreignLang(language) }, element('p', { class: 'letter__s' }, subject), element('hr'), ...content(mail));
  for (const words of typed) markWords(sheet, words);
  return element('div', { class: 'letter' }, element('p', { class: 'letter__to' }, format(TEXT.mail_to, { name })), sheet);
}

/**
 * Gives the mail's parts in the order in which it is read.
 * @param {Mail} mail
 * @returns {Node[]}
 */
function content({ greeting, paragraphs, typed, facts, title, rows, sums, addresses, button }) {
  return [
    element('p', {}, greeting),
    ...paragraphs.map((paragraph) => element('p', { class: 'pre' }, paragraph)),
    ...typed.flatMap(section),
    ...(facts.length ? [pairs(facts)] : []),
    ...(title ? [element('p', {}, element('b', {}, title))] : []),
    ...(rows.length ? [element('ul', {}, ...rows.map((row) => element('li', {}, [row.quantity, row.name, row.detail, row.total].filter(Boolean).join(', '))))] : []),
    ...(sums.length ? [pairs(sums)] : []),
    ...addresses.flatMap(section),
    ...(button ? [element('p', { class: 'after' }, button)] : []),
  ];
}

/** @param {MailSection} part */
const section = ({ title, lines }) => [title ? element('p', {}, element('b', {}, title)) : null, element('p', { class: 'pre' }, lines.join('\n'))].filter((node) => node !== null);

/** @param {MailFact[]} facts */
const pairs = (facts) => element('dl', { class: 'pairs' }, ...facts.flatMap(({ label, value }) => [element('dt', {}, label), element('dd', {}, value)]));

/**
 * Marks words where they stand in a text.
 * @param {HTMLElement} sheet
 * @param {string} words
 */
function markWords(sheet, words) {
  const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const found = [];
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    if (node.data.includes(words) && node.parentElement?.tagName !== 'MARK') found.push(node);
  }
  for (const node of found) {
    const hit = node.splitText(node.data.indexOf(words));
    hit.splitText(words.length);
    const mark = element('mark');
    hit.replaceWith(mark);
    mark.append(hit);
  }
}
