import { element } from '../../../shared/script/dom.js';
import { details } from '../../../dossier/script/details.js';

/** @import { CustomerDocument, StaffDossier } from '../../staff.js' */

/**
 * Draws what a case is known by, with the way to its instrument, and what its customer reads of diagnosis, quote and sums.
 * @param {CustomerDocument} shown
 * @param {StaffDossier} dossier
 */
export function caseFacts(shown, { state }) {
  const { instrument } = /** @type {{ instrument?: { id: string } | null }} */ (/** @type {unknown} */ (state));
  const named = shown.named.map(({ label, value }, index) => [element('dt', {}, label), element('dd', { class: index ? null : 'ref' }, index && instrument ? element('a', { href: `#/instruments/${encodeURIComponent(instrument.id)}` }, value) : value)]);
  const facts = details({ details: shown.details, lines: shown.lines, totals: shown.totals, comments: shown.comments, commentsLang: shown.comments_lang });
  const section = element('section', { class: 'section case-facts' }, element('dl', { class: 'kv' }, ...named.flat()), ...facts);
  for (const node of section.querySelectorAll('[id]')) node.removeAttribute('id');
  return section;
}
