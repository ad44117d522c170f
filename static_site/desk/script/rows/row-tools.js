/** What the list loads when it is asked for: the preview of a row, and acts on many. */
export { drawChoice } from './choice-bar.js';
export { openMany } from './many.js';
export { togglePreview } from './preview.js';
export { askViewName } from './view-name.js';
