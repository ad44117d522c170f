export { close, open, reread } from './tasks/tasks.js';
