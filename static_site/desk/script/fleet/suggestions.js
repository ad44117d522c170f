import { get } from 'desk';
import { inWords } from '../money/in-words.js';

/** @import { FoundAccount } from '../../offer.js' */
/** @import { ProductPage } from '../../stock.js' */

const SHOWN = 8;

/**
 * Suggests accounts by words of their customers' names.
 * @param {string} typed
 */
export async function accountsLike(typed) {
  const { body } = await get(`/staff/accounts?q=${encodeURIComponent(typed)}`);
  const { accounts = [] } = /** @type {{ accounts?: FoundAccount[] }} */ (body ?? {});
  return accounts.slice(0, SHOWN).map(({ account, customer }) => ({ value: account, text: customer }));
}

/**
 * Suggests models of the catalogue.
 * @param {string} typed
 */
export async function modelsLike(typed) {
  const { body } = await get(`/staff/products?limit=${SHOWN}&q=${encodeURIComponent(typed)}`);
  const { products = [] } = /** @type {Partial<ProductPage>} */ (body ?? {});
  return products.map(({ product }) => ({ value: product.sku, text: inWords(product.name) }));
}
