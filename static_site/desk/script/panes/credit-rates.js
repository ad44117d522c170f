import { element, format } from '../../../shared/script/dom.js';
import { shownNumber } from '../money/amounts.js';
import { amountOf, amountWrong } from './payment-panes.js';
import * as TEXT from 'texts';

/** @import { Context, Field, Invoice } from '../../staff.js' */

/** @typedef {NonNullable<Invoice['vat']>[number]} Share a rate of VAT of an invoice, with what its VAT came to */
/** @typedef {{ amount: string, vat_rate: string, vat_category: string }} Group */

/**
 * Asks for an amount of each rate of VAT of an invoice: its rates follow the invoice that is chosen.
 * @param {Context} context
 * @param {() => string} chosen
 * @returns {Field & { follow: () => void }}
 */
export function ratesField({ dossier: { state } }, chosen) {
  const rowsOf = element('tbody');
  /** @type {{ share: Share, input: HTMLInputElement }[]} */
  let rows = [];
  let shown = '';
  const follow = () => {
    const invoice = state.invoices.find(({ number }) => number === chosen());
    if (!invoice || shown === invoice.number) return;
    shown = invoice.number;
    rows = (invoice.vat ?? []).map((share) => ({ share, input: element('input', { class: 'n', inputmode: 'decimal', autocomplete: 'off', 'aria-label': format(TEXT.credit_of_rate, { rate: shownNumber(share.rate, 0) }) }) }));
    rowsOf.replaceChildren(...rows.map(({ share, input }) => element('tr', {}, element('th', { scope: 'row' }, format(TEXT.vat_rate_word, { rate: shownNumber(share.rate, 0) })), element('td', { class: 'cell' }, input))));
  };
  const head = element('tr', {}, element('th', { scope: 'col' }, TEXT.rate_word), element('th', { scope: 'col', class: 'r' }, TEXT.amount_gross));
  const table = element('table', { class: 'tl tl--in' }, element('caption', { class: 'vh' }, TEXT.over_rates), element('thead', {}, head), rowsOf);
  const written = () => rows.filter(({ input }) => input.value.trim());
  /** @returns {Group[]} */
  const read = () => (written().some(({ input }) => amountWrong(input.value)) ? [] : written().map(({ share, input }) => ({ amount: amountOf(input.value), vat_rate: share.rate, vat_category: share.category ?? 'S' })));
  const check = () => written().map(({ input }) => amountWrong(input.value)).find((why) => why !== null) ?? (written().length ? null : TEXT.choose_some);
  return { kind: 'custom', name: 'groups', label: '', make: () => ({ node: table, read, focus: () => rows[0]?.input.focus() }), check, when: ({ over }) => over === 'rates', follow };
}
