/** Instruments, their passports and their cases: an area of the desk's, loaded once it is asked for. */
export { close, open, reread } from './fleet/fleet-page.js';
