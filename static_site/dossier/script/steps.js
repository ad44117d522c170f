import { element, icon } from '../../shared/script/dom.js';
import { documentLinks } from './document-link.js';

/** @import { ShownCells, ShownStep } from '../../shared/types.js' */

// Above this many cells the eye counts no more: one fill in proportion, and the text says the numbers.
const MOST_CELLS = 12;
const ONE = { on: 1, of: 1 };
/** @type {Partial<Record<ShownStep['state'], string>>} */
const STATE_CLASSES = { todo: 'todo', partial: 'part', you: 'you', late: 'late', cancelled: 'cut', off: 'off', lapsed: 'lapsed' };
/** @type {Partial<Record<ShownStep['state'], string>>} */
const STATE_ICONS = { done: 'ok', you: 'you', late: 'clock', cancelled: 'no', lapsed: 'clock' };

/** @param {ShownStep[]} part */
export function steps(part) {
  const finished = part.every(({ state }) => state === 'done' || state === 'none');
  return part.map((step) => {
    const kind = STATE_CLASSES[step.state];
    const current = step.cursor && !finished ? 'step' : null;
    return element(
      'li',
      { class: kind ? `step step--${kind}` : 'step', 'aria-current': current },
      segment(step),
      element('p', { class: 'step__n' }, step.name),
      words(step),
      documentLinks(step.documents),
    );
  });
}

/** @param {ShownStep} step */
function words({ state, spoken, text, was }) {
  const parts = kept(text);
  const shown = state === 'late' && text ? [element('b', {}, ...parts)] : parts;
  const symbol = STATE_ICONS[state];
  return element('p', { class: 'step__s' }, symbol ? icon(symbol) : null, spoken ? element('span', { class: 'vh' }, spoken) : null, ...shown, was ? ' ' : null, was ? element('s', {}, was) : null);
}

/**
 * Keeps a date or an amount on one line; where the column is too narrow for it, it breaks between its words, never within one.
 * @param {string} text
 */
function kept(text) {
  const parts = text.split(/((?:[^ \u00a0]+\u00a0)+[^ \u00a0]+)/).filter(Boolean);
  return parts.map((part) => (part.includes('\u00a0') ? element('span', { class: 'kept' }, ...part.split(/(?<=\u00a0)/).flatMap(breakable)) : part));
}

/** @param {string} word */
const breakable = (word) => [element('wbr'), word];

/** @param {ShownStep} step */
function segment({ state, cells, cursor }) {
  const drawn = state === 'none' ? [element('i', { class: 'thin' })] : state === 'done' ? each(ONE) : cells.of > MOST_CELLS ? share(cells) : each(cells);
  const last = drawn.at(-1);
  if (cursor === 'at') (drawn.find((cell) => !cell.classList.contains('on')) ?? last)?.classList.add('at');
  if (cursor === 'end') last?.classList.add('at', 'end');
  return element('div', { class: 'seg', 'aria-hidden': 'true' }, ...drawn);
}

/** @param {ShownCells} cells */
const each = ({ on, of }) => Array.from({ length: Math.max(of, 1) }, (_, index) => element('i', { class: index < on ? 'on' : null }));

/** @param {ShownCells} cells */
function share({ on, of }) {
  return [{ kind: 'on share', size: on }, { kind: 'share', size: of - on }].filter(({ size }) => size > 0).map(({ kind, size }) => {
    const cell = element('i', { class: kind });
    cell.style.setProperty('flex-grow', String(size));
    return cell;
  });
}
