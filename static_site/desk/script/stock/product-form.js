import { dayOf, format, me, post } from 'desk';
import { openForm } from '../money/act-form.js';
import { shownNumber } from '../money/amounts.js';
import { given, line } from './stock-acts.js';
import { KIND_NAMES } from './names.js';
import { inWords } from '../money/in-words.js';
import * as TEXT from 'texts';

/** @import { FormField, Product, Shown } from '../../stock.js' */
/** @typedef {(sku?: string) => Promise<void>} Changed */

const KINDS = ['instrument', 'spare_part', 'consumable', 'service', 'software'];

/**
 * Gives the fields of a product, filled in with what it is.
 * @param {Product | null} product
 * @returns {FormField[]}
 */
function fieldsOf(product) {
  const options = KINDS.map((value) => ({ value, text: KIND_NAMES[value] ?? value }));
  const numbers = [{ value: '', text: TEXT.not_numbered }, { value: 'serial', text: TEXT.serial_numbers }, { value: 'lot', text: TEXT.lot_numbers }];
  return [
    { name: 'name', label: TEXT.product_name, kind: 'words', value: product?.name },
    { name: 'kind', label: TEXT.product_kind_field, kind: 'choice', options, value: product?.kind ?? 'spare_part', half: true },
    { name: 'vat_rate', label: TEXT.vat_rate, kind: 'amount', value: product ? shownNumber(product.vat_rate, 0) : '20', half: true },
    { name: 'detail', label: TEXT.product_detail, kind: 'words', value: product?.detail, optional: true },
    { name: 'unit', label: TEXT.product_unit, kind: 'words', value: product?.unit, optional: true },
    { name: 'lead_days', label: TEXT.lead_days, kind: 'number', value: product?.lead_days ?? '', half: true, optional: true },
    { name: 'reorder_below', label: TEXT.reorder_below, kind: 'number', value: product?.reorder_below ?? '', half: true, optional: true },
    { name: 'numbered', label: TEXT.numbered, kind: 'choice', options: numbers, value: product?.numbered ?? '', half: true, optional: true },
    { name: 'replaced_by', label: TEXT.replaced_by_field, value: product?.replaced_by ?? '', half: true, optional: true, mono: true },
    { name: 'fits', label: TEXT.fits, value: (product?.fits ?? []).join(' '), optional: true, mono: true, hint: TEXT.fits_more },
    { name: 'customs_code', label: TEXT.customs_code, value: product?.customs_code ?? '', half: true, optional: true, mono: true },
    { name: 'origin', label: TEXT.origin, value: product?.origin ?? '', half: true, optional: true, mono: true, most: 2 },
    { name: 'weight', label: TEXT.weight, kind: 'number', value: product?.weight ?? '', half: true, optional: true },
  ];
}

/**
 * Gives what the fields say as the API wants it.
 * @param {Record<string, unknown>} values
 */
const writtenOf = (values) => ({ ...values, fits: String(values.fits ?? '').split(/[\s,;]+/).filter(Boolean), origin: values.origin ? String(values.origin).toUpperCase() : null });

/** @param {Changed} changed */
export function newProduct(changed) {
  openForm({
    title: TEXT.new_product,
    wide: true,
    fields: [
      { name: 'sku', label: TEXT.col_sku, mono: true, most: 40, half: true },
      { name: 'amount', label: TEXT.price_net, kind: 'amount', optional: true, half: true },
      ...fieldsOf(null),
    ],
    button: TEXT.create,
    send: ({ amount, ...values }, key) => post('/staff/products', { ...given(writtenOf(values)), ...(amount ? { prices: [{ since: me().today, amount }] } : {}) }, { key }),
    done: ({ sku }) => ({ text: format(TEXT.product_created, { sku: String(sku) }), changed: () => changed(String(sku)) }),
  });
}

/**
 * @param {Shown} shown
 * @param {Changed} changed
 */
export function changeProduct(shown, changed) {
  const { product, version } = shown.product;
  openForm({
    title: TEXT.act_change,
    lead: `${shown.sku} ${inWords(product.name)}`,
    wide: true,
    fields: fieldsOf(product),
    button: TEXT.change,
    note: TEXT.offers_keep,
    send: (values, key) => command(shown, { type: 'change_product', ...otherThan(product, writtenOf(values)) }, key, version),
    done: () => ({ text: line(shown, TEXT.product_changed), changed }),
  });
}

/**
 * Gives the fields that are other than the product's: what was left as it was is not sent.
 * @param {Product} product
 * @param {Record<string, unknown>} values
 */
function otherThan(product, values) {
  const now = /** @type {Record<string, unknown>} */ ({ ...product, fits: product.fits ?? [] });
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => JSON.stringify(value ?? null) !== JSON.stringify(now[name] ?? null)));
}

/**
 * @param {Shown} shown
 * @param {Changed} changed
 */
export function withdrawProduct(shown, changed) {
  openForm({
    title: TEXT.act_withdraw,
    lead: `${shown.sku} ${inWords(shown.product.product.name)}`,
    fields: [{ name: 'since', label: TEXT.from_day, kind: 'day', value: me().today, earliest: me().today }],
    button: TEXT.withdraw,
    note: TEXT.offers_keep,
    send: ({ since }, key) => command(shown, { type: 'withdraw_product', since }, key, shown.product.version),
    done: ({ since }) => ({ text: line(shown, format(TEXT.withdrawn_done, { day: dayOf(String(since)) })), changed }),
  });
}

/**
 * @param {Shown} shown
 * @param {Changed} changed
 */
export function putBack(shown, changed) {
  openForm({
    title: TEXT.act_put_back,
    lead: `${shown.sku} ${inWords(shown.product.product.name)}`,
    fields: [],
    button: TEXT.act_put_back,
    send: (_, key) => command(shown, { type: 'put_back_product' }, key, shown.product.version),
    done: () => ({ text: line(shown, TEXT.put_back_done), changed }),
  });
}

/**
 * @param {Shown} shown
 * @param {object} body
 * @param {string} key
 * @param {number} version
 */
const command = ({ sku }, body, key, version) => post(`/staff/products/${encodeURIComponent(sku)}/commands`, body, { key, version });
