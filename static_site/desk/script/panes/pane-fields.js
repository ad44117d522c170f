import { element, icon } from '../../../shared/script/dom.js';
import { piecesField } from './pieces-field.js';
import * as TEXT from 'texts';

/** @import { Field } from '../../staff.js' */

/**
 * A field that is drawn: reads gives its value, wrong says what is wrong with it below it (null: nothing), amiss what cannot be read of what was typed; follows shows what came meanwhile.
 * @typedef {{ field: Field, node: HTMLElement, reads: () => unknown, writes: (value: unknown) => void, wrong: (why: string | null) => void, focus: () => void, amiss?: () => string | null, follows?: () => void }} DrawnField
 */
/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

/**
 * Draws a field of a pane.
 * @param {Field} field
 * @param {() => void} changed
 * @param {(name: string, value: unknown) => void} set writes another field
 * @returns {DrawnField}
 */
export function drawField(field, changed, set) {
  if (field.kind === 'check') return checkField(field);
  if (field.kind === 'checks') return checksField(field);
  if (field.kind === 'pieces') return piecesField(field);
  if (field.kind === 'custom') return customField(field, changed, set);
  if (field.kind === 'fact') return factField(field);
  return singleField(field, changed);
}

/** @param {Field} field */
const idOf = ({ name }) => `p-${name}`;

/** @param {Field} field */
const labelOf = (field) => element('label', { for: idOf(field) }, field.label, field.optional ? element('span', { class: 'mute' }, ` ${TEXT.optional}`) : null);

/** @param {Field} field */
const hintOf = (field) => (field.hint ? element('p', { class: 'hint', id: `${idOf(field)}-h` }, field.hint) : null);

/** @param {Field} field */
const errorOf = (field) => element('p', { class: 'err', id: `${idOf(field)}-x`, hidden: true });

/**
 * @param {HTMLElement} error
 * @param {Element[]} controls
 * @returns {(why: string | null) => void}
 */
export const wrongBelow = (error, controls) => (why) => {
  error.replaceChildren(...(why ? [icon('alert'), element('span', {}, why)] : []));
  error.toggleAttribute('hidden', !why);
  for (const each of controls) {
    if (why) each.setAttribute('aria-invalid', 'true');
    else each.removeAttribute('aria-invalid');
  }
};

/**
 * @param {Field} field
 * @returns {Control}
 */
function control(field) {
  const described = [field.hint ? `${idOf(field)}-h` : '', `${idOf(field)}-x`].join(' ').trim();
  const common = { id: idOf(field), name: field.name, 'aria-describedby': described, 'aria-required': field.optional ? null : 'true', class: field.mono ? 'ref' : field.kind === 'amount' ? 'n' : null };
  if (field.kind === 'area') return element('textarea', { ...common, maxlength: field.most ?? 2000, rows: 3 });
  if (field.kind === 'choice') return element('select', common, ...(field.options ?? []).map(({ value, text }) => element('option', { value }, text)));
  const type = field.kind === 'day' ? 'date' : 'text';
  const list = field.list?.length ? `${idOf(field)}-l` : null;
  return element('input', { ...common, type, autocomplete: 'off', maxlength: type === 'date' ? null : (field.most ?? 200), min: field.earliest, max: field.latest, inputmode: field.kind === 'amount' ? 'decimal' : field.inputmode, list, spellcheck: 'false' });
}

/**
 * @param {Field} field
 * @param {() => void} changed
 * @returns {DrawnField}
 */
