import { me } from 'desk';
import { dayInWords, later, workingLater } from '../dossier/days.js';
import { nameOf } from '../dossier/pieces-of.js';
import * as TEXT from 'texts';

/** @import { Body, Context, Field, Line, StaffDossier, Values } from '../../staff.js' */

/** How long a reason is that the customer reads on one look. */
const REASON = 180;

/**
 * Asks for words that the customer reads.
 * @param {Partial<Field> & { label: string }} field
 * @returns {Field}
 */
export const words = (field) => ({ kind: 'area', name: 'comment', ...field });

/**
 * Asks for the reason of an act, which the customer reads.
 * @param {string} label
 * @param {string[]} [usual] reasons that are given often
 * @returns {Field}
 */
export const reasonField = (label, usual = []) => words({ label, hint: TEXT.reason_hint, most: REASON, quick: usual.map((text) => ({ text, value: text })) });

/**
 * Asks for a word that the customer may read beside what happened.
 * @returns {Field}
 */
export const wordField = () => words({ label: TEXT.word_to_customer, optional: true });

/**
 * Asks whether the customer is written to; nobody is asked where nobody would be.
 * @param {Pick<Context, 'act'>} context
 * @returns {Field[]}
 */
export const mailField = ({ act: { mails } }) => (mails.length ? [{ kind: 'check', name: 'mails', label: TEXT.write_to.replace('{names}', () => new Intl.ListFormat(TEXT.locale).format(mails)), value: true }] : []);

/**
 * Asks by when the customer hears of us again.
 * @param {string | null} [value]
 * @returns {Field}
 */
export const newsField = (value = null) => ({ kind: 'day', name: 'next_news', label: TEXT.next_news, value, optional: true, earliest: me().today, quick: [1, 5, 10].map((days) => ({ text: dayInWords(workingLater(me().today, days)), value: workingLater(me().today, days) })) });

/**
 * Gives the part of a body that is common to acts: what was written, whether it mails, by when there is news.
 * @param {Values} values
 */
export const common = ({ comment, mails, next_news: news }) => ({ ...(comment ? { comment } : {}), ...(mails === false ? { mails: false } : {}), ...(news ? { next_news: news } : {}) });

/**
 * Makes the body of a command.
 * @param {string} type
 * @param {Values} values
 * @param {Record<string, unknown>} [more]
 * @returns {Body}
 */
export const body = (type, values, more = {}) => ({ type, ...more, ...common(values) });

/**
 * Gives lines to choose among.
 * @param {Line[]} lines
 * @param {(line: Line) => string} [note]
 */
export const lineOptions = (lines, note) => lines.map((line) => ({ value: String(line.id), text: nameOf(line), note: [line.sku, note?.(line)].filter(Boolean).join(' · ') }));

/** @param {unknown} value */
export const numbers = (value) => /** @type {string[]} */ (value ?? []).map(Number);

/**
 * Gives the name of the contact that the dossier is for.
 * @param {StaffDossier} dossier
 */
export const contactName = ({ state, people }) => people.contacts[state.contact]?.name ?? people.name;

/**
 * Gives the name of who asked a question: whose link it came by, else the dossier's contact.
 * @param {StaffDossier} dossier
 * @param {import('../../staff.js').Question | undefined} question
 */
export const askerName = (dossier, question) => dossier.links.find(({ id }) => id === question?.by?.split(':').at(-1))?.contact?.name ?? contactName(dossier);

/**
 * Gives shortcuts to days after one.
 * @param {string} from
 */
export const dayShortcuts = (from) => [
  { text: TEXT.two_days, value: workingLater(from, 2) },
  { text: TEXT.one_week, value: later(from, 7) },
  { text: TEXT.two_weeks, value: later(from, 14) },
];
