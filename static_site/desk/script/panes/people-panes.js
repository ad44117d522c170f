import { me, present } from 'desk';
import { element, format } from '../../../shared/script/dom.js';
import { body, mailField, words } from './common-fields.js';
import { field, given } from './ship.js';
import * as TEXT from 'texts';

/** @import { Address, Body, Context, Spec, Values } from '../../staff.js' */

/**
 * Says who of us answers for the dossier, and who stands in.
 * @param {Context} context
 * @returns {Spec}
 */
export function assign({ dossier: { state }, reference, customer }) {
  const people = present().map(({ key, name }) => ({ value: key, text: name }));
  const nameOf = (/** @type {unknown} */ key) => people.find(({ value }) => value === key)?.text ?? '';
  return {
    title: TEXT.assign_title,
    lead: `${reference}, ${customer}`,
    fields: [
      field('owner', TEXT.owner, { kind: 'choice', value: state.owner, options: people }),
      field('deputy', TEXT.deputy_label, { kind: 'choice', optional: true, value: state.deputy ?? '', options: [{ value: '', text: TEXT.nobody }, ...people] }),
    ],
    commands: ({ owner, deputy }) => [/** @type {Body} */ ({ type: 'assign', owner, ...(deputy ? { deputy } : {}) })],
    button: ({ owner }) => format(TEXT.assign_button, { name: nameOf(owner) }),
    done: ({ owner }) => format(TEXT.assigned, { name: nameOf(owner) }),
    silent: true,
  };
}

/**
 * Puts a person's name, mail address or language right, in all dossiers of the account.
 * @param {Context} context
 * @returns {Spec}
 */
export function correctContact(context) {
  const { dossier: { people, state }, parameter, act } = context;
  const contacts = Object.values(people.contacts);
  const wanted = parameter || String(act.defaults?.['contact'] ?? state.undelivered[0]?.contact ?? state.contact);
  const contact = people.contacts[wanted] ?? contacts[0];
  const unreached = state.undelivered.some((each) => each.contact === contact?.id);
  const languages = (me().languages ?? ['fr', 'en']).map((value) => ({ value, text: new Intl.DisplayNames([TEXT.locale], { type: 'language' }).of(value) ?? value }));
  const changed = (/** @type {Values} */ values) => Object.fromEntries(/** @type {const} */ (['name', 'email', 'language']).filter((name) => values[name] && (values[name] !== contact?.[name] || (name === 'email' && unreached))).map((name) => [name, values[name]]));
  return {
    title: format(TEXT.contact_title, { name: contact?.name ?? '' }),
    lead: unreached ? TEXT.contact_unreached : TEXT.contact_lead,
    fields: [field('name', TEXT.name_of, { value: contact?.name }), field('email', TEXT.mail_address, { value: contact?.email, inputmode: 'email' }), field('language', TEXT.language, { kind: 'choice', value: contact?.language, options: languages }), words({ label: TEXT.note_inside, hint: TEXT.internal_hint, optional: true })],
    commands: (values) => [body('correct_contact', values, { contact: contact?.id, ...changed(values) })],
    button: () => TEXT.contact_button,
    done: ({ name }) => format(TEXT.contact_corrected, { name: String(name) }),
    undo: false,
  };
}

const LINES = ['postcode', 'city', 'country', 'siren', 'siret', 'service', 'vat', 'electronic', 'email'];

/**
 * Puts another address in place of the delivery or billing address.
 * @param {Context} context
 * @returns {Spec}
 */
export function correctAddress(context) {
  const { dossier: { people, state }, parameter } = context;
  const of = (/** @type {unknown} */ use) => people.addresses[use === 'billing' ? state.billing : state.delivery];
  const use = parameter === 'billing' ? 'billing' : 'delivery';
  const address = /** @type {Address | undefined} */ (of(use));
  const billing = () => use === 'billing';
  return {
    title: use === 'billing' ? TEXT.billing_title : TEXT.delivery_title,
    lead: element('a', { href: `#/${context.reference}/address/${use === 'billing' ? 'delivery' : 'billing'}` }, use === 'billing' ? TEXT.other_delivery : TEXT.other_billing),
    fields: [
      words({ name: 'lines', label: TEXT.address_lines, hint: TEXT.address_hint, value: address?.lines.join('\n'), most: 400 }),
      field('postcode', TEXT.postcode, { value: address?.postcode, half: true, most: 20 }),
      field('city', TEXT.city, { value: address?.city, half: true }),
      field('country', TEXT.country, { value: address?.country ?? 'FR', most: 2, mono: true, half: true }),
      field('siren', 'SIREN', { value: address?.siren, optional: true, mono: true, half: true, when: billing }),
      field('vat', TEXT.vat_number, { value: address?.vat, optional: true, mono: true, half: true, when: billing }),
      field('electronic', TEXT.electronic, { value: address?.electronic, optional: true, mono: true, half: true, when: billing }),
      field('email', TEXT.billing_mail, { value: address?.email, optional: true, inputmode: 'email', when: billing }),
      ...mailField(context),
    ],
    commands: (values) => [body('correct_address', values, { use, address: { ...kept(address), ...given(values, LINES), lines: String(values['lines'] ?? '').split('\n').map((line) => line.trim()).filter(Boolean) } })],
    button: () => TEXT.address_button,
    done: () => TEXT.address_corrected,
  };
}

/**
 * Gives what the form does not ask of an address: it stays.
 * @param {Address | undefined} address
 */
const kept = (address) => Object.fromEntries(Object.entries(address ?? {}).filter(([name, value]) => ['siret', 'service', 'latin'].includes(name) && value));
