/** @import { CustomerDocument } from '../../shared/types.js' */

/**
 * Gives the revision of a dossier's offer, as it is laid beside another; what says who has access has none.
 * @param {CustomerDocument | null} document
 */
export const revision = (document) => (document && 'acts' in document ? (document.acts.offer?.revision ?? null) : null);

/**
 * Says whether the offer of a dossier was revised since it was read.
 * @param {CustomerDocument | null} was
 * @param {CustomerDocument | null} now
 */
export const isRevised = (was, now) => Boolean(revision(was) && revision(now) && revision(was)?.number !== revision(now)?.number);
