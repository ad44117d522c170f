import { get, why } from 'desk';
import { shownNumber } from '../money/amounts.js';
import { newDraft, newLine } from './draft.js';
import * as TEXT from 'texts';

/** @import { Draft } from '../../offer.js' */
/** @import { Words } from '../../stock.js' */

/** @typedef {{ sku: string, quantity: number, name?: Words, unit_price?: string, vat_rate?: string, discount?: string, lead_days?: number, goods?: boolean }} BodyLine */

/**
 * Gives the revision of an offer, filled in with what it is today; words where it cannot be revised.
 * @param {string} reference
 * @returns {Promise<Draft | string>}
 */
export async function readRevision(reference) {
  const [acts, dossier] = await Promise.all([get(`/staff/dossiers/${reference}/acts?lang=${TEXT.lang}`), get(`/staff/dossiers/${reference}`)]);
  const read = /** @type {{ version: number, acts: { act: string, allowed: boolean, reason: string | null, defaults: Record<string, unknown> | null }[] } | null} */ (acts.body);
  const shown = /** @type {{ state: { contact: string }, people: { name: string, contacts: Record<string, { name: string, language: string }> } } | null} */ (dossier.body);
  const act = read?.acts.find((one) => one.act === 'revise');
  if (!read || !shown) return why(acts.ok ? dossier : acts);
  if (!act?.allowed || !act.defaults) return act?.reason ?? TEXT.no_revision;
  const body = /** @type {{ lines: BodyLine[], terms: { valid_until: string }, discount?: string, freight?: { amount: string } | null }} */ (/** @type {unknown} */ (act.defaults));
  const fresh = newDraft();
  return {
    ...fresh,
    person: { ...fresh.person, language: shown.people.contacts[shown.state.contact]?.language ?? fresh.person.language },
    lines: body.lines.map((line) => newLine({ sku: line.sku, name: line.name ?? null, quantity: String(line.quantity), price: shownNumber(line.unit_price), priced: true, discount: shownNumber(line.discount, 0).replace(/^0$/, ''), lead: line.lead_days === undefined ? '' : String(line.lead_days), goods: line.goods ?? true, kept: /** @type {Record<string, unknown>} */ (line) })),
    validUntil: body.terms.valid_until,
    discount: shownNumber(body.discount, 0).replace(/^0$/, ''),
    freight: body.freight ? 'amount' : 'none',
    freightAmount: body.freight ? shownNumber(body.freight.amount) : '',
    revises: { reference, version: read.version, body: /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (body)), to: shown.people.contacts[shown.state.contact]?.name ?? shown.people.name },
  };
}
