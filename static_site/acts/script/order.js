import { currentDocument, element, postAct } from 'page';
import { codeStep } from './order-code.js';
import { writeOrder } from './order-draft.js';
import { reviewStep } from './order-review.js';
import { count, recap, scale } from './order-state.js';
import { revisions } from './revisions.js';
import { goTo, openSheet, press, readWritten, refresh, refuse, sendOrderFile, writeAgain } from 'sheets';
import * as TEXT from 'texts';

/** @import { ShownOrdering, ShownReview } from '../../shared/types.js' */
/** @import { OrderDraft } from './order-draft.js' */
/** @import { Order, Ways } from './order-state.js' */
/** @import { Sheet, Step } from './sheet.js' */
/** @import { Refusal } from './submit.js' */

// What was written in each sheet: it is written again into the fields of a dossier that changed.
/** @type {WeakMap<Sheet, Order>} */
const orders = new WeakMap();
/** Milliseconds after which what was written is reckoned. */
const PAUSE = 600;

/**
 * Opens the sheet in which an offer is ordered.
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 */
export const openOrder = (button, reread) => openSheet('order', button, reread, { wide: true, draw });

/**
 * @param {Sheet} sheet
 * @returns {Step | null}
 */
function draw(sheet) {
  const about = currentDocument()?.ordering;
  if (!about) return null;
  return writeStep(begin(sheet, about));
}

/**
 * Begins an order, with what was written of it before.
 * @param {Sheet} sheet
 * @param {ShownOrdering} about
 */
function begin(sheet, about) {
  const before = orders.get(sheet);
  const known = before ? { ...about, places: joined(about.places, before.about.places, 'id'), countries: joined(about.countries, before.about.countries, 'code') } : about;
  const draft = writeOrder(sheet, known);
  if (before) writeAgain(gathered(draft), readWritten(gathered(before.draft)));
  const order = { sheet, about: known, draft, review: null, reviewed: '', asked: '', timer: 0, mailed: null };
  orders.set(sheet, order);
  return order;
}

/**
 * Adds what was known before: it comes with what an order comes to, and is there while that is asked for.
 * @template T
 * @param {T[]} now
 * @param {T[]} before
 * @param {keyof T} key
 */
const joined = (now, before, key) => [...now, ...before.filter((one) => !now.some((other) => other[key] === one[key]))];

/** @param {OrderDraft} draft */
const gathered = ({ left }) => element('div', {}, ...left);

/**
 * @param {Order} order
 * @returns {Step}
 */
function writeStep(order) {
  const { draft } = order;
  return {
    title: TEXT.order_title,
    above: [count(order, 1)],
    scale: scale(order, 1),
    fields: draft.fields,
    left: [...revisions(order.sheet), ...draft.left],
    right: () => {
      draft.file.show();
      reckon(order);
      return recap(order, TEXT.what_you_order, [order.review?.arrives ?? '', order.review?.next ?? '', order.review?.pay ?? '', order.review?.consent_note ?? ''].filter((text) => text).map((text) => [text]));
    },
    press: () => TEXT.order_review,
    back: TEXT.back_to_offer,
    note: TEXT.order_nothing_yet,
    send: () => goOn(order),
    unsent: TEXT.order_unsent,
  };
}

/**
 * Asks what an order comes to, a moment after it was written.
 * @param {Order} order
 */
function reckon(order) {
  const body = order.draft.body();
  const content = JSON.stringify(body);
  if (content === order.asked || !order.draft.countable()) return;
  const first = order.asked === '';
  order.asked = content;
  clearTimeout(order.timer);
  order.timer = setTimeout(() => look(order, body, content), first ? 0 : PAUSE);
}

/**
 * @param {Order} order
 * @param {object} body
 * @param {string} content
 */
async function look(order, body, content) {
  const answer = await postAct('order-reviews', body, order.sheet.document?.version);
  if (order.asked !== content || answer?.status !== 200) return;
  take(order, /** @type {ShownReview} */ (answer.body), content);
  refresh(order.sheet);
}

/**
 * Takes what the API said of an order: the number of steps follows from it, and the customer's own addresses and countries come with it.
 * @param {Order} order
 * @param {ShownReview} review
 * @param {string} content
 */
function take(order, review, content) {
  const { about, draft } = order;
  Object.assign(order, { review, reviewed: content, asked: content, about: { ...about, places: joined(review.places, about.places, 'id'), countries: joined(review.countries, about.countries, 'code') } });
  draft.place.add(order.about.places, order.about.countries);
  order.sheet.dialog.querySelector('[data-step="1"]')?.replaceWith(count(order, 1));
  order.sheet.dialog.querySelector('[data-scale="1"]')?.replaceWith(scale(order, 1));
}

/**
 * Sends what was written to be reviewed, and shows all of it.
 * @param {Order} order
 */
async function goOn(order) {
  if (!(await sendOrderFile(order.sheet, order.draft.file, order.draft.name.value()))) return;
  const body = order.draft.body();
  const answer = await press(order.sheet, 'order-reviews', body);
  if (answer === undefined) return;
  if (answer?.status !== 200) {
    await refuse(order.sheet, answer, TEXT.order_nothing);
    return;
  }
  take(order, /** @type {ShownReview} */ (/** @type {unknown} */ (answer.body)), JSON.stringify(body));
  waysOf(order).review();
}

/**
 * @param {Order} order
 * @returns {Ways}
 */
function waysOf(order) {
  const { sheet } = order;
  const write = (/** @type {HTMLElement | undefined} */ control) => {
    goTo(sheet, writeStep(order));
    control?.focus();
  };
  /** @type {Ways} */
  const ways = {
    write: (control) => write(control),
    review: () => goTo(sheet, reviewStep(order, ways)),
    code: () => goTo(sheet, codeStep(order, ways)),
    refused: (answer) => explain(order, ways, answer),
  };
  return ways;
}

/**
 * Says why an order was not placed: at the fields that it is about, where they are of an earlier step.
 * @param {Order} order
 * @param {Ways} ways
 * @param {Refusal} answer
 */
async function explain(order, ways, answer) {
  const names = answer?.status === 422 || answer?.status === 400 ? (answer.body?.errors ?? []).map(({ field }) => field) : [];
  const here = order.sheet.step?.fields.some(({ name }) => names.includes(name));
  if (names.length && !here) ways.write();
  await refuse(order.sheet, answer, TEXT.order_nothing);
}
