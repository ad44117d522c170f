import { bankDetails, byId, contact, documentLink, element, format, icon, pageAddress, references, renderPart, slot, todo, verdict } from 'page';
import * as TEXT from 'texts';

/** @import { InvoicesDocument, ShownInvoice, ShownInvoiceDocument, ShownSupplier } from '../../shared/types.js' */

/** Opens the page of the invoices in the place of what is there. */
export function open() {
  const back = element('p', { class: 'back', id: 'to-affairs', hidden: true }, element('a', { href: byId('content').dataset.affairs }, icon('back'), TEXT.all_affairs));
  const print = element('button', { class: 'lnk prt', type: 'button', 'data-print': true }, icon('print'), ' ', TEXT.print);
  byId('content').replaceChildren(
    element('section', { class: 'earlier', id: 'earlier', tabindex: '-1', hidden: true }),
    element(
      'div',
      { class: 'face' },
      element(
        'div',
        { class: 'wrap' },
        back,
        element('div', { class: 'id' }, element('h1', { class: 'vh', 'data-slot': 'title' }), element('dl', { class: 'idl', 'data-slot': 'references' }), print),
        element('div', { class: 'answer' }, element('div', { 'data-slot': 'verdict', tabindex: '-1' }), element('aside', { class: 'todo', 'data-slot': 'todo', 'aria-labelledby': 'h-todo' })),
      ),
    ),
    element(
      'div',
      { class: 'wrap' },
      element('div', { 'data-slot': 'invoices' }),
      element('div', { class: 'pair' }, element('section', { 'data-slot': 'supplier', 'aria-labelledby': 'h-supplier' }), element('section', { 'data-slot': 'proofs', 'aria-labelledby': 'h-proofs' })),
      element('section', { class: 'sep', 'aria-labelledby': 'h-call' }, element('h2', { id: 'h-call' }, TEXT.whom_to_call), element('div', { class: 'duo', 'data-slot': 'contact' })),
      element('div', { class: 'sep' }, element('p', { class: 'fresh' }, element('span', { 'data-slot': 'fresh' }), element('button', { class: 'lnk', type: 'button', 'data-reread': true }, TEXT.read_again)), element('p', { class: 'print-only', 'data-slot': 'print-address' })),
    ),
  );
}

/**
 * Draws the invoices in the page that was opened; parts that did not change stay untouched.
 * @param {InvoicesDocument} shown
 */
export function render(shown) {
  document.title = `${shown.title} · ${TEXT.seller}`;
  renderPart(slot('title'), shown.title, (title) => [title]);
  renderPart(slot('references'), { reference: shown.reference, theirs: shown.customer_reference, hint: null, customer: shown.for, supplier: shown.supplier_number }, references);
  renderPart(slot('verdict'), { sentences: shown.verdict, lead: shown.lead, leadLang: null, late: shown.verdict_late }, verdict);
  renderPart(slot('todo'), shown.todo, todo);
  slot('todo').classList.toggle('todo--you', shown.todo.who === 'you');
  renderPart(slot('invoices'), shown.invoices, (rows) => (rows.length ? [table(rows)] : []));
  renderPart(slot('supplier'), shown.supplier, supplier);
  renderPart(slot('proofs'), shown.documents, proofs);
  renderPart(slot('contact'), { contact: shown.contact, reference: shown.reference }, contact);
  byId('foot').textContent = shown.permits;
  slot('print-address').textContent = format(TEXT.on_paper, { address: pageAddress() });
}

/**
 * Draws the invoices. Roles are given again: a table laid out as rows on a phone loses them.
 * @param {ShownInvoice[]} rows
 */
function table(rows) {
  const head = [TEXT.invoice, TEXT.invoice_due, TEXT.invoice_state, TEXT.invoice_waits, TEXT.invoice_left].map((text) => element('th', { role: 'columnheader', scope: 'col' }, text));
  return element(
    'table',
    { class: 'inv', role: 'table' },
    element('caption', { class: 'vh' }, TEXT.invoices),
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...head)),
    element('tbody', { role: 'rowgroup' }, ...rows.map(row)),
  );
}

/** @param {ShownInvoice} invoice */
function row({ name, note, document: file, due, state, state_note: more, late, who, wait, payment, amount }) {
  const named = file ? documentLink({ ...file, label: name }) : element('span', { class: 'nm' }, name);
  return element(
    'tr',
    { role: 'row' },
    element('th', { role: 'rowheader', scope: 'row' }, named, small(note)),
    element('td', { role: 'cell', class: 'wide' }, due),
    element('td', { role: 'cell', class: late ? 'wide late' : 'wide' }, state, small(more)),
    element('td', { role: 'cell', class: 'wide' }, element('b', { class: who === 'you' ? 'you' : null }, wait), payment ? small(`${payment.label} ${payment.value}`) : null),
    element('td', { role: 'cell' }, amount),
  );
}

/** @param {string | null} text */
const small = (text) => (text ? element('small', {}, text) : null);

/** @param {ShownSupplier} part */
const supplier = ({ facts, bank, warning, call }) => [
  element('h2', { id: 'h-supplier' }, TEXT.supplier),
  element('dl', { class: 'kv' }, ...facts.flatMap(({ label, value, ref }) => [element('dt', {}, label), element('dd', { class: ref ? 'ref' : null }, value)])),
  bankDetails(bank, TEXT.bank_ours, 'ours-'),
  element('p', { class: 'warn' }, warning, ' ', element('a', { class: 'nb', href: call.href }, call.text), '.'),
];

/** @param {ShownInvoiceDocument[]} documents */
const proofs = (documents) => (documents.length ? [element('h2', { id: 'h-proofs' }, TEXT.proofs), element('ul', { class: 'proofs', role: 'list' }, ...documents.map(({ label, document: file }) => element('li', {}, element('span', { class: 'mute' }, label), element('div', {}, documentLink(file)))))] : []);
