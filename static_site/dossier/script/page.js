/**
 * What acts take from the page that opened them: its very modules, since its state is there once.
 * An act is loaded when it is asked for, and imports this as `page`.
 */
export { contact } from '../../shared/script/contact.js';
export { announce } from '../../shared/script/announcer.js';
export { dossierPath, tryRequest } from '../../shared/script/api.js';
export { copied } from '../../shared/script/clipboard.js';
export { timeNow } from '../../shared/script/clock.js';
export { byId, element, find, format, icon, query, renderPart, required, slot } from '../../shared/script/dom.js';
export { noBreak } from '../../shared/script/no-break.js';
export { pageAddress } from '../../shared/script/page-address.js';
export { state } from '../../shared/script/state.js';
export { accepted, postAct } from './act-request.js';
export { bankDetails } from './bank-details.js';
export { references } from './references.js';
export { todo, verdict } from './verdict.js';
export { currentDocument } from './current-document.js';
export { documentLink } from './document-link.js';
export { filled, isUnsure, send, sentence, showResult, validate, whyRefused } from './form.js';
export { isLost } from './sent-files.js';
