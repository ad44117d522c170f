import { byId } from '../../shared/script/dom.js';
import { loadStyle } from '../../shared/script/load-style.js';

/** @typedef {typeof import('../../invoices/script/invoices.js')} InvoicesView */

/**
 * What draws the page of a link that shows the invoices alone, null before one was read: few links are such, so it is loaded then.
 * @type {InvoicesView | null}
 */
let view = null;

/** @returns {Promise<InvoicesView>} */
export async function loadInvoices() {
  const { invoices = '', invoicesStyle = '' } = byId('content').dataset;
  const [loaded] = await Promise.all([/** @type {Promise<InvoicesView>} */ (import(invoices)), loadStyle(invoicesStyle)]);
  view = loaded;
  return loaded;
}

export const invoicesView = () => view;
