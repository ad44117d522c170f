import { element } from '../../../shared/script/dom.js';

/** @import { DrawnField } from './pane-fields.js' */

/**
 * Lays fields out: two halves that follow each other stand in one row.
 * @param {DrawnField[]} fields
 */
export function laidOut(fields) {
  /** @type {HTMLElement[]} */
  const rows = [];
  for (let index = 0; index < fields.length; index += 1) {
    const [here, next] = [fields[index], fields[index + 1]];
    if (here?.field.half && next?.field.half) {
      rows.push(element('div', { class: 'pair' }, here.node, next.node));
      index += 1;
    } else if (here) rows.push(here.node);
  }
  return rows;
}
