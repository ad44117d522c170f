export { close, open, reread } from './tasks/effects.js';
