import { element, format, icon, me, timeOf } from 'desk';
import { isZero, shownAmount, shownNumber } from '../money/amounts.js';
import { mailPreview } from '../panes/mail-preview.js';
import { draft } from './draft.js';
import * as TEXT from 'texts';

/** @import { Figures, Rehearsed } from '../../offer.js' */

/**
 * Draws the totals as the API has them, what it notices, the mail, and the button that sends.
 * @param {{ send: () => void, show: () => void }} acts
 */
export function totalsPart({ send, show }) {
  const sums = element('div', {}, element('p', { class: 'mute' }, TEXT.totals_later));
  const notices = element('div', { id: 'notices' });
  const mail = element('div', {});
  const failure = element('div', { role: 'alert' });
  const pdf = element('button', { class: 'lnk', type: 'button', id: 'draft-document', 'aria-disabled': 'true' }, icon('doc'), TEXT.draft_document);
  const button = element('button', { class: 'btn btn--l btn--whole', type: 'button', id: 'send-offer' });
  button.onclick = send;
  pdf.onclick = show;
  label(button, null);
  const node = element(
    'aside',
    { class: 'offer-side', 'aria-labelledby': 'totals' },
    element('h2', { id: 'totals' }, TEXT.total),
    sums,
    notices,
    element('section', { class: 'section' }, element('div', { class: 'cap' }, element('h2', {}, TEXT.before_sending), pdf), mail),
    failure,
    button,
    element('p', { class: 'fine' }, format(TEXT.undone_within, { seconds: me().undo_seconds })),
  );
  return {
    node,
    button,
    pdf,
    show: (/** @type {Rehearsed} */ told) => {
      if (told.offer) sums.replaceChildren(...totals(told.offer));
      notices.replaceChildren(...[...new Set(told.notices.map(({ text }) => text))].map((text) => element('div', { class: 'warn' }, icon('clock'), element('p', {}, text))));
      mail.replaceChildren(...mailPreview(told, [draft().note.trim()].filter((words) => words.length > 3)));
      pdf.removeAttribute('aria-disabled');
      label(button, told.offer?.gross ?? null);
    },
    none: (/** @type {string} */ why) => {
      sums.replaceChildren(element('p', { class: 'mute' }, why));
      notices.replaceChildren();
      mail.replaceChildren();
      pdf.setAttribute('aria-disabled', 'true');
      label(button, null);
    },
    fail: (/** @type {string[]} */ words) => failure.replaceChildren(...(words.length ? [element('div', { class: 'warn warn--ko' }, icon('alert'), element('div', {}, ...words.map((each) => element('p', {}, each))))] : [])),
    wait: (/** @type {boolean} */ waiting) => node.classList.toggle('is-old', waiting),
  };
}

/**
 * @param {HTMLButtonElement} button
 * @param {string | null} gross
 */
function label(button, gross) {
  button.replaceChildren(gross ? format(TEXT.send_of, { amount: shownAmount(gross) }) : TEXT.send, ' ', element('kbd', { 'aria-hidden': 'true' }, TEXT.commit_keys));
}

/** @param {Figures} figures */
function totals({ freight, net, gross, rates }) {
  /** @type {[string, string, boolean][]} */
  const pairs = [
    [TEXT.freight, isZero(freight) ? TEXT.freight_free : shownAmount(freight), false],
    [TEXT.sum_net, shownAmount(net), false],
    ...rates.map(({ vat_rate: rate, net: base, vat: amount }) => /** @type {[string, string, boolean]} */ ([format(rates.length > 1 ? TEXT.vat_on : TEXT.vat_of, { rate: shownNumber(rate, 0), base: shownAmount(base) }), shownAmount(amount), false])),
    [TEXT.sum_gross, shownAmount(gross), true],
  ];
  return [
    element('dl', { class: 'sum' }, ...pairs.flatMap(([name, amount, big]) => [element('dt', { class: big ? 'big' : null }, name), element('dd', { class: big ? 'big' : null }, amount)])),
    element('p', { class: 'fine' }, format(TEXT.reckoned_at, { time: timeOf(new Date().toISOString()) })),
  ];
}
