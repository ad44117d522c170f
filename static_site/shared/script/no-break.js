import * as TEXT from 'texts';

const NO_BREAK = new RegExp(TEXT.no_break, 'g');

/**
 * Gives a text with what a line may not break in boxes: short words with a hyphen, numbers with their units.
 * All is in one box: a flex row would part it.
 * @param {string} text
 * @returns {string | HTMLElement} the text itself where there is nothing of the kind
 */
export function noBreak(text) {
  const matches = [...text.matchAll(NO_BREAK)];
  if (!matches.length) return text;
  let end = 0;
  const box = document.createElement('span');
  for (const { 0: match, 1: before, 2: words, index } of matches) {
    const whole = document.createElement('span');
    whole.className = 'nb';
    whole.textContent = words ?? '';
    box.append(text.slice(end, index) + before, whole);
    end = index + match.length;
  }
  box.append(text.slice(end));
  return box;
}
