import { element, icon } from '../../shared/script/dom.js';
import { papers } from './document-link.js';

// Above this many cells the eye counts no more: one fill in proportion, and the text says the numbers.
const MOST_CELLS = 12;
const ONE = { on: 1, of: 1 };
const STATE_CLASSES = { todo: 'todo', partial: 'part', you: 'you', late: 'late', cancelled: 'cut', off: 'off', lapsed: 'lapsed' };
const STATE_ICONS = { done: 'ok', you: 'you', late: 'clock', cancelled: 'no', lapsed: 'clock' };

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
      papers(step.documents),
    );
  });
}

function words({ state, spoken, text, was }) {
  const shown = text ? (state === 'late' ? element('b', {}, text) : text) : null;
  const said = spoken ? element('span', { class: 'vh' }, spoken) : null;
  return element('p', { class: 'step__s' }, STATE_ICONS[state] ? icon(STATE_ICONS[state]) : null, said, shown, was ? ' ' : null, was ? element('s', {}, was) : null);
}

function segment({ state, cells, cursor }) {
  const drawn = state === 'none' ? [element('i', { class: 'thin' })] : state === 'done' ? each(ONE) : cells.of > MOST_CELLS ? share(cells) : each(cells);
  if (cursor === 'at') (drawn.find((cell) => !cell.classList.contains('on')) ?? drawn.at(-1)).classList.add('at');
  if (cursor === 'end') drawn.at(-1).classList.add('at', 'end');
  return element('div', { class: 'seg', 'aria-hidden': 'true' }, ...drawn);
}

const each = ({ on, of }) => Array.from({ length: Math.max(of, 1) }, (_, place) => element('i', { class: place < on ? 'on' : null }));

function share({ on, of }) {
  return [['on share', on], ['share', of - on]].filter(([, size]) => size > 0).map(([kind, size]) => {
    const cell = element('i', { class: kind });
    cell.style.setProperty('flex-grow', size);
    return cell;
  });
}
