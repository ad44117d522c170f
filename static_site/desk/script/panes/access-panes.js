import { format } from '../../../shared/script/dom.js';
import { dayInWords } from '../dossier/days.js';
import { body, words } from './common-fields.js';
import { field } from './ship.js';
import * as TEXT from 'texts';

/** @import { Context, Spec } from '../../staff.js' */

/**
 * Ends one link.
 * @param {Context} context
 * @returns {Spec}
 */
export function revoke({ links, parameter, act }) {
  const open = links.filter(({ revoked, opens }) => !revoked && opens);
  const chosen = parameter || String(act.defaults?.['link'] ?? open[0]?.id ?? '');
  const nameOf = (/** @type {unknown} */ id) => links.find((link) => link.id === id)?.contact?.name ?? TEXT.forgotten_person;
  return {
    title: TEXT.revoke_title,
    lead: TEXT.revoke_lead,
    fields: [field('link', TEXT.which_link, { kind: 'choice', value: chosen, options: open.map(({ id, contact, granted }) => ({ value: id, text: `${contact?.name ?? TEXT.forgotten_person}, ${contact?.email ?? ''}, ${dayInWords(granted)}` })) }), words({ label: TEXT.note_inside, hint: TEXT.internal_hint, optional: true })],
    commands: (values) => [body('revoke_link', values, { link: values['link'] })],
    button: ({ link }) => format(TEXT.revoke_button, { name: nameOf(link) }),
    done: ({ link }) => format(TEXT.revoked_link, { name: nameOf(link) }),
    warning: TEXT.revoke_warning,
  };
}

/**
 * Ends every link given so far.
 * @param {Context} context
 * @returns {Spec}
 */
export function revokeAll({ links }) {
  return {
    title: TEXT.revoke_all_title,
    lead: format(TEXT.revoke_all_lead, { n: links.filter(({ revoked, opens }) => !revoked && opens).length }),
    fields: [words({ label: TEXT.why, hint: TEXT.internal_hint, optional: true })],
    commands: (values) => [body('revoke_all_links', values)],
    button: () => TEXT.revoke_all_button,
    done: () => TEXT.revoked_all,
    warning: TEXT.revoke_warning,
  };
}

/**
 * Mails the link again because of a document.
 * @param {Context} context
 * @returns {Spec}
 */
export function mailDocument({ dossier: { people, state }, document: { documents }, parameter, act }) {
  const items = documents.items.map(({ entry, title }) => ({ value: String(entry), text: title }));
  return {
    title: TEXT.mail_document_title,
    lead: TEXT.mail_document_lead,
    fields: [
      field('entry', TEXT.which_document, { kind: 'choice', value: parameter || String(act.defaults?.['entry'] ?? items.at(-1)?.value ?? ''), options: items }),
      field('contact', TEXT.whom, { kind: 'choice', value: String(act.defaults?.['contact'] ?? state.contact), options: Object.values(people.contacts).map(({ id, name, email }) => ({ value: id, text: `${name}, ${email}` })) }),
    ],
    commands: (values) => [{ type: 'mail_document', entry: Number(values['entry']), contact: values['contact'] }],
    button: ({ contact }) => format(TEXT.mail_document_button, { name: people.contacts[String(contact)]?.name ?? '' }),
    done: ({ contact }) => format(TEXT.document_mailed, { name: people.contacts[String(contact)]?.name ?? '' }),
    undo: false,
  };
}

/**
 * Takes away a file that a customer sent.
 * @param {Context} context
 * @returns {Spec}
 */
export function removeFile({ document: { files }, parameter, act }) {
  const options = files.map(({ entry, name, by }) => ({ value: String(entry), text: `${name}, ${by}` }));
  return {
    title: TEXT.remove_file_title,
    lead: TEXT.remove_file_lead,
    fields: [field('entry', TEXT.which_file, { kind: 'choice', value: parameter || String(act.defaults?.['entry'] ?? options[0]?.value ?? ''), options }), words({ label: TEXT.why, hint: TEXT.internal_hint })],
    commands: (values) => [body('remove_file', values, { entry: Number(values['entry']) })],
    button: () => TEXT.remove_file_button,
    done: () => TEXT.file_removed,
    warning: TEXT.remove_file_warning,
  };
}
