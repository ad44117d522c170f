import { element, format } from 'desk';
import { isZero, shownAmount, shownNumber } from '../money/amounts.js';
import { statementOf } from './payments-address.js';
import { plainTable } from './plain-table.js';
import * as TEXT from 'texts';

/** @import { AgedBalance, Ages } from '../../payments.js' */

const SVG = 'http://www.w3.org/2000/svg';
const WIDE = 100;
/** @type {(keyof Ages)[]} */
const COLUMNS = ['not_due', 'to_30', 'to_60', 'to_90', 'longer', 'total', 'favour', 'balance'];
const SHADES = [['not_due', 0], ['to_30', 1], ['to_60', 2], ['to_90', 3], ['longer', 3]];

/**
 * Draws what is owed by its age, a row a customer.
 * @param {AgedBalance} balance
 */
export function agedTable(balance) {
  const names = [TEXT.not_due, TEXT.to_30, TEXT.to_60, TEXT.to_90, TEXT.longer, TEXT.total_word, TEXT.favour_word, TEXT.balance_word];
  const heads = [{ text: TEXT.customer_word }, { text: TEXT.share_word }, ...names.map((text) => ({ text, style: 'r' }))];
  const rows = balance.accounts.map(({ account, customer, currency, sums }) => [element('b', {}, element('a', { href: statementOf(account) }, customer ?? account), currency === 'EUR' ? '' : ` (${currency})`), bar(sums), ...cells(sums)]);
  const euros = balance.sums['EUR'];
  return element('div', {}, element('p', { class: 'fine', id: 'aged-lead' }, euros ? format(TEXT.late_of, { late: shownAmount(euros.late), total: shownAmount(euros.total) }) : TEXT.nothing_owed), plainTable(TEXT.aged_caption, heads, rows, euros ? [TEXT.total_word, '', ...cells(euros)] : undefined));
}

/** @param {Ages} sums */
const cells = (sums) => COLUMNS.map((column) => (isZero(sums[column]) ? element('span', { class: 'mute' }, '–') : column === 'balance' ? element('b', {}, shownNumber(sums[column])) : shownNumber(sums[column])));

/**
 * Draws the shares of a sum; widths are drawn, and are no money.
 * @param {Ages} sums
 */
function bar(sums) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'aged');
  svg.setAttribute('viewBox', `0 0 ${WIDE} 7`);
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  let from = 0;
  for (const [column, shade] of SHADES) {
    const width = (Number(sums[/** @type {keyof Ages} */ (column)]) / (Number(sums.total) || 1)) * WIDE;
    const part = document.createElementNS(SVG, 'rect');
    part.setAttribute('class', `aged__${shade}`);
    part.setAttribute('x', from.toFixed(1));
    part.setAttribute('width', width.toFixed(1));
    part.setAttribute('height', '7');
    svg.append(part);
    from += width;
  }
  return svg;
}
