import { element, icon } from '../../shared/script/dom.js';
import { state } from '../../shared/script/state.js';
import * as TEXT from 'texts';

/** @import { ShownFile } from '../../shared/types.js' */

const ICONS = { checking: 'clock', filed: 'ok', refused: 'no' };
const CLASSES = { checking: 'wt', filed: null, refused: 'ko' };

/**
 * Draws the files that customers sent, each with what became of it.
 * @param {ShownFile[]} files
 */
export const sentFiles = (files) => files.map((file) => {
  const { entry, name, what, note, url, by } = file;
  const lost = isLost(file);
  const title = url && !state.example ? element('a', { class: 'doc', href: url }, name) : element('b', { class: 'nm' }, name);
  return element(
    'li',
    { id: `file-${entry}`, tabindex: '-1', class: lost ? 'ko' : CLASSES[file.state] },
    icon(lost ? 'no' : ICONS[file.state]),
    element('div', {}, element('p', {}, title, ` ${what}`), element('p', { class: 'st' }, lost ? TEXT.file_lost : note), element('p', { class: 'by' }, by)),
  );
});

/**
 * Says whether a file that should have been looked at by now was not: its sender sends it again.
 * @param {ShownFile} file
 */
export const isLost = ({ until }) => until !== null && Date.parse(until) < Date.now();
