/** The page of a dossier with its panes: loaded when one is opened. */
export { close, open, reread } from './dossier/dossier-area.js';
