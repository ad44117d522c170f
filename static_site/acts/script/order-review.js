import { accepted, element, format, icon, timeNow } from 'page';
import { count, recap, scale } from './order-state.js';
import { dayInWords, errorPlace, press, submit } from 'sheets';
import * as TEXT from 'texts';

/** @import { CodeMailed } from '../../shared/types.js' */
/** @import { Field } from './fields.js' */
/** @import { Order, Ways } from './order-state.js' */
/** @import { Step } from './sheet.js' */

/**
 * Shows all of an order before it is placed: what was written, each with the way back to it, and what it comes to.
 * @param {Order} order
 * @param {Ways} ways
 * @returns {Step}
 */
export function reviewStep(order, ways) {
  const { sheet, review, about } = order;
  const terms = termsField(sheet.id, about.buyer, about.terms.url);
  const sentences = [review?.arrives, review?.next, review?.pay, review?.left_note, review?.undo].filter((text) => typeof text === 'string');
  return {
    title: TEXT.review_title,
    above: [count(order, 2)],
    scale: scale(order, 2),
    fields: [terms],
    left: [...(review?.warnings ?? []).map(warning), written(order, ways), terms.node],
    right: () => recap(order, TEXT.what_you_order, sentences.map((text) => [text])),
    press: () => (review?.code ? TEXT.get_code : format(TEXT.order_for, { amount: review?.amount ?? '' })),
    back: TEXT.change,
    onBack: () => ways.write(),
    note: review?.code ? [review.code_note, review.consent_note].filter((text) => text).join(' ') : TEXT.order_now,
    send: () => (review?.code ? ask(order, ways) : place(order, {}, ways)),
    unsent: TEXT.order_unsent,
  };
}

/**
 * Gives the order as it is signed, for exactly what was shown.
 * @param {Order} order
 */
export const signed = ({ draft, review }) => ({ ...draft.body(), name: draft.name.value(), figures: review?.figures ?? '' });

/**
 * Places the order; the sheet ends, or says why it was not placed.
 * @param {Order} order
 * @param {object} more the code
 * @param {Ways} ways
 */
export const place = (order, more, ways) => submit(order.sheet, 'orders', { ...signed(order), ...more }, { done: TEXT.ordered, nothing: TEXT.order_nothing }, ways.refused);

/**
 * Has a code mailed, and goes on to where it is written.
 * @param {Order} order
 * @param {Ways} ways
 */
async function ask(order, ways) {
  if (await mailCode(order, ways)) ways.code();
}

/**
 * Has a code mailed, and remembers to whom, and until when it is good.
 * @param {Order} order
 * @param {Ways} ways
 * @returns {Promise<boolean>} whether it was
 */
export async function mailCode(order, ways) {
  const answer = await press(order.sheet, 'order-codes', signed(order));
  if (answer === undefined) return false;
  if (!answer || !accepted(answer)) {
    await ways.refused(answer);
    return false;
  }
  const { email, minutes } = /** @type {CodeMailed} */ (/** @type {unknown} */ (answer.body));
  order.mailed = { email, at: timeNow(), until: timeNow(minutes) };
  return true;
}

/**
 * @param {Order} order
 * @param {Ways} ways
 */
function written({ draft, review, about }, ways) {
  const { number, file, lines, place: where, person, phone, wished, name } = draft;
  const ordered = draft.rows().filter(({ quantity }) => quantity).map(({ quantity, name: what }) => `${quantity} × ${what}`);
  const rows = [
    row(TEXT.own_number, element('b', { class: 'ref' }, number.value() ?? ''), number.value() ? null : TEXT.number_later, number, ways),
    row(TEXT.file_order_kind, null, file.told() ?? TEXT.own_order_none, file, ways),
    row(TEXT.quantities, null, ordered.join(', '), lines.fields[0], ways),
    row(TEXT.deliver_to, null, review?.delivery.lines.join(', ') ?? '', where.fields[0], ways),
    person.value() ? row(TEXT.on_site, null, [person.value(), phone.value()].filter((text) => text).join(', '), person, ways) : null,
    row(TEXT.wished, null, wished.value() ? dayInWords(wished.value()) : TEXT.as_soon, wished, ways),
    about.billing.length ? row(TEXT.billed_to, null, about.billing.join(', '), null, ways) : null,
    row(TEXT.ordered_by, null, name.value(), name, ways),
  ];
  return element('dl', { class: 'sum' }, ...rows);
}

/**
 * @param {string} label
 * @param {Node | null} node
 * @param {string | null} text
 * @param {Field | null | undefined} about
 * @param {Ways} ways
 */
function row(label, node, text, about, ways) {
  const back = about ? element('button', { class: 'lnk', type: 'button' }, TEXT.change, element('span', { class: 'vh' }, ` : ${label}`)) : null;
  back?.addEventListener('click', () => ways.write(about?.control));
  return element('div', {}, element('dt', {}, label), element('dd', {}, text ? null : node, text), element('dd', { class: 'ed' }, back));
}

/** @param {string} text */
const warning = (text) => element('div', { class: 'msg msg--you' }, icon('alert'), element('p', {}, text));

/**
 * @param {string} prefix
 * @param {string} buyer
 * @param {string} url of the general terms
 * @returns {Field}
 */
function termsField(prefix, buyer, url) {
  const id = `${prefix}-terms`;
  const input = element('input', { id, type: 'checkbox', 'aria-required': 'true', 'aria-describedby': `${id}-x` });
  const [before = '', after = ''] = TEXT.terms.replace('{buyer}', buyer).split('{terms}');
  const link = element('a', { href: url, target: '_blank', rel: 'noopener' }, TEXT.terms_link, element('span', { class: 'vh' }, ` ${TEXT.new_tab}`));
  const label = element('label', { for: id }, before, link, after);
  const error = errorPlace(id);
  const node = element('div', { class: 'f' }, element('div', { class: 'check' }, input, label), error);
  return { name: 'terms', label: TEXT.terms_label, node, control: input, place: error, wrong: () => (input.checked ? null : TEXT.terms_missing) };
}
