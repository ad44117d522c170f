import { contact } from '../../shared/script/contact.js';
import { byId, format, query, renderPart, slot } from '../../shared/script/dom.js';
import { lostLinkButton } from '../../shared/script/lost-links.js';
import { pageAddress } from '../../shared/script/page-address.js';
import { state } from '../../shared/script/state.js';
import { showPermitted } from './access-links.js';
import { offerActs } from './act-forms.js';
import { deliveries } from './deliveries.js';
import { details } from './details.js';
import { renderDocuments } from './document-list.js';
import { entries, pageHistory } from './history.js';
import { renderPointInTime } from './point-in-time.js';
import { postalAddresses } from './postal-addresses.js';
import { references } from './references.js';
import { outlook, reservedDays } from './reservation.js';
import { setTabStop } from './roving-tabindex.js';
import { sentFiles } from './sent-files.js';
import { steps } from './steps.js';
import { todo, verdict } from './verdict.js';
import * as TEXT from 'texts';

/** @import { CustomerDocument, MaskedDocument, ShownEntry } from '../../shared/types.js' */

const SHORT_HISTORY = 5;
const MASKED_TODO = { who: /** @type {const} */ ('us'), tag: TEXT.masked_tag, title: TEXT.masked_title, amount: null, late: null, sums: [], notes: [TEXT.masked_note], acts: [], links: [], bank: [], document: null };

/**
 * Renders a document in the page that the template opened; parts that did not change stay untouched.
 * @param {CustomerDocument | MaskedDocument} dossier
 */
export function renderDossier(dossier) {
  const full = dossier.view === 'full' ? dossier : null;
  const history = full?.history.entries ?? [];
  const older = full?.history.older ?? null;
  document.title = `${dossier.title} · ${TEXT.seller}`;
  renderPart(slot('title'), dossier.title, (title) => [title]);
  renderPart(slot('references'), { reference: dossier.reference, theirs: full?.customer_reference ?? null, hint: full?.customer_reference_hint ?? null, customer: full?.for ?? null, named: full?.named }, references);
  renderPart(slot('verdict'), { sentences: dossier.verdict, lead: full?.lead ?? null, leadLang: full?.lead_lang ?? null, late: dossier.verdict_late }, verdict);
  renderPart(slot('todo'), full ? full.todo : MASKED_TODO, (part) => (full ? todo(part) : [...todo(part), lostLinkButton(dossier.reference)]));
  slot('todo').classList.toggle('todo--you', full?.todo?.who === 'you');
  renderPart(slot('deliveries'), full?.deliveries ?? null, deliveries);
  renderPart(slot('days'), full?.reservation ?? null, reservedDays);
  renderPart(slot('outlook'), full?.reservation ?? null, outlook);
  renderPart(slot('steps'), dossier.steps, steps);
  renderPart(slot('details'), full && { details: full.details, lines: full.lines, totals: full.totals, comments: full.comments, commentsLang: full.comments_lang }, details);
  const drawn = renderPart(slot('history'), { history, older }, () => entries(history));
  setTabStop(slot('history'));
  renderPart(slot('addresses'), full?.addresses ?? [], postalAddresses);
  renderPart(slot('contact'), { contact: dossier.contact, reference: dossier.reference }, contact);
  showPermitted(full ? full.permits : TEXT.foot_masked, Boolean(full?.acts.access));
  renderPart(byId('instead'), full?.acts.instead ?? null, (text) => [text]);
  offerActs(full?.acts ?? null);
  renderDocuments(full?.documents ?? null, full?.acts.forward ?? null);
  byId('files').hidden = !full?.files.length && !full?.acts.send_file;
  byId('send-files').hidden = !full?.acts.send_file;
  renderPart(byId('files-list'), full?.files ?? [], sentFiles);
  renderPointInTime(full?.as_of ?? null);
  slot('print-address').textContent = format(TEXT.on_paper, { address: pageAddress() });
  layout(!full, history);
  if (drawn) pageHistory(slot('history'), query('[data-older]'), older);
}

/**
 * @param {boolean} masked
 * @param {ShownEntry[]} history
 */
function layout(masked, history) {
  const columns = query('.columns');
  columns.classList.toggle('columns--alone', masked);
  columns.classList.toggle('columns--short', !masked && history.length <= SHORT_HISTORY);
  query('.hist').hidden = history.length === 0;
  query('[data-key-you]').hidden = history.every(({ kind }) => kind !== 'you');
  query('[data-key-then]').hidden = !state.reference;
}
