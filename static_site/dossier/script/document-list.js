import { byId, element, fill } from '../../shared/script/dom.js';
import { bank } from './bank-details.js';
import { copyButton } from './copy-button.js';
import { paper } from './document-link.js';
import * as TEXT from 'texts';

const HEAD = 16;
const TAIL = 8;
let wanted = new URLSearchParams(location.search).get('document')?.match(/^\d{1,8}$/)?.[0];

// The section of all documents: closed until it is asked for, and not there where a dossier shows none.
export function placeDocuments(part) {
  byId('documents').hidden = !part?.items.length;
  fill(byId('documents-list'), part?.items ?? [], (items) => {
    byId('documents').querySelector('[data-answer]').replaceChildren();
    return items.map(item);
  });
  fill(byId('documents-archive'), part?.archive, archive);
  fill(byId('documents-bank'), part?.bank ?? [], (rows) => (rows.length ? [bank(rows, TEXT.bank_ours, 'ours-')] : []));
}

// A mail names the document that it is about: the dossier opens there, once. An unknown number opens the dossier as usual.
export function pointAtDocument() {
  const row = wanted && byId(`document-${Number(wanted)}`);
  wanted = null;
  if (!row) return;
  byId('documents').open = true;
  row.setAttribute('aria-current', 'true');
  row.scrollIntoView({ block: 'center' });
  (row.querySelector('a') ?? row).focus({ preventScroll: true });
}

function item({ entry, title, file, size, sha256, url, pending, note }) {
  return element(
    'li',
    { id: `document-${entry}`, tabindex: '-1' },
    paper({ label: title, title, url, pending }),
    note ? element('p', { class: 'st st--wait' }, note) : null,
    element('p', { class: 'by' }, size ? `${file}, ${size}` : file),
    sha256 ? element('p', { class: 'by' }, 'SHA-256 ', element('span', { class: 'ref hash' }, shortened(sha256)), copyButton(sha256, `SHA-256, ${title}`)) : null,
  );
}

const shortened = (sha256) => `${sha256.slice(0, HEAD)}…${sha256.slice(-TAIL)}`;

const archive = (part) => (part ? [paper({ label: part.label, title: part.label, url: part.url })] : []);
