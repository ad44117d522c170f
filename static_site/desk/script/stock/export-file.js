import { element, getFile, me, tell, why } from 'desk';
import * as TEXT from 'texts';

const MOST_FILES = 20;

/**
 * Draws the button that saves the catalogue, or another list, as a file; of more rows than one file has, as several.
 * @param {string} [path]
 * @param {string} [name] how the file is called, before the day
 */
export function exportButton(path = '/staff/product-export', name = TEXT.export_name) {
  const button = element('button', { class: 'btn btn--2', type: 'button', id: 'export' }, TEXT.export);
  button.onclick = async () => {
    button.setAttribute('aria-busy', 'true');
    await saveAll(path, name);
    button.removeAttribute('aria-busy');
  };
  return button;
}

/**
 * @param {string} path
 * @param {string} called
 */
async function saveAll(path, called) {
  /** @type {string | null} */
  let cursor = null;
  for (let number = 1; number <= MOST_FILES; number += 1) {
    const answer = await getFile(`${path}${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`);
    if (!answer.ok || !answer.file) {
      tell({ text: why(answer), bad: true });
      return;
    }
    const name = `${called}-${me().today}${number > 1 || answer.next ? `-${number}` : ''}.csv`;
    save(answer.file, name);
    cursor = answer.next;
    if (!cursor) {
      tell({ text: `${TEXT.exported} ${name}.` });
      return;
    }
  }
}

/**
 * @param {Blob} file
 * @param {string} name
 */
function save(file, name) {
  const address = URL.createObjectURL(file);
  element('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
