import { bankDetails, currentDocument, documentLink, element, format } from 'page';
import { cents, figure, money, written } from './cents.js';
import { field, will } from 'sheets';
import * as TEXT from 'texts';

/** @import { ShownPayable, ShownPaying } from '../../shared/types.js' */

/** Gives what the reader may pay, null where there is nothing. */
export const paying = () => currentDocument()?.paying ?? null;
/** Gives those of which something is asked today, what is due first before all. */
export const askedFor = () => paying()?.items.filter(({ asked }) => asked) ?? [];

/**
 * Makes the field of an amount of what is open.
 * @param {string} id
 * @param {{ label: string, hinted?: boolean }} words hinted: whether it says between which amounts
 * @param {{ most: string, value: string, currency: string }} about most: what is open; value: what stands there; both in figures
 */
export function amountField(id, { label, hinted }, { most, value, currency }) {
  const last = cents(most) ?? 0;
  const first = Math.min(100, last);
  const input = element('input', { id, class: 'sum-in', type: 'text', inputmode: 'decimal', maxlength: 20, autocomplete: 'off', value: written(cents(value) ?? last) });
  const right = () => {
    const amount = cents(input.value);
    return amount !== null && amount >= first && amount <= last ? amount : null;
  };
  const between = format(TEXT.amount_wrong, { first: written(first), last: money(last, currency) });
  const made = field({ name: 'amount', label, hint: hinted ? between : undefined }, input, () => (right() === null ? between : null));
  return { ...made, cents: right, value: () => figure(right() ?? last), between };
}

/**
 * Draws what is owed of one, as the right half of a sheet begins.
 * @param {ShownPayable} item
 */
export function owed({ title, totals, terms, document: file }) {
  const rows = totals.flatMap(({ label, value, strong }) => [element('dt', { class: strong ? 'big' : null }, label), element('dd', { class: strong ? 'big' : null, 'data-figure': label }, value)]);
  return [element('h3', {}, title), element('dl', { class: 'totals' }, ...rows), element('p', { class: 's mute' }, terms), file ? element('p', { class: 's' }, documentLink(file)) : null].filter((one) => one !== null);
}

/**
 * Draws where a transfer goes, with the code that says it to the application of a bank.
 * @param {ShownPayable} item
 */
export function transferFacts({ bank, code, code_text: says, invoice }) {
  const list = bankDetails(bank, '', 'pay-');
  if (!code) return element('div', { class: 'pay' }, list);
  const picture = element('img', { src: code, alt: says, width: 176, height: 176 });
  const save = element('a', { href: code, download: `${invoice ?? 'code'}.svg` }, TEXT.code_save);
  save.addEventListener('click', (event) => {
    event.preventDefault();
    savePicture(picture, `${invoice ?? 'code'}.png`);
  });
  return element('div', { class: 'pay' }, list, element('figure', {}, element('div', { class: 'qr' }, picture), element('figcaption', {}, TEXT.code_scan, ' ', save)));
}

/**
 * Saves the code as a picture of dots, which telephones open and banks' applications read; it is drawn as vectors.
 * @param {HTMLImageElement} picture
 * @param {string} name
 */
function savePicture(picture, name) {
  const canvas = element('canvas', { width: 848, height: 848 });
  canvas.getContext('2d')?.drawImage(picture, 0, 0, 848, 848);
  canvas.toBlob((blob) => {
    if (!blob) return;
    const href = URL.createObjectURL(blob);
    element('a', { href, download: name }).click();
    URL.revokeObjectURL(href);
  });
}

/**
 * Says what to do about another account, and whom to call.
 * @param {ShownPaying} about
 */
export const warned = ({ warning, call }) => {
  const words = will([[`${warning} `, element('a', { class: 'nb', href: call.href }, call.text), '.']]);
  words.classList.add('will--no');
  return words;
};
