import { byId, element, find, query, renderPart, required } from '../../shared/script/dom.js';
import { bankDetails } from './bank-details.js';
import { copyButton } from './copy-button.js';
import { documentLink } from './document-link.js';
import * as TEXT from 'texts';

/** @import { ShownArchive, ShownDocument, ShownDocuments, ShownForward } from '../../shared/types.js' */

const HEAD = 16;
const TAIL = 8;
const asked = new URLSearchParams(location.search);
let mailed = asked.get('document')?.match(/^\d{1,8}$/)?.[0];

/**
 * Renders the section of all documents: closed until it is asked for, and hidden where a dossier shows none.
 * @param {ShownDocuments | null} part
 * @param {ShownForward | null} forward which of them are passed on
 */
export function renderDocuments(part, forward) {
  const forwarded = (forward?.invoices ?? []).map(({ entry }) => entry);
  byId('documents').hidden = !part?.items.length;
  renderPart(byId('documents-list'), { items: part?.items ?? [], forwarded }, ({ items }) => {
    query('[data-result]', byId('documents')).replaceChildren();
    return items.map((each) => item(each, forwarded.includes(each.entry)));
  });
  renderPart(byId('documents-archive'), part?.archive ?? null, archive);
  renderPart(byId('documents-bank'), part?.bank ?? [], (rows) => (rows.length ? [bankDetails(rows, TEXT.bank_ours, 'ours-')] : []));
}

/** Opens the list, once, at the document that a mail named, and the sheet that passes it on, or the history at its receipt. An unknown number opens the dossier as usual. */
export function openMailedDocument() {
  const row = find(`document-${mailed}`) ?? find(`entry-${mailed}`)?.parentElement;
  mailed = undefined;
  if (!row) return;
  required('#documents', HTMLDetailsElement).open = true;
  row.setAttribute('aria-current', 'true');
  row.scrollIntoView({ block: 'center' });
  (row.querySelector('a') ?? row).focus({ preventScroll: true });
  if (asked.get('forward')) /** @type {HTMLButtonElement | null} */ (row.querySelector('[data-open]'))?.click();
}

/**
 * @param {ShownDocument} document
 * @param {boolean} forwarded
 */
function item({ entry, title, file, size, sha256, url, pending, note }, forwarded) {
  return element(
    'li',
    { id: `document-${entry}`, tabindex: '-1' },
    documentLink({ label: title, title, url, pending }),
    note ? element('p', { class: 'st st--wait' }, note) : null,
    element('p', { class: 'by' }, size ? `${file}, ${size}` : file),
    forwarded ? element('p', { class: 's' }, element('button', { class: 'lnk', type: 'button', id: `forward-open-${entry}`, 'data-open': 'forward', 'data-document': entry, 'data-act': true, 'aria-label': `${TEXT.forward}, ${title}` }, TEXT.forward)) : null,
    sha256 ? element('p', { class: 'by' }, 'SHA-256 ', element('span', { class: 'ref hash' }, shortened(sha256)), copyButton(sha256, `SHA-256, ${title}`)) : null,
  );
}

/** @param {string} sha256 */
const shortened = (sha256) => `${sha256.slice(0, HEAD)}…${sha256.slice(-TAIL)}`;

/** @param {ShownArchive | null} part */
const archive = (part) => (part ? [documentLink({ label: part.label, title: part.label, url: part.url, pending: null })] : []);
