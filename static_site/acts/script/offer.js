import { openOrder } from './order.js';
import { openReserve } from './reserve.js';

/**
 * Opens what is done with an offer: it is reserved from, or ordered. Few readers do either, so that this is loaded apart.
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 */
export const open = (button, reread) => (button.dataset.open === 'reserve' ? openReserve : openOrder)(button, reread);
