import { element } from '../../../shared/script/dom.js';

/** @import { ShownStep } from '../../../shared/types.js' */

const MOST_CELLS = 12;
const LEAST_COMMON = 1;

/**
 * Marks in what the customer would read what they do not read now: words, and hatched the cells that an act fills.
 * @param {HTMLElement} now
 * @param {HTMLElement} after
 * @param {ShownStep[]} stepsNow
 * @param {ShownStep[]} stepsAfter
 */
export function markAfter(now, after, stepsNow, stepsAfter) {
  hatch(after, stepsNow, stepsAfter);
  markTexts(now, after);
}

/**
 * @param {HTMLElement} after
 * @param {ShownStep[]} stepsNow
 * @param {ShownStep[]} stepsAfter
 */
function hatch(after, stepsNow, stepsAfter) {
  after.querySelectorAll('.track .seg').forEach((segment, index) => {
    const [before, then] = [filled(stepsNow[index]), filled(stepsAfter[index])];
    if (!before || !then || (before.on === then.on && before.of === then.of) || then.on <= before.on) return;
    const all = Math.min(Math.max(then.of, before.of, 1), MOST_CELLS);
    const share = (/** @type {{ on: number, of: number }} */ cells) => Math.round((cells.on / Math.max(cells.of, 1)) * all);
    const [full, will] = [share(before), Math.max(share(then), share(before) + 1)];
    const cursor = segment.querySelector('.at');
    const cells = Array.from({ length: all }, (_, cell) => element('i', { class: cell < full ? 'on' : cell < will ? 'will' : null }));
    if (cursor) (cursor.classList.contains('end') ? cells.at(-1) : cells[Math.min(will, all - 1)])?.classList.add(...[...cursor.classList].filter((name) => name === 'at' || name === 'end'));
    segment.replaceChildren(...cells);
  });
}

/**
 * Gives how many of a step's cells are filled; one that is done is full.
 * @param {ShownStep | undefined} step
 */
const filled = (step) => step && (step.state === 'done' ? { on: Math.max(step.cells.of, 1), of: Math.max(step.cells.of, 1) } : step.cells);

/**
 * Marks the words that are new; of a text that changed in part those alone that changed.
 * @param {HTMLElement} now
 * @param {HTMLElement} after
 */
function markTexts(now, after) {
  const [known, texts] = [textsOf(now).map(({ data }) => data), textsOf(after)];
  const changed = texts.filter((text) => {
    const at = known.indexOf(text.data);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
  for (const text of changed) {
    const like = known.find((each) => common(each, text.data) >= LEAST_COMMON);
    if (like !== undefined) known.splice(known.indexOf(like), 1);
    markFrom(text, like ?? '');
  }
}

/** @param {HTMLElement} root */
function textsOf(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode()) {
    const text = /** @type {Text} */ (walker.currentNode);
    if (text.data.trim() && !text.parentElement?.closest('.cap,.vh')) texts.push(text);
  }
  return texts;
}

/** @param {string} text */
const wordsOf = (text) => text.split(/(?<=\s)/);

/**
 * Counts the words that two texts begin with alike.
 * @param {string} one
 * @param {string} other
 */
function common(one, other) {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  const end = words.findIndex((word, index) => word !== others[index]);
  return end < 0 ? words.length : end;
}

/**
 * @param {Text} text
 * @param {string} before
 */
function markFrom(text, before) {
  const [old, fresh] = [wordsOf(before), wordsOf(text.data)];
  const start = before ? common(before, text.data) : 0;
  let end = 0;
  while (end < fresh.length - start && end < old.length - start && old.at(-1 - end) === fresh.at(-1 - end)) end += 1;
  const from = fresh.slice(0, start).join('').length;
  const length = fresh.slice(start, fresh.length - end).join('').trimEnd().length;
  if (!length) return;
  const hit = text.splitText(from);
  hit.splitText(length);
  const mark = element('mark');
  hit.replaceWith(mark);
  mark.append(hit);
}
