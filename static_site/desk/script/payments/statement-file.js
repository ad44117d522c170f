import { announce, element, format, get, post, tell, why } from 'desk';
import { digest } from '../../../acts/script/file-digest.js';
import * as TEXT from 'texts';

/** @import { Statement } from '../../payments.js' */
/** @typedef {() => Promise<void>} Changed */

const LARGEST = 50 * 1024 * 1024;
const TRIES = 20;
const PAUSE_MS = 1500;
/** @type {AbortController | null} */
let watching = null;

/**
 * Draws the button that chooses a bank's file.
 * @param {Changed} changed
 */
export function statementButton(changed) {
  const input = element('input', { type: 'file', id: 'statement-file', class: 'vh', tabindex: '-1', 'aria-label': TEXT.put_statement });
  const button = element('button', { class: 'btn btn--2', type: 'button', id: 'put-statement' }, TEXT.put_statement);
  button.onclick = () => input.click();
  input.onchange = () => {
    const [file] = input.files ?? [];
    if (file) take(file, changed);
    input.value = '';
  };
  return element('span', {}, button, input);
}

/**
 * Takes a file that is dropped anywhere on the page.
 * @param {Changed} changed
 */
export function dropStatements(changed) {
  stopDrops();
  watching = new AbortController();
  const { signal } = watching;
  document.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    document.body.classList.add('dropping');
  }, { signal });
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) document.body.classList.remove('dropping');
  }, { signal });
  document.addEventListener('drop', (event) => {
    document.body.classList.remove('dropping');
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    take(file, changed);
  }, { signal });
}

/** Takes no file any more. */
export function stopDrops() {
  watching?.abort();
  watching = null;
  document.body.classList.remove('dropping');
}

/**
 * @param {string} words
 * @param {boolean} [bad]
 */
function say(words, bad = false) {
  tell({ text: words, bad });
  announce(words);
}

/**
 * Sends a bank's file in, and says what became of it once it is read.
 * @param {File} file
 * @param {Changed} changed
 */
async function take(file, changed) {
  if (!file.size || file.size > LARGEST) {
    say(TEXT.statement_size, true);
    return;
  }
  say(format(TEXT.statement_leaving, { name: file.name }));
  const before = await read();
  const answer = await post('/staff/statements', { filename: file.name, size: file.size, sha256: await digest(file) });
  if (!answer.ok) {
    say(why(answer), true);
    return;
  }
  const { url, headers } = /** @type {{ url: string, headers: Record<string, string> }} */ (answer.body);
  const put = await fetch(url, { method: 'PUT', headers, body: file }).catch(() => null);
  // 412: these bytes lie there already, and are read once.
  if (!put?.ok && put?.status !== 412) {
    say(TEXT.statement_cut, true);
    return;
  }
  say(format(TEXT.statement_read_soon, { name: file.name }));
  await follow(file.name, new Map(before.map((one) => [one.id, one.text])), changed);
}

/** Says whether the page was left. */
const isLeft = () => !watching;

/**
 * Waits until the file's statements are in the list, and says what became of them.
 * @param {string} name
 * @param {Map<string, string>} before what was said of each statement
 * @param {Changed} changed
 */
async function follow(name, before, changed) {
  for (let attempt = 0; attempt < TRIES && !isLeft(); attempt += 1) {
    await new Promise((resolve) => { setTimeout(resolve, PAUSE_MS); });
    const fresh = (await read()).filter(({ id, text }) => before.get(id) !== text);
    if (fresh.length) {
      const aside = fresh.some(({ state }) => state === 'aside');
      say(`${format(TEXT.statement_done, { name })} ${fresh.map(({ text }) => text).join(' ')}`, aside);
      await changed();
      return;
    }
  }
  if (!isLeft()) say(format(TEXT.statement_nothing_new, { name }));
}

/** @returns {Promise<Statement[]>} */
async function read() {
  const answer = await get('/staff/statements');
  return answer.ok ? /** @type {{ statements: Statement[] }} */ (answer.body).statements : [];
}
