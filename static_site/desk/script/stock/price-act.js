import { dayOf, format, me, post } from 'desk';
import { openForm } from '../money/act-form.js';
import { shownAmount } from '../money/amounts.js';
import { line } from './stock-acts.js';
import { inWords } from '../money/in-words.js';
import * as TEXT from 'texts';

/** @import { Shown } from '../../stock.js' */

/**
 * Sets a price from a day on; an amount of a day to come that is left empty takes that price away.
 * @param {Shown} shown
 * @param {(sku?: string) => Promise<void>} changed
 */
export function changePrice(shown, changed) {
  const { sku, product } = shown;
  const { today } = me();
  const coming = (product.product.prices ?? []).filter(({ since }) => since > today);
  const path = `/staff/products/${encodeURIComponent(sku)}/commands`;
  const options = [{ value: '', text: TEXT.new_price }, ...coming.map(({ since, amount }) => ({ value: since, text: format(TEXT.drop_price, { day: dayOf(since), amount: shownAmount(amount) }) }))];
  openForm({
    title: TEXT.act_price,
    lead: `${sku} ${inWords(product.product.name)}`,
    fields: [
      ...(coming.length ? [/** @type {const} */ ({ name: 'drop', label: TEXT.what_of_price, kind: 'choice', options, value: '', optional: true })] : []),
      { name: 'amount', label: TEXT.price_net, kind: 'amount', value: '', half: true, optional: coming.length > 0, hint: product.price ? format(TEXT.price_now, { amount: shownAmount(product.price) }) : '' },
      { name: 'since', label: TEXT.from_day, kind: 'day', value: today, earliest: today, half: true },
    ],
    button: TEXT.set,
    note: TEXT.offers_keep,
    send: ({ amount, since, drop }, key) => post(path, drop ? { type: 'drop_price', since: drop } : { type: 'set_price', amount, since }, { key, version: product.version }),
    done: ({ amount, since, drop }) => ({ text: line(shown, drop ? format(TEXT.price_dropped, { day: dayOf(String(drop)) }) : format(TEXT.price_set, { amount: shownAmount(String(amount)), day: dayOf(String(since)) })), changed }),
  });
}
