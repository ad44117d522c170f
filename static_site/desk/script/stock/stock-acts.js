import { dayOf, element, format, me, post } from 'desk';
import { openForm } from '../money/act-form.js';
import { inWords } from '../money/in-words.js';
import * as TEXT from 'texts';

/** @import { Arrival, FormField, Shown } from '../../stock.js' */
/** @typedef {(sku?: string) => Promise<void>} Changed */

/** @type {FormField} */
const REASON = { name: 'reason', label: TEXT.reason, kind: 'area', optional: true, most: 1000 };

/**
 * Sends a command on the stock of a product, held to the version that was seen.
 * @param {Shown} shown
 */
const sender = ({ sku, stock }) => (/** @type {object} */ body, /** @type {string} */ key) => post(`/staff/stock/${encodeURIComponent(sku)}/commands`, body, { key, version: stock?.item.version ?? null });

/**
 * @param {Shown} shown
 */
const lead = ({ sku, product }) => `${sku} ${inWords(product.product.name)}`;

/**
 * Gives a text without what was left empty.
 * @param {Record<string, unknown>} fields
 */
export const given = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== '' && value !== undefined));

/**
 * Says what was written, of which product.
 * @param {Shown} shown
 * @param {string} words
 * @returns {(string | HTMLElement)[]}
 */
export const line = ({ sku }, words) => [words, ' ', element('b', { class: 'ref' }, sku), '.'];

/**
 * @param {Shown} shown
 * @param {Changed} changed
 */
export function receiveGoods(shown, changed) {
  const arrivals = shown.stock?.item.arrivals ?? [];
  const [first] = arrivals;
  const options = [...arrivals.map(({ id, on, quantity }) => ({ value: id, text: format(TEXT.arrival_of, { pieces: quantity, day: dayOf(on) }) })), { value: '', text: TEXT.no_arrival }];
  /** @type {FormField[]} */
  const fields = [
    { name: 'quantity', label: TEXT.pieces_came, kind: 'number', value: first?.quantity ?? '', half: true },
    { name: 'arrival', label: TEXT.of_which_arrival, kind: 'choice', options, value: first?.id ?? '', half: true, optional: true },
    { name: 'rest_on', label: TEXT.rest_on, kind: 'day', optional: true, earliest: me().today, hint: TEXT.rest_on_more },
    REASON,
  ];
  const send = sender(shown);
  openForm({
    title: TEXT.act_receive,
    lead: lead(shown),
    fields: arrivals.length ? fields : fields.filter(({ name }) => name !== 'rest_on'),
    button: TEXT.receive,
    send: (values, key) => send({ type: 'receive_goods', ...given(values) }, key),
    done: ({ quantity }) => ({ text: line(shown, format(TEXT.received_pieces, { n: Number(quantity) })), changed }),
  });
}

/**
 * @param {Shown} shown
 * @param {Changed} changed
 */
export function correctCount(shown, changed) {
  const send = sender(shown);
  openForm({
    title: TEXT.act_count,
    lead: lead(shown),
    fields: [
      { name: 'on_hand', label: TEXT.pieces_counted, kind: 'number', value: shown.stock?.item.on_hand ?? '', hint: TEXT.counted_more },
      { ...REASON, optional: false },
    ],
    button: TEXT.correct,
    send: (values, key) => send({ type: 'count_stock', ...values }, key),
    done: ({ on_hand: pieces }) => ({ text: line(shown, format(TEXT.counted_pieces, { n: Number(pieces) })), changed }),
  });
}

/**
 * @param {Shown} shown
 * @param {Changed} changed
 */
export function beginCounting(shown, changed) {
  const send = sender(shown);
  openForm({
    title: TEXT.act_begin,
    lead: lead(shown),
    fields: [{ name: 'on_hand', label: TEXT.pieces_counted, kind: 'number', value: '' }, REASON],
    button: TEXT.act_begin,
    send: (values, key) => send({ type: 'begin_counting', ...given(values) }, key),
    done: ({ on_hand: pieces }) => ({ text: line(shown, format(TEXT.counted_pieces, { n: Number(pieces) })), changed }),
  });
}

/**
 * @param {Shown} shown
 * @param {Changed} changed
 */
export function expectGoods(shown, changed) {
  const send = sender(shown);
  openForm({
    title: TEXT.act_expect,
    lead: lead(shown),
    fields: [
      { name: 'quantity', label: TEXT.pieces_expected, kind: 'number', half: true },
      { name: 'on', label: TEXT.expected_day, kind: 'day', earliest: me().today, half: true },
      { ...REASON, label: TEXT.supplier_order, kind: 'text' },
    ],
    button: TEXT.expect,
    send: (values, key) => send({ type: 'expect_goods', ...given(values) }, key),
    done: ({ quantity, on }) => ({ text: line(shown, format(TEXT.expected_pieces, { n: Number(quantity), day: dayOf(String(on)) })), changed }),
  });
}

/**
 * Changes an expected arrival, or says that nothing of it comes.
 * @param {Shown} shown
 * @param {Arrival} arrival
 * @param {Changed} changed
 */
export function changeArrival(shown, arrival, changed) {
  const send = sender(shown);
  openForm({
    title: TEXT.act_arrival,
    lead: lead(shown),
    fields: [
      { name: 'quantity', label: TEXT.pieces_expected, kind: 'number', value: arrival.quantity, half: true, hint: TEXT.nought_cancels },
      { name: 'on', label: TEXT.expected_day, kind: 'day', value: arrival.on, earliest: me().today, half: true },
      { ...REASON, optional: false },
    ],
    button: TEXT.change,
    send: ({ quantity, on, reason }, key) => send(quantity === 0 ? { type: 'cancel_arrival', arrival: arrival.id, reason } : { type: 'change_arrival', arrival: arrival.id, reason, ...changedOf(arrival, quantity, on) }, key),
    done: ({ quantity, on }) => ({ text: line(shown, quantity === 0 ? TEXT.arrival_cancelled : format(TEXT.expected_pieces, { n: Number(quantity), day: dayOf(String(on)) })), changed }),
  });
}

/**
 * @param {Arrival} arrival
 * @param {unknown} quantity
 * @param {unknown} on
 */
const changedOf = (arrival, quantity, on) => ({ ...(quantity !== arrival.quantity && { quantity }), ...(on !== arrival.on && { on }) });
