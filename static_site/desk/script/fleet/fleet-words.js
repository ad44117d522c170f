import { format, me } from 'desk';
import { dayWithYear, inWords } from '../money/in-words.js';
import * as TEXT from 'texts';

/** @import { Agreement, InstrumentFact, ListedInstrument } from '../../fleet.js' */

const FACTS = /** @type {Record<string, string>} */ (TEXT.facts);
export const WORKS = /** @type {Record<string, string>} */ (TEXT.works);

/** The levels of contract of the seller, by their keys. */
export const LEVELS = Object.fromEntries(TEXT.contract_levels.split('|').filter(Boolean).map((level) => level.split('=')));

/**
 * Says what was agreed, and until when.
 * @param {Agreement} agreed
 */
export const agreedWords = ({ level, until }) => format(TEXT.contract_until, { level: LEVELS[level] ?? level, day: dayWithYear(until) });

/**
 * Says until when the warranty lasts.
 * @param {ListedInstrument} one
 */
export const warrantyWords = ({ warranty }) => (warranty ? format(warranty < me().today ? TEXT.warranty_over : TEXT.warranty_until, { day: dayWithYear(warranty) }) : TEXT.no_warranty);

/**
 * Gives what is known of a fact, for its sentence; what is not known is left out.
 * @param {InstrumentFact['what']} what
 */
function placesOf({ name, contract, until, valid_until: valid, work, warranty, ...rest }) {
  const agreed = /** @type {Agreement | null | undefined} */ (contract);
  const day = valid ?? until ?? warranty;
  return { ...rest, name: name && typeof name === 'object' ? inWords(/** @type {Record<string, string>} */ (name)) : name, contract: agreed ? agreedWords(agreed) : '', day: day ? dayWithYear(String(day)) : '', work: WORKS[String(work)] ?? '' };
}

/**
 * Says what happened to an instrument.
 * @param {InstrumentFact} fact
 */
export function factWords({ what }) {
  const lacks = (what.type === 'contract' && !what['contract']) || (what.type === 'warranty' && !what['until']) || (what.type === 'put' && !what['location']);
  const text = FACTS[lacks ? `${what.type}_none` : what.type] ?? what.type;
  const places = /** @type {Record<string, string | number>} */ (placesOf(what));
  return format(text, { account: '', dossier: '', location: '', part: '', number: '', report: '', done_by: '', version: '', entry: '', serial: '', model: '', label: '', ...Object.fromEntries(Object.entries(places).filter(([, value]) => value !== undefined && value !== null)) }).replace(/[\s,]+$/, '');
}
