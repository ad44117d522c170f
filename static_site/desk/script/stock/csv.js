/** @typedef {{ separator: string, records: string[][] }} Table The cells of a CSV file, its header first. */

/**
 * Reads the bytes of a file as Excel writes them: UTF-8, or Windows-1252 where they are none.
 * @param {ArrayBuffer} bytes
 */
export function textOf(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * Gives the cells of a CSV text; quoted ones may have line ends.
 * @param {string} text
 * @returns {Table}
 */
export function readCsv(text) {
  const told = /^sep=(.)\r?\n/.exec(text);
  const body = told ? text.slice(told[0].length) : text;
  const [head = ''] = body.split('\n', 1);
  const separator = told?.[1] ?? [';', ',', '\t'].toSorted((one, other) => head.split(other).length - head.split(one).length)[0] ?? ';';
  /** @type {string[][]} */
  const records = [];
  /** @type {string[]} */
  let record = [];
  let [cell, quoted] = ['', false];
  for (let at = 0; at < body.length; at += 1) {
    const sign = body[at] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (body[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === separator) {
      record.push(cell);
      cell = '';
    } else if (sign === '\n') {
      records.push([...record, cell.replace(/\r$/, '')]);
      [record, cell] = [[], ''];
    } else cell += sign;
  }
  if (cell || record.length) records.push([...record, cell]);
  return { separator, records };
}

/**
 * Writes a cell so that it is read as it is.
 * @param {string} cell
 * @param {string} separator
 */
const quote = (cell, separator) => (cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** @param {Table} table */
export const writeCsv = ({ separator, records }) => records.map((record) => record.map((cell) => quote(cell, separator)).join(separator)).join('\r\n').concat('\r\n');

/**
 * Puts another value into a cell; rows are counted as the API counts them, the header is the first.
 * @param {Table} table
 * @param {number} row
 * @param {string} column
 * @param {string} value
 */
export function putCell({ records }, row, column, value) {
  const at = (records[0] ?? []).findIndex((name) => name.replace(/^\ufeff/, '').trim() === column);
  const record = records[row - 1];
  if (record && at >= 0) record[at] = value;
}

/**
 * Takes a row out: it becomes an empty one, so that the others keep their numbers.
 * @param {Table} table
 * @param {number} row
 */
export function dropRow({ records }, row) {
  const record = records[row - 1];
  if (record) records[row - 1] = record.map(() => '');
}
