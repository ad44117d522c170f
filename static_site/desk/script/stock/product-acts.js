import { dayOf, format } from 'desk';
import { isManager } from '../money/manager.js';
import { changeProduct, putBack, withdrawProduct } from './product-form.js';
import { changePrice } from './price-act.js';
import { beginCounting, correctCount, expectGoods, receiveGoods } from './stock-acts.js';
import * as TEXT from 'texts';

/** @import { Shown } from '../../stock.js' */

/** @typedef {{ id: string, key: string | null, label: string, about?: string, why: string | null, run: () => void }} ProductAct An act: `why` says why it is not allowed. */

/**
 * @param {string} id
 * @param {string | null} key
 * @param {string} label
 * @param {string | null} why
 * @param {() => void} run
 * @param {string} [about]
 * @returns {ProductAct}
 */
const act = (id, key, label, why, run, about = '') => ({ id, key, label, why, run, about });

/**
 * Gives what can be done with a product.
 * @param {Shown} shown
 * @param {(sku?: string) => Promise<void>} changed
 * @returns {ProductAct[]}
 */
export function actsOf(shown, changed) {
  const role = isManager() ? null : TEXT.managers_alone;
  const { stock, product } = shown;
  const goods = product.product.goods ? role : TEXT.no_goods;
  const counted = stock ? role : TEXT.not_counted;
  const coming = stock?.item.arrivals.reduce((all, { quantity }) => all + quantity, 0);
  return [
    act('receive', 'R', TEXT.act_receive, counted, () => receiveGoods(shown, changed), coming ? format(TEXT.n_expected, { n: coming }) : ''),
    stock ? act('count', 'K', TEXT.act_count, role, () => correctCount(shown, changed), TEXT.reason_needed) : act('begin', 'K', TEXT.act_begin, goods, () => beginCounting(shown, changed)),
    act('expect', 'E', TEXT.act_expect, counted, () => expectGoods(shown, changed)),
    act('price', 'P', TEXT.act_price, role, () => changePrice(shown, changed)),
    act('change', null, TEXT.act_change, role, () => changeProduct(shown, changed)),
    product.product.withdrawn
      ? act('put-back', null, TEXT.act_put_back, role, () => putBack(shown, changed), format(TEXT.withdrawn_since, { day: dayOf(product.product.withdrawn) }))
      : act('withdraw', null, TEXT.act_withdraw, role, () => withdrawProduct(shown, changed)),
  ];
}
