import { byId, chooseNone, element, format, may, picked } from 'desk';
import { openMany } from './many.js';
import * as TEXT from 'texts';

/**
 * @param {string} text
 * @param {string} key
 * @param {() => void} run
 * @param {string} kind
 */
const button = (text, key, run, kind = 'btn btn--2') => {
  const made = element('button', { class: kind, type: 'button' }, text, ' ', element('kbd', { 'aria-hidden': 'true' }, key));
  made.addEventListener('click', run);
  return made;
};

/** Draws what can be done with the rows that are chosen; nothing where none is. */
export function drawChoice() {
  const box = byId('day-bulk');
  const { size } = picked.chosen;
  box.className = size ? 'bulk' : '';
  if (!size) {
    box.replaceChildren();
    return;
  }
  box.replaceChildren(
    element('b', { role: 'status' }, format(size === 1 ? TEXT.chosen_one : TEXT.chosen, { count: size })),
    ...(may('assign') ? [button(TEXT.change_owner, 'O', () => openMany('assign'))] : []),
    ...(may('promise_news') ? [button(TEXT.promise_news, 'T', () => openMany('news'))] : []),
    ...(may('announce_delivery') ? [button(TEXT.announce_day, 'D', () => openMany('date'))] : []),
    button(TEXT.choose_none, TEXT.key_escape, chooseNone, 'btn btn--q'),
  );
}
