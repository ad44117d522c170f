import * as TEXT from 'texts';

const KEPT = new RegExp(TEXT.kept, 'g');

// The text with what a line may not break in boxes: short words with a hyphen, numbers with their units. All in one box: a flex row would part it.
export function kept(text) {
  const found = [...String(text).matchAll(KEPT)];
  if (!found.length) return text;
  let end = 0;
  const box = document.createElement('span');
  for (const { 0: match, 1: before, 2: words, index } of found) {
    const whole = document.createElement('span');
    whole.className = 'nb';
    whole.textContent = words;
    box.append(text.slice(end, index) + before, whole);
    end = index + match.length;
  }
  box.append(text.slice(end));
  return box;
}
