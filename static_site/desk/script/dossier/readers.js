import { go } from 'desk';
import { element, format } from '../../../shared/script/dom.js';
import { dayInWords } from './days.js';
import * as TEXT from 'texts';

/** @import { Acts, Holder, StaffDossier } from '../../staff.js' */

/** @type {Record<string, string>} */
const OPENS = { full: TEXT.opens_full, act: TEXT.opens_act, read: TEXT.opens_read, invoices: TEXT.opens_invoices };
/** @type {Record<string, string>} */
const UNREACHED = { bounced: TEXT.bounced, invalid: TEXT.invalid, unsent: TEXT.unsent, delayed: TEXT.delayed, exhausted: TEXT.exhausted, complained: TEXT.complained };

/**
 * Lets a mail address break before its @ and its points, not in a syllable.
 * @param {string} address
 */
const mailAddress = (address) => address.split(/(?=[@.])/).flatMap((part, index) => (index ? [element('wbr'), part] : [part]));

/**
 * Draws who has a link and what it opens today; whom mails do not reach is in amber, with the way to put it right.
 * @param {StaffDossier} dossier
 * @param {Holder[]} links
 * @param {Acts} acts
 */
export function readers(dossier, links, acts) {
  if (!links.length) return [];
  return [element('h2', {}, TEXT.readers), element('ul', { class: 'people', role: 'list' }, ...links.map((link) => row(dossier, link, acts)))];
}

/**
 * @param {StaffDossier} dossier
 * @param {Holder} link
 * @param {Acts} acts
 */
function row({ reference, state }, { id, contact, granted, revoked, opens, scope }, { acts }) {
  const unreached = state.undelivered.find((each) => each.contact === contact?.id);
  const why = unreached ? `, ${UNREACHED[unreached.why] ?? unreached.why}` : '';
  const allowed = (/** @type {string} */ act) => acts.some((each) => each.act === act && each.allowed);
  const press = (/** @type {string} */ act, /** @type {string} */ parameter, /** @type {string} */ text, /** @type {string} */ name) => {
    const button = element('button', { class: 'lnk', type: 'button', 'aria-label': `${text}, ${name}`, id: `d-${act}-${parameter}` }, text);
    button.onclick = () => go(`#/${reference}/${act}/${parameter}`);
    return button;
  };
  const name = contact?.name ?? TEXT.forgotten_person;
  const what = revoked ? TEXT.opens_nothing : opens === 'masked' ? TEXT.opens_steps : opens ? (OPENS[scope] ?? '') : TEXT.opens_nothing;
  const ways = [contact && allowed('contact') ? press('contact', contact.id, TEXT.correct, name) : null, !revoked && opens && allowed('revoke') ? press('revoke', id, TEXT.revoke, name) : null].filter((way) => way !== null);
  return element(
    'li',
    {},
    element('span', {}, name, element('small', { class: unreached ? 'amber' : null }, ...mailAddress(contact?.email ?? ''), why)),
    element('span', { class: opens ? 'r' : 'r mute' }, what, element('small', {}, format(TEXT.link_of, { day: dayInWords(granted) })), ways.length ? element('small', { class: 'ways' }, ...ways.flatMap((way, index) => (index ? [' ', way] : [way]))) : null),
  );
}
