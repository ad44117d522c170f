/** The catalogue and what is there of it: an area of the desk's, loaded once it is asked for. */
export { close, open, reread } from './stock/stock-page.js';