function singleField(field, changed) {
  const input = control(field);
  const error = errorOf(field);
  const writes = (/** @type {unknown} */ value) => {
    input.value = value === null || value === undefined ? '' : String(value);
    press();
  };
  const quick = (field.quick ?? []).map(({ text, value }) => element('button', { type: 'button', 'data-value': value }, text));
  const press = () => quick.forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.value === input.value)));
  for (const button of quick) {
    button.onclick = () => {
      writes(button.dataset.value);
      changed();
    };
  }
  input.addEventListener('input', press);
  const suggestions = field.list?.length ? element('datalist', { id: `${idOf(field)}-l` }, ...field.list.map((value) => element('option', { value }))) : null;
  const shortcuts = quick.length ? element('div', { class: 'quick', role: 'group', 'aria-label': TEXT.shortcuts }, ...quick) : null;
  writes(field.value);
  const node = element('div', { class: field.half ? 'f f--half' : 'f' }, labelOf(field), hintOf(field), input, suggestions, shortcuts, error);
  return { field, node, reads: () => input.value.trim() || null, writes, wrong: wrongBelow(error, [input]), focus: () => input.focus() };
}

/**
 * @param {Field} field
 * @returns {DrawnField}
 */
function checkField(field) {
  const input = element('input', { type: 'checkbox', id: idOf(field), name: field.name });
  input.checked = Boolean(field.value);
  const node = element('div', { class: 'f f--check' }, element('label', { class: 'opt' }, input, element('span', {}, field.label)), hintOf(field));
  return { field, node, reads: () => input.checked, writes: (value) => { input.checked = Boolean(value); }, wrong: () => {}, focus: () => input.focus() };
}

/**
 * Draws boxes of which at least one is checked, unless it is optional.
 * @param {Field} field
 * @returns {DrawnField}
 */
function checksField(field) {
  const chosen = /** @type {string[]} */ (field.value ?? []);
  const boxes = (field.options ?? []).map(({ value, text, note }) => {
    const input = element('input', { type: 'checkbox', value });
    input.checked = chosen.includes(value);
    return { input, node: element('label', { class: 'opt' }, input, element('span', {}, text, note ? element('small', {}, note) : null)) };
  });
  const error = errorOf(field);
  const node = element('fieldset', { class: 'f f--checks', 'aria-describedby': `${idOf(field)}-x` }, element('legend', {}, field.label), hintOf(field), ...boxes.map((box) => box.node), error);
  return {
    field,
    node,
    reads: () => boxes.filter(({ input }) => input.checked).map(({ input }) => input.value),
    writes: (value) => boxes.forEach(({ input }) => { input.checked = /** @type {string[]} */ (value).includes(input.value); }),
    wrong: wrongBelow(error, []),
    focus: () => boxes[0]?.input.focus(),
  };
}

/**
 * @param {Field} field
 * @param {() => void} changed
 * @param {(name: string, value: unknown) => void} set
 * @returns {DrawnField}
 */
function customField(field, changed, set) {
  const made = field.make?.(changed, set);
  const error = errorOf(field);
  const node = element('div', { class: 'f' }, field.label ? element('p', { class: 'lab' }, field.label) : null, made?.node, error);
  return { field, node, reads: () => made?.read(), writes: () => {}, wrong: wrongBelow(error, []), focus: () => made?.focus?.() };
}

/**
 * Draws what is said and not asked.
 * @param {Field} field
 * @returns {DrawnField}
 */
function factField(field) {
  const node = element('div', { class: 'f f--fact' }, element('p', { class: 'lab' }, field.label), element('blockquote', { class: 'quote' }, String(field.value ?? ''), ...(field.link ? [' ', element('a', { href: field.link.href }, field.link.text)] : [])));
  return { field, node, reads: () => null, writes: () => {}, wrong: () => {}, focus: () => {} };
}

/**
 * Says what is missing in a field, null where nothing is.
 * @param {Field} field
 * @param {unknown} value
 */
export function missing(field, value) {
  if (field.check) return field.check(value);
  if (field.optional || field.kind === 'check' || field.kind === 'fact' || field.kind === 'custom') return null;
  if (Array.isArray(value)) return value.length ? null : TEXT.choose_some;
  return value ? null : TEXT.fill_in;
}

/**
 * Says what keeps an act from being sent as it was typed, null where nothing does.
 * @param {DrawnField} drawn
 */
export const hinders = ({ field, node, reads, amiss }) => (node.hidden ? null : (amiss?.() ?? missing(field, reads())));
