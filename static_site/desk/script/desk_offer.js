/** A new offer, or the revision of one: an area of the desk's, loaded once it is asked for. */
export { close, open, reread } from './offer/offer-page.js';
