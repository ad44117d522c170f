import { element, filled, icon } from 'page';
import { writtenDay } from '../../shared/script/written-day.js';
import * as TEXT from 'texts';

/**
 * A field of a sheet. name: what the API calls it. label: what the summary of errors calls it. control: what takes the focus.
 * place: where its error is said. wrong: says what is wrong with what was written, null where it is right.
 * @typedef {{ name: string, label: string, node: HTMLElement, control: HTMLElement, place: HTMLElement, wrong: () => string | null }} Field
 */

/** @typedef {{ name: string, label: string, hint?: string, optional?: boolean }} Wording */

/**
 * Puts a control below its label and hint, with the place of its error.
 * @param {Wording} words
 * @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} control whose id names all parts
 * @param {() => string | null} wrong
 * @returns {Field}
 */
export function field({ name, label, hint, optional }, control, wrong) {
  const { id } = control;
  control.setAttribute('name', name);
  control.setAttribute('aria-describedby', hint ? `${id}-h ${id}-x` : `${id}-x`);
  if (!optional) control.setAttribute('aria-required', 'true');
  const title = element('label', { for: id }, label, optional ? element('span', { class: 'mute' }, ` ${TEXT.optional}`) : null);
  const place = errorPlace(id);
  const node = element('div', { class: 'f' }, title, hint ? element('p', { class: 'hint', id: `${id}-h` }, hint) : null, control, place);
  return { name, label, node, control, place, wrong };
}

/**
 * Gives the place below a field where its error is said.
 * @param {string} id of the field
 */
export const errorPlace = (id) => element('p', { class: 'err', id: `${id}-x`, hidden: true });

/**
 * Says below a field what is wrong with it, or nothing.
 * @param {Field} about
 * @param {string | null} error
 */
export function showError({ control, place }, error) {
  if (error) control.setAttribute('aria-invalid', 'true');
  else control.removeAttribute('aria-invalid');
  place.replaceChildren(...(error ? [icon('alert'), element('span', {}, error)] : []));
  place.hidden = !error;
}

/**
 * Makes the field of the name, which the reader types: nobody fills it in for them.
 * @param {string} prefix of the sheet's ids
 * @param {string} [hint] where it is shown
 */
export function nameField(prefix, hint = TEXT.your_name_hint) {
  const input = element('input', { id: `${prefix}-name`, type: 'text', maxlength: 80, autocomplete: 'name' });
  const made = field({ name: 'name', label: TEXT.your_name, hint }, input, () => (input.value.trim().length < 2 ? TEXT.your_name_missing : null));
  return { ...made, value: () => input.value.trim() };
}

/**
 * Makes the field of one line of text.
 * @param {string} id
 * @param {Wording} words
 * @param {{ most: number, missing?: string, value?: string, autocomplete?: string }} about `missing` is what is said where it stays empty, unless it may
 */
export function textField(id, words, { most, missing = '', value = '', autocomplete = 'off' }) {
  const input = element('input', { id, type: 'text', maxlength: most, autocomplete, value });
  const made = field(words, input, () => (words.optional || filled(input.value) ? null : missing));
  return { ...made, value: () => input.value.trim() || null };
}

/**
 * Makes the field in which the reader may say why: an act asks for no reason.
 * @param {string} prefix of the sheet's ids
 * @param {string} [hint]
 */
export function whyField(prefix, hint) {
  const area = element('textarea', { id: `${prefix}-comment`, maxlength: 2000, rows: 2 });
  const words = { name: 'comment', label: TEXT.why, optional: true, ...(hint ? { hint } : {}) };
  return { ...field(words, area, () => null), value: () => (area.value.trim() ? { comment: area.value.trim() } : {}) };
}

/**
 * Makes the field of a day.
 * @param {string} id
 * @param {Wording} words
 * @param {{ first: string, last: string, value: string }} about its bounds
 */
export function dayField(id, words, { first, last, value }) {
  const input = element('input', { id, type: 'date', min: first, max: last, value, autocomplete: 'off' });
  const between = TEXT.day_wrong.replace('{first}', dayInWords(first)).replace('{last}', dayInWords(last));
  const right = () => (words.optional && !input.value && !input.validity.badInput) || (input.value >= first && input.value <= last);
  const made = field(words, input, () => (right() ? null : between));
  return { ...made, value: () => input.value || null, valid: right };
}

/** @typedef {{ value: string, label: string, hint?: string | null, end?: string, within?: Node[], disabled?: boolean, key?: string }} Choice key: the end of its id, where what stands at a place may change. */

/**
 * Makes a list of which one is chosen; what stands `within` a choice is shown while it is the chosen one.
 * @param {string} id
 * @param {Wording} words
 * @param {Choice[]} choices
 * @param {string} chosen
 */
export function choiceField(id, { name, label }, choices, chosen) {
  const rowOf = (/** @type {Choice} */ choice, /** @type {number} */ index) => {
    const input = element('input', { type: 'radio', id: `${id}-${choice.key ?? index}`, name: id, value: choice.value, checked: choice.value === chosen, disabled: choice.disabled });
    const row = element('label', {}, input, element('span', {}, choice.label, choice.hint ? element('small', {}, choice.hint) : null), choice.end ? element('b', { class: 'nb' }, choice.end) : null);
    const within = choice.within ? element('div', { class: 'within' }, ...choice.within) : null;
    return { input, row, within };
  };
  const rows = choices.map(rowOf);
  const place = errorPlace(id);
  const show = () => rows.forEach(({ input, within }) => within?.toggleAttribute('hidden', !input.checked));
  const node = element('fieldset', { class: 'f pick' }, element('legend', {}, label), ...rows.flatMap(({ row, within }) => [row, within]), place);
  node.addEventListener('input', show);
  show();
  const value = () => rows.find(({ input }) => input.checked)?.input.value ?? null;
  // Above the last one; what is written, and where the reader is, stays.
  const add = (/** @type {Choice} */ choice) => {
    const one = rowOf(choice, rows.length);
    rows.at(-1)?.row.before(one.row);
    rows.splice(-1, 0, one);
  };
  return { name, label, node, control: rows[0]?.input ?? node, place, wrong: () => (value() ? null : TEXT.choose_one), value, add };
}

/**
 * Gives a day as it is read, of its date in figures, with its year where that is another than ours; nothing for no date.
 * @param {string | null} day
 */
export function dayInWords(day) {
  if (!day || Number.isNaN(Date.parse(day))) return '';
  const year = day.startsWith(`${new Date().getFullYear()}-`) ? undefined : 'numeric';
  const format = new Intl.DateTimeFormat(TEXT.locale, { weekday: 'long', day: 'numeric', month: 'long', year, timeZone: 'UTC' });
  return writtenDay(format, new Date(`${day}T00:00Z`));
}
