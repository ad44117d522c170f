import { element, format } from 'page';
import { figures, titled } from './figures.js';
import { will } from 'sheets';
import * as TEXT from 'texts';

/** @import { ShownOrdering, ShownReview } from '../../shared/types.js' */
/** @import { OrderDraft } from './order-draft.js' */
/** @import { Sheet } from './sheet.js' */

/**
 * An order as it is written. review: what it comes to, as the API said of `reviewed`, the body that was sent. asked: the body that
 * it was asked of last. mailed: to whom the code was mailed, and when.
 * @typedef {{ sheet: Sheet, about: ShownOrdering, draft: OrderDraft, review: ShownReview | null, reviewed: string, asked: string, timer: number, mailed: Mailed | null }} Order
 */

/** @typedef {{ email: string, at: string, until: string }} Mailed hours of the reader's own clock */

/**
 * The ways between the steps of an order.
 * @typedef {{ write: (control?: HTMLElement) => void, review: () => void, code: () => void, refused: (answer: import('./submit.js').Refusal) => Promise<void> }} Ways
 */

/**
 * Says which step of how many it is: a code, where one is asked for, is a step of its own.
 * @param {Order} order
 * @param {number} number
 */
export function count({ review }, number) {
  const all = review?.code ? 3 : 2;
  const words = element('b', {}, format(TEXT.step_of, { n: number, all }));
  const why = { 1: review?.consent ? TEXT.step_consent : review?.code ? TEXT.step_code : TEXT.step_write, 2: TEXT.step_review, 3: TEXT.step_last }[number];
  return element('span', { 'data-step': number }, words, `, ${why}`);
}

/**
 * Draws the steps as a scale, up to one of them.
 * @param {Order} order
 * @param {number} number
 */
export function scale({ review }, number) {
  const cells = Array.from({ length: review?.code ? 3 : 2 }, (_, index) => element('i', { class: index < number ? 'on' : null }));
  return element('span', { class: 'mini', 'aria-hidden': 'true', 'data-scale': number }, ...cells);
}

/**
 * Draws what is ordered, and what it comes to where that is known.
 * @param {Order} order
 * @param {string} title
 * @param {(string | Node)[][]} sentences
 */
export function recap({ draft, review, reviewed }, title, sentences) {
  const known = review && reviewed === JSON.stringify(draft.body()) ? review : null;
  const rows = draft.rows().map(({ line, name, of, quantity }) => ({
    key: String(line),
    label: name,
    value: String(quantity),
    small: quantity === of ? null : of - quantity === 1 ? TEXT.left_one : format(TEXT.left_more, { n: of - quantity }),
  }));
  return [titled(title), figures(rows), known ? totals(known) : element('p', { class: 's mute' }, TEXT.reckoning), known ? will(sentences) : null].filter((node) => node !== null);
}

/** @param {ShownReview} review */
function totals({ totals: sums }) {
  const rows = sums.flatMap(({ label, value, strong }, index) => [
    element('dt', { class: strong ? 'big' : null }, label),
    element('dd', { class: strong ? 'big' : null, 'data-figure': `recap-sum-${index}` }, value),
  ]);
  return element('dl', { class: 'totals' }, ...rows);
}
