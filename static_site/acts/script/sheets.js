/**
 * What the acts of an offer, and of what is to be paid, take from the others: their very modules, since their state is there once.
 * Those are loaded apart (offer.js), and import this as `sheets`.
 */
export { choiceField, dayField, dayInWords, errorPlace, field, nameField, textField } from './fields.js';
export { emphasised } from './figures.js';
export { tell } from './messages.js';
export { orderFile, sendOrderFile } from './order-file.js';
export { will } from './recap.js';
export { revision } from './revised.js';
export { goTo, openSheet, refresh } from './sheet.js';
export { press, refuse, submit } from './submit.js';
export { readWritten, writeAgain } from './written.js';
