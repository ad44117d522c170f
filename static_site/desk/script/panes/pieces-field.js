import { element, format, icon } from '../../../shared/script/dom.js';
import * as TEXT from 'texts';

/** @import { Field } from '../../staff.js' */
/** @import { DrawnField } from './pane-fields.js' */

/**
 * Draws lines with how many pieces of each; those that bear numbers are given them behind it, one a piece.
 * Its value is parts as the API has them, without those of no piece.
 * @param {Field} field
 * @returns {DrawnField}
 */
export function piecesField(field) {
  const rows = (field.rows ?? []).map((row) => drawnRow(row, Boolean(field.serials), Boolean(field.nets)));
  const error = element('p', { class: 'err', id: `p-${field.name}-x`, hidden: true });
  const [first, second, third, fourth] = field.columns ?? [field.label, TEXT.left, TEXT.leaves];
  const head = element('tr', {}, element('th', { scope: 'col' }, first), element('th', { scope: 'col', class: 'r' }, second), element('th', { scope: 'col', class: 'r' }, third), fourth ? element('th', { scope: 'col', class: 'r' }, fourth) : null);
  const table = element('table', { class: 'tl tl--in' }, element('caption', { class: 'vh' }, field.label), element('thead', {}, head), element('tbody', {}, ...rows.map(({ node }) => node)));
  const all = rows.length > 3 ? everything(rows) : null;
  const readable = () => rows.every(({ quantity }) => piecesTyped(quantity.value) !== null);
  return {
    field,
    node: element('div', { class: 'f' }, all, table, error),
    reads: () => (readable() ? rows.flatMap(({ reads }) => reads()) : []),
    follows: () => {
      for (const { line, net } of rows) if (net) net.textContent = field.nets?.(line) ?? '';
    },
    amiss: () => (readable() ? (rows.some(({ idle }) => idle()) ? TEXT.serials_of_none : null) : TEXT.whole_pieces),
    writes: (value) => writeParts(rows, value),
    wrong: (why) => {
      error.replaceChildren(...(why ? [icon('alert'), element('span', {}, why)] : []));
      error.hidden = !why;
    },
    focus: () => rows[0]?.quantity.focus(),
  };
}

/**
 * Gives how many pieces were typed, null for what is no whole number: an act that is not undone must not take it for none.
 * @param {string} typed
 */
export function piecesTyped(typed) {
  const bare = typed.replace(/\s/g, '');
  return /^\d{0,7}$/.test(bare) ? Number(bare) : null;
}

/** @typedef {ReturnType<typeof drawnRow>} DrawnRow */

/**
 * @param {DrawnRow[]} rows
 * @param {unknown} value
 */
function writeParts(rows, value) {
  const parts = /** @type {{ line: number, quantity: number, serials?: string[] }[]} */ (value ?? []);
  for (const row of rows) row.writes(parts.find(({ line }) => line === row.line));
}

/** @param {DrawnRow[]} rows */
function everything(rows) {
  const some = (/** @type {boolean} */ all) => () => {
    for (const row of rows) row.writes(all ? { quantity: row.most } : undefined);
    rows[0]?.quantity.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const [everyone, none] = [element('button', { type: 'button' }, TEXT.all_pieces), element('button', { type: 'button' }, TEXT.no_piece)];
  everyone.onclick = some(true);
  none.onclick = some(false);
  return element('div', { class: 'quick', role: 'group', 'aria-label': TEXT.shortcuts }, everyone, none);
}

/**
 * Gives the numbers that were typed: apart by commas, else by spaces; that of one piece may have spaces within.
 * @param {string} typed
 * @param {number} pieces
 */
const serialsIn = (typed, pieces) =>
  typed
    .split(/[,;]/.test(typed) || pieces === 1 ? /[,;]/ : /\s+/)
    .map((number) => number.trim())
    .filter(Boolean);

/**
 * @param {NonNullable<Field['rows']>[number]} row
 * @param {boolean} numbered
 * @param {boolean} priced
 */
function drawnRow({ line, name, note, most, value, serials = [] }, numbered, priced) {
  const net = priced ? element('td', { class: 'r net' }) : null;
  const quantity = element('input', { class: 'n q', type: 'text', inputmode: 'numeric', 'aria-label': format(TEXT.pieces_of, { name }), size: 3, autocomplete: 'off' });
  const numbers = numbered ? element('input', { class: 'ref', type: 'text', 'aria-label': format(TEXT.serials_of, { name }), placeholder: TEXT.serials, autocomplete: 'off', spellcheck: 'false' }) : null;
  const writes = (/** @type {{ quantity: number, serials?: string[] } | undefined} */ part) => {
    quantity.value = String(part?.quantity ?? 0);
    if (numbers && (part?.serials || !part)) numbers.value = part?.serials?.join(', ') ?? '';
  };
  writes({ quantity: value, serials });
  // A number on a line of which nothing leaves belongs to another line: it would be lost without a word.
  const idle = () => Boolean(numbers?.value.trim()) && !piecesTyped(quantity.value);
  const reads = () => {
    const pieces = piecesTyped(quantity.value) ?? 0;
    const written = serialsIn(numbers?.value ?? '', pieces);
    return pieces > 0 ? [{ line, quantity: pieces, ...(written.length ? { serials: written } : {}) }] : [];
  };
  const node = element(
    'tr',
    {},
    element('th', { scope: 'row' }, element('b', {}, name), element('small', {}, note), numbers),
    element('td', { class: 'r' }, most),
    element('td', { class: 'cell' }, quantity),
    net,
  );
  return { line, most, node, quantity, net, idle, reads, writes };
}
