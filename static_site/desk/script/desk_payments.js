/** Money that came in: what it settles, what is owed, bank statements; an area of the desk's, loaded once it is asked for. */
export { close, open, reread } from './payments/payments-page.js';
