/** Who works here: an area of the desk's, loaded once it is asked for. */
export { close, open, reread } from './colleagues/colleagues-page.js';
