/**
 * What the sheets take from this page: its very modules, since its state is there once.
 * They import it as `page`, as the sheets of a dossier's page import that; what this page alone has they import as `access`.
 */
export { accepted, postAct } from '../../dossier/script/act-request.js';
export { filled, isUnsure, sentence, whyRefused } from '../../dossier/script/form.js';
export { announce } from '../../shared/script/announcer.js';
export { byId, element, find, format, icon, query, slot } from '../../shared/script/dom.js';
export { state } from '../../shared/script/state.js';
export { currentAccess, currentAccess as currentDocument } from './current-access.js';
export { showDead, showReplaced } from './read-access.js';
