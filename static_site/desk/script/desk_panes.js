/** The panes of a dossier's acts: loaded with the first that is opened, or before, once the page has nothing else to do. */
export { caseFacts } from './panes/case-facts.js';
export { markAfter } from './panes/after-act.js';
export { showWholePage } from './panes/whole-page.js';
export { overtaken } from './panes/overtaken.js';
export { comeBack, settled } from './panes/moving-on.js';
export { closePane, openedPane, openPane } from './panes/pane.js';
export { paneOf } from './panes/registry.js';
