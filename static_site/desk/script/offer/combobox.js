import { announce, element, format } from 'desk';
import * as TEXT from 'texts';

/** @import { Child } from '../../../shared/script/dom.js' */

/**
 * What can be chosen: `content` is shown, `note` stands at its right.
 * @template T
 * @typedef {{ value: T, content: Child[], note: Child[], label: string }} Option
 */

const AFTER_TYPING = 150;

/**
 * Makes a field in which something is looked up and chosen by arrows and Enter, or by a click.
 * @template T
 * @param {{ id: string, label: string, listLabel: string, value?: string, search: (typed: string) => Promise<Option<T>[]>, onChoose: (value: T) => void, hint?: string }} spec
 */
export function combobox({ id, label, listLabel, value = '', search, onChoose, hint }) {
  const input = element('input', { id, role: 'combobox', 'aria-expanded': 'false', 'aria-controls': `${id}-list`, 'aria-autocomplete': 'list', autocomplete: 'off', spellcheck: 'false', maxlength: 200, value, placeholder: hint });
  const list = element('ul', { class: 'options', id: `${id}-list`, role: 'listbox', 'aria-label': listLabel, hidden: true });
  const error = element('p', { class: 'err', id: `${id}-x`, hidden: true });
  const node = element('div', { class: 'f f--look-up' }, element('label', { for: id }, label), input, list, error);
  /** @type {Option<T>[]} */
  let options = [];
  let [at, timer, turn] = [-1, 0, 0];

  const close = () => {
    turn += 1;
    clearTimeout(timer);
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const select = (/** @type {number} */ index) => {
    at = index;
    for (const [number, option] of [...list.children].entries()) option.setAttribute('aria-selected', String(number === at));
    if (at >= 0) {
      input.setAttribute('aria-activedescendant', `${id}-${at}`);
      list.children[at]?.scrollIntoView({ block: 'nearest' });
    }
  };
  const choose = (/** @type {number} */ index) => {
    const option = options[index];
    if (!option) return;
    close();
    onChoose(option.value);
  };
  const show = () => {
    list.replaceChildren(...options.map(({ content, note }, index) => {
      const item = element('li', { role: 'option', id: `${id}-${index}`, 'aria-selected': 'false' }, element('span', {}, ...content), element('small', {}, ...note));
      item.onmousedown = (event) => {
        event.preventDefault();
        choose(index);
      };
      return item;
    }));
    list.hidden = !options.length;
    input.setAttribute('aria-expanded', String(options.length > 0));
    select(options.length ? 0 : -1);
    announce(options.length ? format(TEXT.n_options, { n: options.length }) : TEXT.no_option);
  };
  const ask = async () => {
    const mine = (turn += 1);
    const typed = input.value.trim();
    if (!typed) {
      close();
      return;
    }
    const answered = await search(typed);
    if (mine !== turn) return;
    options = answered;
    show();
  };
  input.oninput = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, AFTER_TYPING);
  };
  input.onkeydown = (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const open = !list.hidden;
    if (event.key === 'ArrowDown' && !open) ask();
    else if (event.key === 'ArrowDown') select(Math.min(at + 1, options.length - 1));
    else if (event.key === 'ArrowUp' && open) select(Math.max(at - 1, 0));
    else if (event.key === 'Enter' && open) choose(at);
    else if (event.key === 'Enter') ask();
    else if (event.key === 'Escape' && open) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  input.onblur = close;
  const wrong = (/** @type {string | null} */ words) => {
    error.textContent = words ?? '';
    error.hidden = !words;
    input.toggleAttribute('aria-invalid', Boolean(words));
    if (words) input.setAttribute('aria-invalid', 'true');
  };
  return { node, input, wrong };
}
