import { announce, element, tell } from 'desk';
import { openImport, PRODUCT_FILE } from './import-pane.js';
import * as TEXT from 'texts';

/** @import { FileKind } from './import-pane.js' */
/** @typedef {(sku?: string) => Promise<void>} Changed */

const LARGEST = 3 * 1024 * 1024;
/** @type {AbortController | null} */
let watching = null;

/**
 * Draws the button that chooses a file.
 * @param {Changed} changed
 * @param {FileKind} [kind]
 */
export function importButton(changed, kind = PRODUCT_FILE) {
  const input = element('input', { type: 'file', accept: '.csv,text/csv', id: 'import-file', class: 'vh', tabindex: '-1', 'aria-label': TEXT.import_csv });
  const button = element('button', { class: 'btn btn--2', type: 'button', id: 'import' }, TEXT.import_csv);
  button.onclick = () => input.click();
  input.onchange = () => {
    const [file] = input.files ?? [];
    if (file) take(file, changed, kind);
    input.value = '';
  };
  return element('span', {}, button, input);
}

/** @param {DragEvent} event */
function over(event) {
  if (!event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  document.body.classList.add('dropping');
}

/** @param {DragEvent} event */
function out(event) {
  if (!event.relatedTarget) document.body.classList.remove('dropping');
}

/**
 * Takes a file that is dropped anywhere on the page.
 * @param {Changed} changed
 * @param {FileKind} [kind]
 */
export function dropImports(changed, kind = PRODUCT_FILE) {
  stopDrops();
  watching = new AbortController();
  const { signal } = watching;
  const drop = (/** @type {DragEvent} */ event) => {
    document.body.classList.remove('dropping');
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    take(file, changed, kind);
  };
  document.addEventListener('dragover', over, { signal });
  document.addEventListener('dragleave', out, { signal });
  document.addEventListener('drop', drop, { signal });
}

/** Takes no file any more. */
export function stopDrops() {
  watching?.abort();
  watching = null;
}

/**
 * @param {File} file
 * @param {Changed} changed
 * @param {FileKind} kind
 */
async function take(file, changed, kind) {
  if (file.size > LARGEST || !/\.(?:csv|txt)$/i.test(file.name)) {
    const words = file.size > LARGEST ? TEXT.file_too_large : TEXT.file_no_csv;
    tell({ text: words, bad: true });
    announce(words);
    return;
  }
  await openImport(file.name, await file.arrayBuffer(), changed, kind);
}
