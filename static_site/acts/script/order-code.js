import { announce, element, filled, format } from 'page';
import { mailCode, place } from './order-review.js';
import { count, recap, scale } from './order-state.js';
import { field, tell } from 'sheets';
import * as TEXT from 'texts';

/** @import { Order, Ways } from './order-state.js' */
/** @import { Step } from './sheet.js' */

const CODE = /^(?:\s*\d){8}\s*$/;

/**
 * Asks for the code that was mailed, without which the order is not placed.
 * @param {Order} order
 * @param {Ways} ways
 * @returns {Step}
 */
export function codeStep(order, ways) {
  const { sheet, review, mailed } = order;
  const input = element('input', { class: 'code', id: `${sheet.id}-code`, type: 'text', inputmode: 'numeric', autocomplete: 'one-time-code', maxlength: 20 });
  const wrong = () => (CODE.test(input.value) ? null : filled(input.value) ? TEXT.code_wrong : TEXT.code_missing);
  const hint = format(TEXT.code_hint, { ...mailed });
  const code = field({ name: 'code', label: TEXT.code_label, hint }, input, wrong);
  return {
    title: TEXT.code_title,
    above: [count(order, 3)],
    scale: scale(order, 3),
    fields: [code],
    left: [code.node, help(order, ways)],
    right: () => recap(order, TEXT.what_you_order, [[TEXT.code_nothing]]),
    press: () => TEXT.order_for.replace('{amount}', review?.amount ?? ''),
    back: TEXT.review_again,
    onBack: () => ways.review(),
    send: () => place(order, { code: input.value.replaceAll(/\s/g, '') }, ways),
    unsent: TEXT.order_unsent,
  };
}

/**
 * @param {Order} order
 * @param {Ways} ways
 */
function help(order, ways) {
  const again = element('button', { class: 'lnk', type: 'button' }, TEXT.code_again);
  again.addEventListener('click', () => askAgain(order, ways));
  return element(
    'ul',
    { class: 'short', role: 'list' },
    element('li', {}, element('b', {}, TEXT.code_none), element('span', {}, `${TEXT.code_junk} `, again, ` ${TEXT.code_again_more}`)),
    element('li', {}, element('b', {}, TEXT.code_elsewhere), element('span', {}, TEXT.code_elsewhere_more)),
  );
}

/**
 * Has another code mailed; the one before is good no more.
 * @param {Order} order
 * @param {Ways} ways
 */
async function askAgain(order, ways) {
  if (!(await mailCode(order, ways))) return;
  ways.code();
  tell(order.sheet.dialog, 'you', TEXT.code_sent, TEXT.code_sent_more);
  announce(TEXT.code_sent);
}
