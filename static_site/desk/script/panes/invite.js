import { me } from 'desk';
import { format } from '../../../shared/script/dom.js';
import { field } from './ship.js';
import * as TEXT from 'texts';

/** @import { Context, Spec, Values } from '../../staff.js' */

const NEW = '+new';

/** @param {Values} values */
const isNew = ({ contact }) => contact === NEW;

/**
 * Gives a person of the customer's a link to the dossier; the mail with it follows at once.
 * @param {Context} context
 * @returns {Spec}
 */
export function invite({ dossier: { people }, parameter, customer, reference }) {
  const known = Object.values(people.contacts);
  const contact = parameter || NEW;
  const nameOf = (/** @type {Values} */ values) => String((isNew(values) ? values['name'] : people.contacts[String(values['contact'])]?.name) ?? '');
  const scopes = [['full', TEXT.scope_full], ['act', TEXT.scope_act], ['read', TEXT.scope_read], ['invoices', TEXT.scope_invoices]].map(([value = '', text = '']) => ({ value, text }));
  const languages = (me().languages ?? ['fr', 'en']).map((value) => ({ value, text: new Intl.DisplayNames([TEXT.locale], { type: 'language' }).of(value) ?? value }));
  return {
    title: TEXT.invite_title,
    lead: `${reference}, ${customer}`,
    fields: [
      field('contact', TEXT.whom, { kind: 'choice', value: contact, options: [{ value: NEW, text: TEXT.somebody_new }, ...known.map(({ id, name, email }) => ({ value: id, text: `${name}, ${email}` }))] }),
      field('name', TEXT.name_of, { when: isNew, half: true }),
      field('language', TEXT.language, { kind: 'choice', when: isNew, value: TEXT.lang, options: languages, half: true }),
      field('email', TEXT.mail_address, { when: isNew, inputmode: 'email' }),
      field('scope', TEXT.scope, { kind: 'choice', value: 'full', options: scopes, half: true }),
      field('expires', TEXT.expires, { kind: 'day', optional: true, earliest: me().today, half: true }),
    ],
    commands: (values) => [{ type: 'invite_contact', ...who(values), scope: values['scope'], ...(values['expires'] ? { expires: values['expires'] } : {}) }],
    button: (values) => format(TEXT.invite_button, { name: nameOf(values) }).trim(),
    done: (values) => format(TEXT.invited, { name: nameOf(values) }),
    undo: false,
  };
}

/** @param {Values} values */
const who = ({ contact, name, email, language }) => (contact !== NEW ? { contact } : { new: { name: name ?? '', email: email ?? '', language } });
