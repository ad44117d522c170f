import { element, icon, me } from 'desk';
import { shownNumber, typedNumber } from './amounts.js';
import { sentenceOf } from './problems.js';
import * as TEXT from 'texts';

const PAUSE_MS = 200;

/** @import { FormField } from '../../stock.js' */
/** @import { Wrong } from './problems.js' */

/**
 * A field that is drawn: read gives its value, or undefined where it says nothing that can be sent.
 * @typedef {{ field: FormField, node: HTMLElement, read: () => unknown, wrong: (words: string | null) => void, focus: () => void }} Drawn
 */

/**
 * Draws the fields of a form: two halves that follow each other stand in one row.
 * @param {FormField[]} fields
 */
export function drawFields(fields) {
  const drawn = fields.map((field) => (field.kind === 'words' ? wordsField(field) : single(field)));
  /** @type {HTMLElement[]} */
  const nodes = [];
  for (let index = 0; index < drawn.length; index += 1) {
    const [here, next] = [drawn[index], drawn[index + 1]];
    if (here?.field.half && next?.field.half) {
      nodes.push(element('div', { class: 'pair' }, here.node, next.node));
      index += 1;
    } else if (here) nodes.push(here.node);
  }
  return { nodes, first: drawn[0] ?? null, read: () => readAll(drawn), mark: (/** @type {Wrong[]} */ wrongs) => markAll(drawn, wrongs) };
}

/**
 * Gives all values, or null where one is missing: it is said below it, and the first one gets the focus.
 * @param {Drawn[]} drawn
 * @returns {Record<string, unknown> | null}
 */
function readAll(drawn) {
  /** @type {Record<string, unknown>} */
  const values = {};
  /** @type {Drawn | null} */
  let first = null;
  for (const each of drawn) {
    const value = each.read();
    const missing = value === undefined ? TEXT.not_read : value === null && !each.field.optional ? TEXT.fill_in : null;
    each.wrong(missing);
    if (missing) first ??= each;
    values[each.field.name] = value ?? null;
  }
  first?.focus();
  return first ? null : values;
}

/**
 * Says below each field what the API says of it, and gives what it says of others.
 * @param {Drawn[]} drawn
 * @param {Wrong[]} wrongs
 * @returns {string[]}
 */
function markAll(drawn, wrongs) {
  /** @type {string[]} */
  const left = [];
  let focused = false;
  for (const wrong of wrongs) {
    const each = drawn.find(({ field }) => wrong.field === field.name || wrong.field.startsWith(`${field.name}.`));
    if (each) {
      each.wrong(sentenceOf(wrong));
      if (!focused) each.focus();
      focused = true;
    } else left.push(sentenceOf(wrong));
  }
  return left;
}

/** @param {FormField} field */
const idOf = ({ name }) => `f-${name}`;

/**
 * @param {FormField} field
 * @param {Node[]} controls
 * @returns {{ node: HTMLElement, wrong: (words: string | null) => void }}
 */
function framed(field, controls) {
  const error = element('p', { class: 'err', id: `${idOf(field)}-x`, hidden: true });
  const node = element('div', { class: 'f' }, element('label', { for: idOf(field) }, field.label, field.optional ? element('span', { class: 'mute' }, ` ${TEXT.optional}`) : null), field.hint ? element('p', { class: 'hint', id: `${idOf(field)}-h` }, field.hint) : null, ...controls, error);
  const wrong = (/** @type {string | null} */ words) => {
    error.replaceChildren(...(words ? [icon('alert'), element('span', {}, words)] : []));
    error.hidden = !words;
    for (const control of controls) {
      if (!(control instanceof Element)) continue;
      if (words) control.setAttribute('aria-invalid', 'true');
      else control.removeAttribute('aria-invalid');
    }
  };
  return { node, wrong };
}

/**
 * @param {FormField} field
 * @returns {Drawn}
 */
function single(field) {
  const common = { id: idOf(field), name: field.name, 'aria-describedby': `${field.hint ? `${idOf(field)}-h ` : ''}${idOf(field)}-x`, 'aria-required': field.optional ? null : 'true' };
  const control = controlOf(field, common);
  const value = field.kind === 'amount' && field.value ? shownNumber(String(field.value).replace(',', '.'), 0) : field.value;
  control.value = value === null || value === undefined ? '' : String(value);
  const { node, wrong } = framed(field, field.suggest ? [control, suggestionsFor(control, field.suggest)] : [control]);
  const read = () => {
    const text = control.value.trim();
    if (text === '') return null;
    if (field.kind === 'number') return /^\d{1,9}$/.test(text.replace(/\s/g, '')) ? Number(text.replace(/\s/g, '')) : undefined;
    if (field.kind === 'amount') return typedNumber(text) ?? undefined;
    return text;
  };
  return { field, node, read, wrong, focus: () => control.focus() };
}

/**
 * Suggests what may be meant, a moment after typing.
 * @param {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} control
 * @param {NonNullable<FormField['suggest']>} suggest
 */
function suggestionsFor(control, suggest) {
  const list = element('datalist', { id: `${control.id}-l` });
  let timer = 0;
  control.setAttribute('list', list.id);
  control.addEventListener('input', () => {
    clearTimeout(timer);
    const typed = control.value.trim();
    if (!typed) return;
    timer = setTimeout(async () => {
      const found = await suggest(typed);
      if (control.value.trim() === typed) list.replaceChildren(...found.map(({ value, text }) => element('option', { value }, text)));
    }, PAUSE_MS);
  });
  return list;
}

/**
 * @param {FormField} field
 * @param {Record<string, string | null>} common
 * @returns {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement}
 */
function controlOf(field, common) {
  if (field.kind === 'choice') return element('select', common, ...(field.options ?? []).map(({ value, text }) => element('option', { value }, text)));
  if (field.kind === 'area') return element('textarea', { ...common, rows: 3, maxlength: field.most ?? 2000 });
  if (field.kind === 'day') return element('input', { ...common, type: 'date', min: field.earliest, max: field.latest });
  const numeric = field.kind === 'number' ? 'numeric' : field.kind === 'amount' ? 'decimal' : null;
  return element('input', { ...common, type: 'text', autocomplete: 'off', spellcheck: 'false', inputmode: numeric, maxlength: field.most ?? 200, class: numeric ? 'n' : field.mono ? 'ref' : null });
}

/**
 * Draws a text in each of the seller's languages.
 * @param {FormField} field
 * @returns {Drawn}
 */
function wordsField(field) {
  const written = /** @type {Record<string, string>} */ (field.value ?? {});
  const languages = me().languages ?? [TEXT.lang];
  const inputs = languages.map((language, index) => {
    const input = element('input', { type: 'text', id: index ? `${idOf(field)}-${language}` : idOf(field), lang: language, autocomplete: 'off', maxlength: 300, 'aria-label': `${field.label}, ${language.toUpperCase()}`, 'aria-describedby': `${idOf(field)}-x` });
    input.value = written[language] ?? '';
    return { language, input };
  });
  const { node, wrong } = framed(field, inputs.map(({ input }) => input));
  node.classList.add('f--words');
  for (const { language, input } of inputs) input.placeholder = language.toUpperCase();
  const read = () => {
    const texts = inputs.map(({ language, input }) => [language, input.value.trim()]).filter(([, text]) => text);
    return texts.length ? Object.fromEntries(texts) : null;
  };
  return { field, node, read, wrong, focus: () => inputs[0]?.input.focus() };
}
